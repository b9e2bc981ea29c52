import { sql } from 'kysely'
import { buryMessage, type ContactPoint } from '#contact-point'
import { type Db, ring } from '#database'
import { type Clock, Refusal } from '#kernel'
import { type OwnHandle } from './author-link.ts'
import { holdChannel } from './hold-channel.ts'
import { purgeWords } from './take-gone.ts'
import { weigh } from './weigh.ts'

/**
 * Someone takes back what they said on our own page. The words leave every place that holds them and a tombstone keeps
 * them away; the row stays without words, so that what others answered still answers something.
 */
export async function eraseOwnWords(
  db: Db,
  clock: Clock,
  place: ContactPoint,
  by: OwnHandle,
  message: string,
): Promise<void> {
  await holdChannel(db, place)
  if (!(await erase(db, clock, place, by, message))) throw new Refusal('page.not-yours', 404)
}

/** Everything this handle said, its name, and the link itself. Nothing of this handle is ever kept again. */
export async function eraseAllOwnWords(db: Db, clock: Clock, place: ContactPoint, by: OwnHandle): Promise<void> {
  await holdChannel(db, place)
  await erase(db, clock, place, by, null)
  await buryMessage(db, clock, { workspace: place.workspace, place: place.id }, `by:${by.nativeId}`, 'objected')
  await db
    .updateTable('handle')
    .set({ name: '' })
    .where('workspace_id', '=', place.workspace)
    .where('id', '=', by.id)
    .execute()
  await sql`update person p set name = '' where p.workspace_id = ${place.workspace} and p.id = ${by.person}
    and not exists (select from handle h where h.workspace_id = p.workspace_id and h.person_id = p.id and h.id <> ${by.id})`.execute(
    db,
  )
  await db
    .deleteFrom('author_link')
    .where('workspace_id', '=', place.workspace)
    .where('handle_id', '=', by.id)
    .execute()
}

async function erase(db: Db, clock: Clock, place: ContactPoint, by: OwnHandle, only: string | null): Promise<boolean> {
  const { rows } = await sql<{ id: string; native_id: string | null; conversation_id: string }>`
    update message set gone_at = coalesce(gone_at, ${clock()}), stance = null, awaits = null
    where workspace_id = ${place.workspace} and handle_id = ${by.id} and (${only}::uuid is null or id = ${only}::uuid)
    returning id, native_id, conversation_id`.execute(db)
  await purgeWords(
    db,
    place.workspace,
    rows.map((row) => row.id),
  )
  const at = { workspace: place.workspace, place: place.id }
  for (const { native_id } of rows) if (native_id) await buryMessage(db, clock, at, native_id, 'erased')
  if (!rows.length) return false
  const conversations = [...new Set(rows.map((row) => row.conversation_id))]
  await weigh(db, clock, place.workspace, conversations)
  await ring(db, { workspace: place.workspace, kind: 'heard', conversations })
  return true
}
