import { sql } from 'kysely'
import { type Verbatim } from '#contract'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { messageAt, stancesIn } from './stances-in.ts'
import { unsaidVerbatims } from './unsaid-verbatims.ts'
import { readVerbatimCursor, verbatimCursor } from './verbatim-cursor.ts'
import { type VerbatimsAsked } from './verbatims-of-theme.ts'
import { daysBefore, type Window } from './window.ts'

const page = 40

/** Everyone whose dislike says no reason, latest first, page by page: whom *Pourquoi* counts and shows the first of. */
export async function unsaidOnPourquoi(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  asked: VerbatimsAsked,
): Promise<{ verbatims: Verbatim[]; next: string | null }> {
  const window: Window = { workspace, since: daysBefore(clock, asked.days), place: asked.place }
  const after = asked.after === null ? null : readVerbatimCursor(asked.after)
  const { rows } = await sql<{ id: string }>`
    with said as materialized (
      select distinct m.conversation_id, m.person_id from reason r ${messageAt(window, sql`r.message_id`)}
      where r.workspace_id = ${workspace} and r.withdrawn_at is null and r.said_at >= ${window.since}),
    felt as materialized (${stancesIn(window)})
    select felt.id from felt
    left join said on said.conversation_id = felt.conversation_id and said.person_id = felt.person_id
    where stance = 'dislike' and open = 0 and said.person_id is null
      and (${after?.at ?? null}::timestamptz is null or (felt.said_at, felt.id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
    order by felt.said_at desc, felt.id desc limit ${page + 1}`.execute(db)
  const shown = await unsaidVerbatims(
    db,
    workspace,
    rows.slice(0, page).map((row) => row.id),
  )
  const last = shown.at(-1)
  return { verbatims: shown, next: rows.length > page && last ? verbatimCursor(last) : null }
}
