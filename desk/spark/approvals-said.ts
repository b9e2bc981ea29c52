import { sql } from 'kysely'
import { type MorningApproval } from '#contract'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { beginningOf } from './beginning.ts'

/** As much of someone’s words as a row can show. */
const mostShown = 600

/**
 * What whoever is asked to approve said since then, of each the latest, the latest first. What was put away since is
 * nobody’s business any more.
 */
export async function approvalsSaid(
  db: Db,
  workspace: Id<'workspace'>,
  { since, most }: { since: Date; most: number },
): Promise<MorningApproval[]> {
  const { rows } = await sql<Omit<MorningApproval, 'at'> & { at: Date }>`
    with said as (
      select distinct on (w.approval_id) a.spark_id, w.kind as what, w.name as by, left(w.text, ${mostShown}) as text, w.at
      from (select * from approval_word where workspace_id = ${workspace} and at > ${since} order by at desc limit 200) w
      join approval a on a.workspace_id = w.workspace_id and a.id = w.approval_id
      order by w.approval_id, w.at desc, w.id desc)
    select s.id as spark, ${beginningOf('s')} as beginning, x.what, x.by, x.text, x.at
    from said x
    join spark s on s.workspace_id = ${workspace} and s.id = x.spark_id and s.state <> 'dropped'
    order by x.at desc, s.id limit ${most}`.execute(db)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
