import { sql } from 'kysely'
import { buriedAmong } from '#contact-point'
import { type Db } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { recordAct } from '#team'
import { eraseMessages } from './erase-messages.ts'
import { holdChannel } from './hold-channel.ts'

/**
 * Someone asked that what they said be erased, by whatever way reached us: the desk does for them what their own link does
 * on a page of ours. The record says who erased which message, never what it said; nothing of it can be put back.
 */
export async function eraseAtRequest(
  db: Db,
  clock: Clock,
  { workspace, message, by }: { workspace: Id<'workspace'>; message: Id<'message'>; by: string },
): Promise<Id<'act'>> {
  const row = await db
    .selectFrom('message as m')
    .innerJoin('contact_point as p', (join) =>
      join.onRef('p.workspace_id', '=', 'm.workspace_id').onRef('p.id', '=', 'm.contact_point_id'),
    )
    .select(['m.native_id', 'm.conversation_id', 'm.contact_point_id', 'm.ours', 'm.audience', 'p.channel'])
    .where('m.workspace_id', '=', workspace)
    .where('m.id', '=', message)
    .executeTakeFirst()
  if (!row) throw new Refusal('message.not-there', 404)
  if (row.ours || row.audience === 'internal') throw new Refusal('erasure.own-words', 422)
  await holdChannel(db, { workspace, channel: row.channel })
  const { native_id: nativeId, channel } = row
  if (nativeId) {
    const buried = await buriedAmong(db, { workspace, place: row.contact_point_id, channel }, [nativeId])
    if (buried.size) throw new Refusal('page.erased', 409)
  }
  const heard = nativeId ? await heardAs(db, workspace, channel, nativeId) : []
  await eraseMessages(db, clock, workspace, [message, ...heard])
  return recordAct(db, clock, {
    workspace,
    kind: 'erase',
    by,
    conversation: row.conversation_id as Id<'conversation'>,
    message,
  })
}

/** A comment heard twice, in the feed of the blog and in that of its post, is one: what is erased is both. */
async function heardAs(db: Db, workspace: Id<'workspace'>, channel: string, nativeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from contact_point p
    join message m on m.workspace_id = p.workspace_id and m.contact_point_id = p.id
    where p.workspace_id = ${workspace} and p.channel = ${channel} and m.native_id = ${nativeId} and not m.ours`.execute(
    db,
  )
  return rows.map((row) => row.id)
}
