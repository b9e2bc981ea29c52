import { sql } from 'kysely'
import { type Untold } from '#contract'
import { type Db } from '#database'
import { type Id, isId, Refusal } from '#kernel'
import { decisionShown } from './decisions-on-boucles.ts'

const page = 40

/** To whom it cannot be said, and why; in no order that would say who matters. */
export async function untoldOnBoucles(
  db: Db,
  workspace: Id<'workspace'>,
  decision: string,
  after: string | null,
): Promise<{ untold: Untold[]; next: string | null }> {
  if (after !== null && !isId(after)) throw new Refusal('request.cursor', 400)
  await decisionShown(db, workspace, decision)
  const { rows } = await sql<Omit<Untold, 'at'> & { at: Date }>`
    select l.id as loop, l.cannot as why, case when m.gone_at is null then h.name else '' end as by, p.name as place,
      p.channel, m.conversation_id as conversation, m.id as message, m.said_at as at, m.gone_at is not null as gone
    from (
      select l.* from loop l join decision d on d.workspace_id = l.workspace_id and d.id = l.decision_id
      where l.workspace_id = ${workspace} and l.decision_id = ${decision} and l.told_number < d.news_number
        and l.cannot is not null and (${after}::uuid is null or l.id > ${after}::uuid)
      order by l.id limit ${page + 1}) l
    join message m on m.workspace_id = l.workspace_id and m.id = l.message_id
    join handle h on h.workspace_id = m.workspace_id and h.id = m.handle_id
    join contact_point p on p.workspace_id = m.workspace_id and p.id = m.contact_point_id
    order by l.id`.execute(db)
  const untold = rows.slice(0, page).map((row) => ({ ...row, at: row.at.toISOString() }))
  return { untold, next: rows.length > page ? untold.at(-1)!.loop : null }
}
