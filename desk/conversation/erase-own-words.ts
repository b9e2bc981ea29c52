import { sql } from 'kysely'
import { buryMessage, type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { type Clock, Refusal } from '#kernel'
import { type OwnHandle } from './author-link.ts'
import { eraseMessages } from './erase-messages.ts'
import { holdChannel } from './hold-channel.ts'

/** Someone takes back one thing they said on our own page, for good. */
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
    .deleteFrom('reaction')
    .where('workspace_id', '=', place.workspace)
    .where('contact_point_id', '=', place.id)
    .where('by_native', '=', by.nativeId)
    .execute()
  await db
    .deleteFrom('author_link')
    .where('workspace_id', '=', place.workspace)
    .where('handle_id', '=', by.id)
    .execute()
}

async function erase(db: Db, clock: Clock, place: ContactPoint, by: OwnHandle, only: string | null): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from message where workspace_id = ${place.workspace} and handle_id = ${by.id}
      and (${only}::uuid is null or id = ${only}::uuid)`.execute(db)
  return eraseMessages(
    db,
    clock,
    place.workspace,
    rows.map((row) => row.id),
  )
}
