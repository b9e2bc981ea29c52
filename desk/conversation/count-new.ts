import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db, keyed } from '#database'
import { type Inserted } from './insert-heard.ts'

/** Adds new messages to what the rows of their conversations, threads, voices and place say, without reading the past again. */
export async function countNew(
  db: Db,
  place: Pick<ContactPoint, 'workspace' | 'id'>,
  messages: readonly Inserted[],
): Promise<void> {
  const rows = JSON.stringify(messages.map((one) => ({ ...one, saidAt: undefined, said_at: one.saidAt.toISOString() })))
  await sql`
    with x as (select * from jsonb_to_recordset(${rows}::jsonb)
               as x (id uuid, conversation uuid, thread uuid, person uuid, said_at timestamptz)),
    spoken as (
      insert into voice (workspace_id, conversation_id, person_id, message_count, last_said_at)
      select ${place.workspace}, conversation, person, count(*)::int, max(said_at) from x group by conversation, person
      on conflict (workspace_id, conversation_id, person_id) do update set
        message_count = voice.message_count + excluded.message_count,
        last_said_at = greatest(voice.last_said_at, excluded.last_said_at)
      returning conversation_id, xmax = 0 as new),
    threads as (
      update thread t set message_count = t.message_count + n.n
      from (select thread, count(*)::int as n from x group by thread) n
      where t.workspace_id = ${keyed(place.workspace)} and t.id = n.thread),
    place as (
      update contact_point p set message_count = p.message_count + n.n, last_heard_at = greatest(p.last_heard_at, n.last),
        latest_word_at = greatest(p.latest_word_at, n.last)
      from (select count(*)::int as n, max(said_at) as last from x) n where p.workspace_id = ${place.workspace} and p.id = ${place.id})
    update conversation c set
      message_count = c.message_count + n.n,
      voice_count = c.voice_count + coalesce(v.n, 0),
      last_message_id = case when c.last_message_id is null or n.last >= c.last_said_at then n.last_id else c.last_message_id end,
      last_said_at = case when c.message_count = 0 then n.last else greatest(c.last_said_at, n.last) end
    from (select conversation, count(*)::int as n, max(said_at) as last,
                 (array_agg(id order by said_at desc, id desc))[1] as last_id from x group by conversation) n
    left join (select conversation_id, count(*)::int as n from spoken where new group by conversation_id) v
      on v.conversation_id = n.conversation
    where c.workspace_id = ${keyed(place.workspace)} and c.id = n.conversation`.execute(db)
}
