import { sql } from 'kysely'
import { type Published } from '#channel'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { holdConversations } from './conversation-store.ts'
import { moveThreads } from './join-conversations.ts'

type Begun = Extract<Published, { kind: 'sent' }>

interface Ours {
  thread: string
  conversation: string
  place: string
}

/**
 * A place has named the thread that a piece of ours began. Where its echo, or an answer to it, was heard before, a thread
 * of that name stands here already, in a conversation of its own: all of it comes to where the piece was begun.
 */
export async function beginThread(
  db: Db,
  clock: Clock,
  at: { workspace: Id<'workspace'>; message: string },
  begun: Begun,
): Promise<void> {
  const { workspace, message } = at
  const { rows } =
    await sql<Ours>`select thread_id as thread, conversation_id as conversation, contact_point_id as place
    from message where workspace_id = ${workspace} and id = ${message}`.execute(db)
  const ours = rows[0]!
  const { rows: others } = await sql<{ id: string; conversation: string }>`
    select id, conversation_id as conversation from thread where workspace_id = ${workspace}
    and contact_point_id = ${ours.place} and native_id = ${begun.thread.nativeId} and id <> ${ours.thread}`.execute(db)
  const [heard] = others
  if (heard) await gather(db, clock, { workspace, message, nativeId: begun.nativeId }, ours, heard)
  const { nativeId, url, title } = begun.thread
  await sql`update thread set native_id = ${nativeId}, url = coalesce(${url}, url), title = coalesce(title, ${title})
    where workspace_id = ${workspace} and id = ${ours.thread}`.execute(db)
}

async function gather(
  db: Db,
  clock: Clock,
  { workspace, message, nativeId }: { workspace: Id<'workspace'>; message: string; nativeId: string },
  ours: Ours,
  heard: { id: string; conversation: string },
): Promise<void> {
  await holdConversations(db, workspace, [ours.conversation, heard.conversation])
  // What was heard of the piece itself is the piece: whoever answered that answers this.
  const echo = sql`(select id from message where workspace_id = ${workspace} and contact_point_id = ${ours.place}
    and native_id = ${nativeId} and id <> ${message})`
  await sql`update message set answers_id = ${message} where workspace_id = ${workspace} and answers_id = ${echo}`.execute(
    db,
  )
  await sql`
    with echo as (delete from message where workspace_id = ${workspace} and id = ${echo} returning contact_point_id)
    update contact_point p set message_count = p.message_count - 1 from echo
    where p.workspace_id = ${workspace} and p.id = echo.contact_point_id`.execute(db)
  await sql`update message set thread_id = ${ours.thread} where workspace_id = ${workspace} and thread_id = ${heard.id}`.execute(
    db,
  )
  await sql`delete from thread where workspace_id = ${workspace} and id = ${heard.id}`.execute(db)
  await moveThreads(db, clock, workspace, [ours.thread], ours.conversation, [heard.conversation])
  await sql`update thread t set message_count = (select count(*)::int from message m where m.workspace_id = t.workspace_id
    and m.thread_id = t.id and m.audience <> 'internal') where t.workspace_id = ${workspace} and t.id = ${ours.thread}`.execute(
    db,
  )
  // Nothing was ever said in it but this.
  await sql`delete from conversation c where c.workspace_id = ${workspace} and c.id = ${heard.conversation}
    and not exists (select from thread t where t.workspace_id = c.workspace_id and t.conversation_id = c.id)
    and not exists (select from message m where m.workspace_id = c.workspace_id and m.conversation_id = c.id)`.execute(
    db,
  )
}
