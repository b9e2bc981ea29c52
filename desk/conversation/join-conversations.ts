import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'
import { type Here, holdConversation } from './conversation-store.ts'
import { moveDrafts } from './move-drafts.ts'
import { weigh } from './weigh.ts'

/**
 * The same subject, in two places: the other's threads come here. Threads never change hands between places, only
 * between conversations, and each move is recorded so that it can be undone.
 */
export async function joinConversations(
  db: Db,
  clock: Clock,
  at: Here,
  other: Id<'conversation'>,
  by: string,
): Promise<Id<'act'>> {
  if (other === at.conversation) throw new Refusal('conversation.is-itself', 422)
  const joined = await holdBoth(db, at.workspace, at.conversation, other)
  if (joined) throw new Refusal('conversation.joined-already', 409)
  const threads = await threadsOfConversation(db, { ...at, conversation: other })
  const act = await recordAct(db, clock, {
    workspace: at.workspace,
    kind: 'join',
    by,
    conversation: at.conversation,
    detail: { threads, from: other, to: at.conversation },
  })
  await moveThreads(db, clock, at.workspace, threads, at.conversation)
  await moveDrafts(db, clock, at.workspace, { from: other, to: at.conversation })
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [at.conversation, other] })
  return act
}

/** Always in the same order, so that two joins the opposite way wait for each other instead of for ever. */
async function holdBoth(db: Db, workspace: Id<'workspace'>, one: string, other: string): Promise<boolean> {
  let joined = false
  for (const conversation of [one, other].toSorted() as Id<'conversation'>[]) {
    const held = await holdConversation(db, { workspace, conversation })
    joined ||= held.joinedInto !== null
  }
  return joined
}

/** Takes a thread out into a conversation of its own. */
export async function splitThread(
  db: Db,
  clock: Clock,
  at: Here,
  thread: Id<'thread'>,
  by: string,
): Promise<{ act: Id<'act'>; conversation: Id<'conversation'> }> {
  await holdConversation(db, at)
  const threads = await threadsOfConversation(db, at)
  if (!threads.includes(thread)) throw new Refusal('conversation.not-there', 404)
  if (threads.length < 2) throw new Refusal('conversation.one-thread-only', 409)
  const conversation = newId<'conversation'>()
  await sql`
    insert into conversation (workspace_id, id, subject, at, last_said_at)
    select t.workspace_id, ${conversation}, t.title, ${clock()}, ${clock()} from thread t
    where t.workspace_id = ${at.workspace} and t.id = ${thread}`.execute(db)
  const act = await recordAct(db, clock, {
    workspace: at.workspace,
    kind: 'split',
    by,
    conversation: at.conversation,
    detail: { threads: [thread], from: at.conversation, to: conversation },
  })
  await moveThreads(db, clock, at.workspace, [thread], conversation)
  await moveDrafts(db, clock, at.workspace, { from: at.conversation, to: conversation, onlyAbout: conversation })
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [at.conversation, conversation] })
  return { act, conversation }
}

export const undoJoin: Undo = async (db, clock, act) => {
  const { threads, from, to } = act.detail as { threads: string[]; from: string; to: string }
  await holdBoth(db, act.workspace, from, to)
  const { rows } = await sql<{ id: string }>`select id from thread where workspace_id = ${act.workspace}
    and id = any(${threads}::uuid[]) and conversation_id = ${to}`.execute(db)
  if (rows.length !== threads.length) throw new Refusal('act.too-late', 409)
  await moveThreads(db, clock, act.workspace, threads, from)
  await moveDrafts(db, clock, act.workspace, { from: to, to: from, onlyAbout: from })
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [from, to] })
}

async function threadsOfConversation(db: Db, at: Here): Promise<string[]> {
  const rows = await db
    .selectFrom('thread')
    .select('id')
    .where('workspace_id', '=', at.workspace)
    .where('conversation_id', '=', at.conversation)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** `emptied`: further conversations that lost what stood in them. */
export async function moveThreads(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  threads: readonly string[],
  to: string,
  emptied: readonly string[] = [],
): Promise<void> {
  const { rows } = await sql<{ conversation_id: string }>`select distinct conversation_id from thread
    where workspace_id = ${workspace} and id = any(${threads}::uuid[])`.execute(db)
  await sql`update thread set conversation_id = ${to} where workspace_id = ${workspace} and id = any(${threads}::uuid[])`.execute(
    db,
  )
  await sql`update message set conversation_id = ${to} where workspace_id = ${workspace} and thread_id = any(${threads}::uuid[])`.execute(
    db,
  )
  await sql`update commitment k set conversation_id = m.conversation_id from message m
    where k.workspace_id = ${workspace} and m.workspace_id = k.workspace_id and m.id = k.message_id
      and m.thread_id = any(${threads}::uuid[])`.execute(db)
  const touched = [...new Set([to, ...emptied, ...rows.map((row) => row.conversation_id)])]
  await recount(db, workspace, touched)
  await weigh(db, clock, workspace, touched)
}

/** Counts a conversation anew from its messages. Only for rare acts that move many at once. */
async function recount(db: Db, workspace: Id<'workspace'>, conversations: readonly string[]): Promise<void> {
  await sql`delete from voice where workspace_id = ${workspace} and conversation_id = any(${conversations}::uuid[])`.execute(
    db,
  )
  await sql`
    insert into voice (workspace_id, conversation_id, person_id, message_count, last_said_at)
    select workspace_id, conversation_id, person_id, count(*)::int, max(said_at) from message
    where workspace_id = ${workspace} and conversation_id = any(${conversations}::uuid[]) and audience <> 'internal'
    group by workspace_id, conversation_id, person_id`.execute(db)
  await sql`
    update conversation c set message_count = coalesce(n.n, 0), last_message_id = n.last_id,
      last_said_at = coalesce(n.last, c.last_said_at), voice_count = coalesce(n.voices, 0),
      joined_into = case when n.n is null then (select t.conversation_id from thread t join act a on a.workspace_id = t.workspace_id
        where a.workspace_id = c.workspace_id and a.kind = 'join' and a.undone_at is null and a.detail ->> 'from' = c.id::text
          and a.detail -> 'threads' ? t.id::text order by a.id desc limit 1) end
    from unnest(${conversations}::uuid[]) as wanted (id)
    left join lateral (
      select count(*)::int as n, max(said_at) as last, count(distinct person_id)::int as voices,
             (array_agg(id order by said_at desc, id desc))[1] as last_id
      from message m where m.workspace_id = ${workspace} and m.conversation_id = wanted.id and m.audience <> 'internal'
      having count(*) > 0) n on true
    where c.workspace_id = ${workspace} and c.id = wanted.id`.execute(db)
}
