import { type RawBuilder, sql } from 'kysely'
import { type Audience } from '#channel'
import { type Db, keyed } from '#database'
import { type Id, Refusal } from '#kernel'
import { answerableUntil } from './answerable-until.ts'

export interface Here {
  workspace: Id<'workspace'>
  conversation: Id<'conversation'>
}

/** Takes hold of a conversation until the transaction ends. Refuses with 404 where there is none. */
export async function holdConversation(
  db: Db,
  at: Here,
): Promise<{ joinedInto: string | null; assignedTo: string | null }> {
  const row = await db
    .selectFrom('conversation')
    .select(['joined_into', 'assigned_to'])
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.conversation)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('conversation.not-there', 404)
  return { joinedInto: row.joined_into, assignedTo: row.assigned_to }
}

/**
 * Takes hold of several, in the order of their ids. Whoever writes to many holds conversations first and messages after:
 * then two who write at once wait for each other in turn, and never in a circle.
 */
export async function holdConversations(
  db: Db,
  workspace: Id<'workspace'>,
  conversations: readonly string[],
): Promise<void> {
  await sql`
    select from conversation where workspace_id = ${keyed(workspace)} and id = any(${[...new Set(conversations)]}::uuid[])
    order by id for no key update`.execute(db)
}

/** Takes hold of the conversations where messages stand now, wherever they were joined to since. */
export async function holdConversationsOf(
  db: Db,
  workspace: Id<'workspace'>,
  messages: readonly string[],
): Promise<Id<'conversation'>[]> {
  const conversationsOf = async () => {
    const { rows } = await sql<{ id: Id<'conversation'> }>`select distinct conversation_id as id from message
      where workspace_id = ${workspace} and id = any(${messages}::uuid[])`.execute(db)
    return rows.map((row) => row.id)
  }
  for (let found = await conversationsOf(); ; ) {
    await holdConversations(db, workspace, found)
    const now = await conversationsOf()
    if (now.every((one) => found.includes(one))) return now
    found = now
  }
}

export interface Spoken {
  id: Id<'message'>
  thread: Id<'thread'>
  threadNativeId: string
  threadUrl: string | null
  threadTitle: string | null
  /** Who said it, as the place knows them; null for words of ours. */
  by: { nativeId: string; name: string; url: string | null } | null
  handle: string | null
  /** Where an answer goes out: what shares it is answered by one message. */
  spot: string
  place: Id<'contact point'>
  channel: string
  closed: boolean
  nativeId: string | null
  audience: Audience
  gone: boolean
  /** Until when its place takes an answer to it; null: it sets no hour. */
  answerUntil: Date | null
}

/** The same thread of the same channel is one spot, by whichever place it was heard. */
export const spotKey = (place: string, thread: string): RawBuilder<string> =>
  sql`left(md5(${sql.ref(`${place}.channel`)} || ' ' || ${sql.ref(`${thread}.native_id`)}), 12)`

/** The messages one is about to answer, in the order given; all of them of this conversation, or it is refused. */
export async function spokenHere(db: Db, at: Here, messages: readonly string[]): Promise<Spoken[]> {
  const { rows } = await sql<Spoken>`
    select m.id, m.thread_id as thread, t.native_id as "threadNativeId", t.url as "threadUrl",
           t.title as "threadTitle",
           case when h.id is not null and not m.ours
             then json_build_object('nativeId', h.native_id, 'name', h.name, 'url', h.url) end as by,
           case when not m.ours then m.handle_id end as handle,
           ${spotKey('p', 't')} as spot, m.contact_point_id as place,
           p.channel, p.closed_at is not null as closed, m.native_id as "nativeId", m.audience,
           m.gone_at is not null or m.removed_at is not null as gone,
           ${answerableUntil('m')} as "answerUntil"
    from message m
    join thread t on t.workspace_id = m.workspace_id and t.id = m.thread_id
    join contact_point p on p.workspace_id = m.workspace_id and p.id = m.contact_point_id
    left join handle h on h.workspace_id = m.workspace_id and h.id = m.handle_id
    where m.workspace_id = ${at.workspace} and m.conversation_id = ${at.conversation}
      and m.id = any(${messages}::uuid[])`.execute(db)
  const byId = new Map(rows.map((row) => [row.id as string, row]))
  return messages.map((id) => {
    const row = byId.get(id)
    if (!row) throw new Refusal('message.not-there', 404)
    return row
  })
}
