import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db, ring } from '#database'
import { type Clock } from '#kernel'
import { holdConversations } from './conversation-store.ts'
import { holdChannel } from './hold-channel.ts'
import { weigh } from './weigh.ts'

interface Row {
  id: string
  native_id: string
  conversation: string
  thread: string
  person: string
  handle: string | null
}

/**
 * What was heard by mistake was never heard: messages, what was found in them, threads, conversations and names that
 * nothing else speaks of. What somebody has answered, noted something on or taken away meanwhile stays, and what was
 * erased stays erased. Answers the native ids of all that is here no more.
 */
export async function unhear(
  db: Db,
  clock: Clock,
  place: Pick<ContactPoint, 'workspace' | 'id' | 'channel'>,
  nativeIds: readonly string[],
): Promise<string[]> {
  const { workspace } = place
  // Nothing of it is read while it goes.
  await holdChannel(db, place)
  const there = await messagesOf(db, place, nativeIds)
  const conversations = [...new Set(there.map((row) => row.conversation))]
  await holdConversations(db, workspace, conversations)
  const stay = await staying(db, workspace, conversations, there)
  const going = there.filter((row) => !stay.has(row.id))
  const kept = new Set(there.filter((row) => stay.has(row.id)).map((row) => row.native_id))
  const gone = nativeIds.filter((nativeId) => !kept.has(nativeId))
  await sql`delete from raw_event where workspace_id = ${workspace} and contact_point_id = ${place.id}
    and native_id = any(${gone}::text[])`.execute(db)
  await sql`delete from message where workspace_id = ${workspace} and id = any(${going.map((row) => row.id)}::uuid[])`.execute(
    db,
  )
  await sql`update contact_point set message_count = message_count - ${going.length}::int
    where workspace_id = ${workspace} and id = ${place.id}`.execute(db)
  await countAgain(db, workspace, conversations, [...new Set(going.map((row) => row.thread))])
  await leaveOut(db, workspace, conversations, going)
  await weigh(db, clock, workspace, conversations)
  await ring(db, { workspace, kind: 'heard', conversations: conversations.slice(0, mostTold) })
  await ring(db, { workspace, kind: 'places', conversations: [] })
  return gone
}

/** A ring carries few ids. */
const mostTold = 50

async function messagesOf(db: Db, place: Pick<ContactPoint, 'workspace' | 'id'>, nativeIds: readonly string[]) {
  const { rows } = await sql<Row>`
    select id, native_id, conversation_id as conversation, thread_id as thread, person_id as person, handle_id as handle
    from message where workspace_id = ${place.workspace} and contact_point_id = ${place.id}
      and native_id = any(${nativeIds}::text[])`.execute(db)
  return rows
}

async function staying(
  db: Db,
  workspace: string,
  conversations: readonly string[],
  there: readonly Row[],
): Promise<Set<string>> {
  const ids = there.map((row) => row.id)
  const { rows } = await sql<{ id: string }>`
    select answers_id as id from message where workspace_id = ${workspace}
      and conversation_id = any(${conversations}::uuid[]) and answers_id = any(${ids}::uuid[])
    union select answered_id from also_answers where workspace_id = ${workspace} and answered_id = any(${ids}::uuid[])
    union select id from message where workspace_id = ${workspace} and id = any(${ids}::uuid[])
      and (gone_at is not null or removed_at is not null or removed_by is not null)`.execute(db)
  return new Set(rows.map((row) => row.id))
}

/** What the rows of conversations, threads and voices say, from what is left. */
async function countAgain(db: Db, workspace: string, conversations: readonly string[], threads: readonly string[]) {
  const left = sql`select * from message where workspace_id = ${workspace} and audience <> 'internal'
    and conversation_id = any(${conversations}::uuid[])`
  await sql`update thread t set message_count = (select count(*)::int from message m
      where m.workspace_id = t.workspace_id and m.thread_id = t.id and m.audience <> 'internal')
    where t.workspace_id = ${workspace} and t.id = any(${threads}::uuid[])`.execute(db)
  await sql`delete from voice v where v.workspace_id = ${workspace} and v.conversation_id = any(${conversations}::uuid[])
    and not exists (select from (${left}) m where m.conversation_id = v.conversation_id and m.person_id = v.person_id)`.execute(
    db,
  )
  await sql`update voice v set message_count = m.n, last_said_at = m.last
    from (select conversation_id, person_id, count(*)::int as n, max(said_at) as last from (${left}) l group by 1, 2) m
    where v.workspace_id = ${workspace} and v.conversation_id = m.conversation_id and v.person_id = m.person_id`.execute(
    db,
  )
  await sql`update conversation c set message_count = coalesce(m.n, 0), last_message_id = m.last_id,
      last_said_at = coalesce(m.last, c.last_said_at),
      voice_count = (select count(*)::int from voice v where v.workspace_id = c.workspace_id and v.conversation_id = c.id)
    from unnest(${conversations}::uuid[]) as x (id)
    left join (select conversation_id, count(*)::int as n, max(said_at) as last,
        (array_agg(id order by said_at desc, id desc))[1] as last_id from (${left}) l group by 1) m
      on m.conversation_id = x.id
    where c.workspace_id = ${workspace} and c.id = x.id`.execute(db)
}

/** Threads, conversations and names that nothing speaks of any more. */
async function leaveOut(db: Db, workspace: string, conversations: readonly string[], gone: readonly Row[]) {
  const of = (name: 'thread' | 'person' | 'handle') => [...new Set(gone.flatMap((row) => row[name] ?? []))]
  await sql`delete from thread t where t.workspace_id = ${workspace} and t.id = any(${of('thread')}::uuid[])
    and not exists (select from message m where m.workspace_id = t.workspace_id and m.thread_id = t.id)`.execute(db)
  await sql`delete from conversation c where c.workspace_id = ${workspace} and c.id = any(${conversations}::uuid[])
    and not exists (select from message m where m.workspace_id = c.workspace_id and m.conversation_id = c.id)
    and not exists (select from thread t where t.workspace_id = c.workspace_id and t.conversation_id = c.id)
    and not exists (select from commitment k where k.workspace_id = c.workspace_id and k.conversation_id = c.id)
    and not exists (select from conversation j where j.workspace_id = c.workspace_id and j.joined_into = c.id)`.execute(
    db,
  )
  await sql`delete from handle h where h.workspace_id = ${workspace} and h.id = any(${of('handle')}::uuid[])
    and not exists (select from message m where m.workspace_id = h.workspace_id and m.handle_id = h.id)`.execute(db)
  // The row itself stays: to let it go, PostgreSQL would read every message of the client for each of them.
  await sql`update person p set name = '' where p.workspace_id = ${workspace} and p.id = any(${of('person')}::uuid[])
    and p.user_id is null
    and not exists (select from handle h where h.workspace_id = p.workspace_id and h.person_id = p.id)`.execute(db)
}
