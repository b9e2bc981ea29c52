import { sql } from 'kysely'
import { buryMessage, type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { type OwnHandle } from './author-link.ts'
import { eraseMessages } from './erase-messages.ts'
import { holdPersons, type OwnPerson } from './handle-join.ts'
import { holdChannel } from './hold-channel.ts'
import { regroup } from './regroup.ts'

/** Someone takes back one thing they said, for good. */
export async function eraseOwnWords(
  db: Db,
  clock: Clock,
  place: ContactPoint,
  by: OwnHandle,
  message: string,
): Promise<void> {
  await holdChannel(db, place)
  const { rows } = await sql<{ id: string }>`
    select id from message where workspace_id = ${place.workspace} and handle_id = ${by.id} and id = ${message}`.execute(
    db,
  )
  if (!rows.length) throw new Refusal('page.not-yours', 404)
  await eraseMessages(db, clock, place.workspace, [message])
}

/**
 * Everything this person said, under each handle they joined to this one: their words, their names, what joined them and
 * the links themselves. Nothing of these handles is ever kept again.
 */
export async function eraseAllOwnWords(
  db: Db,
  clock: Clock,
  { workspace }: Pick<ContactPoint, 'workspace'>,
  by: Pick<OwnHandle, 'id'>,
): Promise<void> {
  const among = await holdPersons(db, workspace, [by.id], (channel) => holdChannel(db, { workspace, channel }))
  const handles = among.map((one) => one.handle)
  const { rows } = await sql<{ id: string }>`
    select id from message where workspace_id = ${workspace} and handle_id = any(${handles}::uuid[])`.execute(db)
  await eraseMessages(
    db,
    clock,
    workspace,
    rows.map((row) => row.id),
  )
  for (const { place, nativeId } of among)
    await sql`delete from reaction where workspace_id = ${workspace} and contact_point_id = ${place}
      and by_native = ${nativeId}`.execute(db)
  for (const { place, nativeId } of among)
    await buryMessage(db, clock, { workspace, place }, `by:${nativeId}`, 'objected')
  await sql`delete from handle_join where workspace_id = ${workspace}
    and (one_handle = any(${handles}::uuid[]) or other_handle = any(${handles}::uuid[]))`.execute(db)
  await regroup(db, workspace, among)
  await forgetWho(db, workspace, among)
  await sql`delete from why_asking where workspace_id = ${workspace} and handle_id = any(${handles}::uuid[])`.execute(
    db,
  )
  await sql`delete from author_link where workspace_id = ${workspace} and handle_id = any(${handles}::uuid[])`.execute(
    db,
  )
  await sql`delete from join_code where workspace_id = ${workspace} and handle_id = any(${handles}::uuid[])`.execute(db)
}

/** Names and addresses go, also from what was said to them. What a page of ours made up for a name tells nothing. */
async function forgetWho(db: Db, workspace: Id<'workspace'>, among: readonly OwnPerson[]): Promise<void> {
  await sql`
    update handle h set name = '', url = null, register = null, theme_news_at = null,
      native_id = case when (select p.channel from contact_point p
        where p.workspace_id = h.workspace_id and p.id = h.contact_point_id) = 'page' then native_id else id::text end
    where h.workspace_id = ${workspace} and h.id = any(${among.map((one) => one.handle)}::uuid[])`.execute(db)
  await sql`update person set name = '' where workspace_id = ${workspace}
    and id = any(${among.map((one) => one.own)}::uuid[])`.execute(db)
  for (const { place, nativeId } of among)
    await sql`
      update outbox set utterance = jsonb_set(utterance, '{to}', '[]') where workspace_id = ${workspace}
        and contact_point_id = ${place} and utterance @> ${JSON.stringify({ to: [{ nativeId }] })}::jsonb
        and state in ('sent', 'gone', 'refused', 'taken-back')`.execute(db)
}
