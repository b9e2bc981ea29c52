import { sql } from 'kysely'
import { type Medium } from '#channel'
import { type Db } from '#database'
import { type Id, isId } from '#kernel'
import { mediaWhole } from './medium.ts'

/**
 * An image of a piece of ours that everyone reads at a place of our own: shown as long as the piece stands there. null: it
 * stands nowhere there, no more, or not yet.
 */
export async function standingImage(
  db: Db,
  at: { workspace: Id<'workspace'>; place: Id<'contact point'>; medium: string },
): Promise<Medium | null> {
  if (!isId(at.medium)) return null
  const { rows } = await sql<{ id: string }>`
    select i.id from spark_medium i
    join spark_place p on p.workspace_id = i.workspace_id and p.spark_id = i.spark_id and p.contact_point_id = ${at.place}
    join message m on m.workspace_id = p.workspace_id and m.id = p.message_id
    join outbox o on o.workspace_id = m.workspace_id and o.message_id = m.id
    where i.workspace_id = ${at.workspace} and i.id = ${at.medium} and o.piece -> 'media' ? i.id::text
      and o.tries > 0 and o.state in ('saying', 'sent', 'later', 'unknown')
      and m.audience = 'public' and m.gone_at is null and m.removed_at is null`.execute(db)
  return rows[0] ? (await mediaWhole(db, at.workspace, [rows[0].id]))[0]! : null
}
