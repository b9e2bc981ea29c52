import { sql } from 'kysely'
import { buryMessage } from '#contact-point'
import { type Db, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { holdConversations } from './conversation-store.ts'
import { purgeWords } from './take-gone.ts'
import { weigh } from './weigh.ts'

/**
 * What these messages say leaves every place that holds it, and a tombstone keeps it away wherever its channel hears it
 * again. The rows stay, without words, so that what others answered still answers something. False: there was none.
 */
export async function eraseMessages(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  messages: readonly string[],
): Promise<boolean> {
  const { rows: of } = await sql<{ id: string }>`
    select distinct conversation_id as id from message
    where workspace_id = ${workspace} and id = any(${messages}::uuid[])`.execute(db)
  const conversations = of.map((conversation) => conversation.id)
  await holdConversations(db, workspace, conversations)
  const { rows } = await sql<{ id: string; native_id: string | null; channel: string }>`
    update message m set gone_at = coalesce(m.gone_at, ${clock()}), stance = null, awaits = null from contact_point p
    where m.workspace_id = ${workspace} and m.id = any(${messages}::uuid[])
      and p.workspace_id = m.workspace_id and p.id = m.contact_point_id
    returning m.id, m.native_id, p.channel`.execute(db)
  if (!rows.length) return false
  const ids = rows.map((row) => row.id)
  await leaveUnread(db, clock, workspace, ids)
  await purgeWords(db, workspace, ids, { clock, why: 'person' })
  for (const { native_id, channel } of rows)
    if (native_id) await buryMessage(db, clock, { workspace, place: channel }, native_id, 'erased')
  await weigh(db, clock, workspace, conversations)
  await ring(db, { workspace, kind: 'heard', conversations })
  return true
}

/** What the ledger still had to read of them is read no more: it would be emptied before, and set aside as a riddle. */
async function leaveUnread(db: Db, clock: Clock, workspace: Id<'workspace'>, messages: readonly string[]) {
  await sql`
    update raw_event e set read_at = ${clock()} from message m
    where m.workspace_id = ${workspace} and m.id = any(${messages}::uuid[]) and e.workspace_id = m.workspace_id
      and e.contact_point_id = m.contact_point_id and e.native_id = m.native_id
      and e.read_at is null and e.set_aside_at is null`.execute(db)
}
