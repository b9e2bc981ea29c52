import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { type Act } from '#team'
import { type Here, holdConversationsOf } from './conversation-store.ts'

/**
 * Takes back what has not left yet, at every place it was going to: the words return to the draft they came from, nothing
 * of them stands in the conversation. What was recorded by hand is taken back as a record; the place itself is out of our
 * reach. What has left from one place is taken back from none. Answers where that was: a conversation joined or split
 * since goes on in another.
 */
export async function takeBack(db: Db, clock: Clock, act: Act): Promise<Here[]> {
  const messages = await sentBy(db, act)
  const held = await holdConversationsOf(db, act.workspace, messages)
  const { rows } = await sql<Taken>`
    delete from outbox o using message m
    where o.workspace_id = ${act.workspace} and o.message_id = any(${messages}::uuid[])
      and m.workspace_id = o.workspace_id and m.id = o.message_id
      and o.tries = 0 and (o.proof = 'by-hand' or o.state = 'waiting')
    returning m.id as message, m.conversation_id as conversation, o.by, m.text,
      array_remove(m.answers_id || array(select answered_id from also_answers a
        where a.workspace_id = m.workspace_id and a.message_id = m.id), null) as answers`.execute(db)
  if (!rows.length || rows.length < messages.length) throw new Refusal('act.already-left', 409)
  for (const [conversation, taken] of Map.groupBy(rows, (row) => row.conversation)) {
    const at = { workspace: act.workspace, conversation }
    for (const { message } of taken) await unsay(db, at, message)
    // Words of a colleague's are nobody's draft here.
    if (act.kind === 'reply') await backToDraft(db, clock, at, taken, act.detail.asks ?? null)
  }
  return held.map((conversation) => ({ workspace: act.workspace, conversation }))
}

interface Taken {
  message: Id<'message'>
  conversation: Id<'conversation'>
  by: string
  text: string
  answers: string[]
}

async function sentBy(db: Db, act: Act): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('message_id')
    .where('workspace_id', '=', act.workspace)
    .where('act_id', '=', act.id)
    .execute()
  return rows.map((row) => row.message_id)
}

async function backToDraft(db: Db, clock: Clock, at: Here, taken: Taken[], asks: unknown): Promise<void> {
  const { by, text } = taken[0]!
  const answers = JSON.stringify(taken.flatMap((one) => one.answers))
  await sql`
    insert into draft (workspace_id, conversation_id, user_id, text, kind, answers, asks, version, at)
    values (${at.workspace}, ${at.conversation}, ${by}, ${text}, 'reply', ${answers}::jsonb, ${asks && JSON.stringify(asks)}::jsonb, 1, ${clock()})
    on conflict (workspace_id, conversation_id, user_id) do update set
      text = case when draft.text = '' then excluded.text else excluded.text || E'\n\n' || draft.text end,
      kind = case when draft.text = '' then excluded.kind else draft.kind end,
      answers = excluded.answers, asks = coalesce(excluded.asks, draft.asks), version = draft.version + 1, at = excluded.at`.execute(
    db,
  )
}

export async function unsay(db: Db, at: Here, message: Id<'message'>): Promise<void> {
  await uncount(db, at, message)
  await db.deleteFrom('message').where('workspace_id', '=', at.workspace).where('id', '=', message).execute()
}

async function uncount(db: Db, { workspace, conversation }: Here, message: Id<'message'>): Promise<void> {
  await sql`
    with m as (select * from message where workspace_id = ${workspace} and id = ${message}),
    t as (update thread t set message_count = t.message_count - 1 from m where t.workspace_id = m.workspace_id and t.id = m.thread_id),
    p as (update contact_point p set message_count = p.message_count - 1 from m where p.workspace_id = m.workspace_id and p.id = m.contact_point_id),
    v as (
      update voice v set message_count = v.message_count - 1, last_said_at = coalesce((
        select max(x.said_at) from message x where x.workspace_id = m.workspace_id and x.conversation_id = m.conversation_id
        and x.person_id = m.person_id and x.id <> m.id and x.audience <> 'internal'), v.last_said_at)
      from m where v.workspace_id = m.workspace_id and v.conversation_id = m.conversation_id and v.person_id = m.person_id),
    latest as (
      select x.id, x.said_at from message x, m where x.workspace_id = m.workspace_id and x.conversation_id = m.conversation_id
      and x.id <> m.id and x.audience <> 'internal' order by x.said_at desc, x.id desc limit 1)
    update conversation c set message_count = c.message_count - 1,
      last_message_id = (select id from latest), last_said_at = coalesce((select said_at from latest), c.last_said_at)
    from m where c.workspace_id = m.workspace_id and c.id = m.conversation_id`.execute(db)
  await sql`
    with silent as (delete from voice where workspace_id = ${workspace} and conversation_id = ${conversation}
                    and message_count <= 0 returning 1)
    update conversation set voice_count = voice_count - (select count(*)::int from silent)
    where workspace_id = ${workspace} and id = ${conversation}`.execute(db)
}
