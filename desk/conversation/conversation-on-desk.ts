import { sql } from 'kysely'
import { type Conversation } from '#contract'
import { type Db } from '#database'
import { type Clock, Refusal } from '#kernel'
import { markOf } from '#team'
import { adviceFor } from './advice-store.ts'
import { type Here } from './conversation-store.ts'
import { keyOf, reactionsTo } from './reactions-to.ts'
import { type ChannelAbilities } from './turn-shown.ts'

interface Row {
  client: string
  subject: string | null
  voices: number
  messages: number
  awaiting: number
  why: string | null
  let_live_why: string | null
  let_live_until: Date | null
  snoozed_until: Date | null
  assigned_to: string | null
  assigned_name: string | null
  joined_into: string | null
  last_read: string | null
  draft: Conversation['draft']
  threads:
    | (Omit<Conversation['threads'][number], 'place' | 'reactions'> & {
        native: string
        place: { id: string; name: string; channel: string; closed: boolean }
      })[]
    | null
  present: Conversation['present'] | null
}

/** Someone on the desk is here for 40 s after they last said so. */
export const presenceSeconds = 40

/** A conversation as one opens it: all but its turns, which come by pages. */
export async function conversationOnDesk(
  db: Db,
  clock: Clock,
  at: Here,
  user: string,
  channels: ChannelAbilities,
): Promise<Conversation> {
  const since = new Date(clock().getTime() - presenceSeconds * 1000)
  const { rows } = await sql<Row>`
    select w.name as client, c.subject, c.voice_count as voices, c.message_count as messages, c.awaiting_count as awaiting,
      case when c.awaiting_count > 0 and (c.awaiting_why <> 'given-word' or exists (select from commitment k
        where k.workspace_id = c.workspace_id and k.conversation_id = c.id and k.ended_at is null)) then c.awaiting_why end as why, c.let_live_why, c.let_live_until, c.snoozed_until,
      c.assigned_to, u.name as assigned_name, c.joined_into, r.message_id as last_read,
      case when d.user_id is not null then jsonb_build_object('text', d.text, 'kind', d.kind, 'answers', d.answers, 'asks', d.asks,
        'version', d.version, 'at', d.at) end as draft,
      (select jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title, 'url', t.url, 'messages', t.message_count, 'native', t.native_id,
          'place', jsonb_build_object('id', p.id, 'name', p.name, 'channel', p.channel, 'closed', p.closed_at is not null)) order by t.id)
        from thread t join contact_point p on p.workspace_id = t.workspace_id and p.id = t.contact_point_id
        where t.workspace_id = c.workspace_id and t.conversation_id = c.id) as threads,
      (select jsonb_agg(jsonb_build_object('user', pr.user_id, 'name', pu.name, 'writing', pr.writing))
        from presence pr join auth_user pu on pu.id = pr.user_id
        where pr.workspace_id = c.workspace_id and pr.conversation_id = c.id and pr.user_id <> ${user} and pr.seen_at > ${since}) as present
    from conversation c
    join workspace w on w.id = c.workspace_id
    left join auth_user u on u.id = c.assigned_to
    left join reading r on r.workspace_id = c.workspace_id and r.conversation_id = c.id and r.user_id = ${user}
    left join draft d on d.workspace_id = c.workspace_id and d.conversation_id = c.id and d.user_id = ${user}
    where c.workspace_id = ${at.workspace} and c.id = ${at.conversation}`.execute(db)
  const row = rows[0]
  if (!row) throw new Refusal('conversation.not-there', 404)
  const threads = row.threads ?? []
  const advice = await adviceFor(db, clock, [at], channels.ourPlace)
  const about = threads.map(({ native, place }) => ({ place: place.id, native }))
  const reactions = await reactionsTo(db, at.workspace, about)
  return {
    client: { id: at.workspace, name: row.client, mark: markOf(row.client) },
    id: at.conversation,
    subject: row.subject,
    threads: threads.map(({ native, place: { closed, ...place }, ...thread }) => ({
      ...thread,
      reactions: reactions.get(keyOf({ place: place.id, native })) ?? [],
      place: { ...place, says: channels.says(place.channel) && !closed, removes: channels.removes(place.channel) },
    })),
    voices: row.voices,
    messages: row.messages,
    awaiting: row.awaiting,
    why: row.why as Conversation['why'],
    advised: advice.get(at.conversation) ?? null,
    letLive: row.let_live_why ? { why: row.let_live_why, until: row.let_live_until?.toISOString() ?? null } : null,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    assignedTo: row.assigned_to ? { user: row.assigned_to, name: row.assigned_name ?? '' } : null,
    lastRead: row.last_read,
    draft: row.draft && { ...row.draft, at: new Date(row.draft.at).toISOString() },
    present: row.present ?? [],
    joinedInto: row.joined_into,
  }
}
