import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db, ring } from '#database'
import { type Clock } from '#kernel'

/** Words of ours that a place had taken over did not arrive: they count as refused, and say so. */
export async function cameBack(
  db: Db,
  clock: Clock,
  place: Pick<ContactPoint, 'workspace' | 'id'>,
  nativeIds: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ conversation: string }>`
    update outbox o set state = 'refused', why = 'came-back', proof = null, changed_at = ${clock()} from message m
    where m.workspace_id = ${place.workspace} and m.contact_point_id = ${place.id} and m.ours
      and m.native_id = any(${nativeIds}::text[]) and o.workspace_id = m.workspace_id and o.message_id = m.id
      and o.state in ('sent', 'unknown') and o.proof is distinct from 'by-hand'
    returning m.conversation_id as conversation`.execute(db)
  if (rows.length)
    await ring(db, { workspace: place.workspace, kind: 'said', conversations: rows.map((row) => row.conversation) })
}
