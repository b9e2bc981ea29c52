import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'

/** What of departments waits for somebody at the desk, and why. */
export interface AskThatWaits {
  /** `word`: a letter in doubt, or what a colleague wrote first. `overdue`: no answer came by the day named. */
  why: 'word' | 'asked-back' | 'overdue'
  department: string
  /** What they wrote, or what they were asked. */
  words: string
  at: Date
}

/** Words a human has to look at. Of a question taken back, only answers. */
export const waitsForHuman = sql`w.taken_at is null and w.set_aside_at is null
  and not (coalesce(w.doubt, '') in ('away', 'empty') and exists (select from ask a where a.workspace_id = w.workspace_id
    and a.id = w.ask_id and a.withdrawn_at is not null))`

/** Oldest first, so many at most of each kind: what departments wrote, what they miss, what they have not answered in time. */
export async function asksThatWait(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  most: number,
): Promise<AskThatWaits[]> {
  const { rows } = await sql<AskThatWaits>`
    select x.why, d.name as department, left(x.words, 600) as words, x.at from (
      (select 1 as place, 'word' as why, w.department_id, w.text as words, w.at from department_word w
        where w.workspace_id = ${workspace} and ${waitsForHuman} order by w.at limit ${most})
      union all
      (select 2, case when a.asked_back_at is null then 'overdue' else 'asked-back' end, a.department_id, a.question,
          coalesce(a.asked_back_at, a.due_at) from ask a
        where a.workspace_id = ${workspace} and a.answered_at is null and a.withdrawn_at is null
          and (a.due_at <= ${clock()} or a.asked_back_at is not null) order by a.due_at limit ${most})) x
    join department d on d.workspace_id = ${workspace} and d.id = x.department_id
    order by x.place, x.why, x.at`.execute(db)
  return rows
}
