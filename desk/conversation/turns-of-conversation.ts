import { type RawBuilder, sql } from 'kysely'
import { type Turn } from '#contract'
import { type Db } from '#database'
import { type Dialect } from '#kernel'
import { defaultThemes } from '#understanding'
import { answerableUntil } from './answerable-until.ts'
import { askedOnTurns } from './asked-on-turns.ts'
import { type Here, spotKey } from './conversation-store.ts'
import { readCursor, type TimeCursor, writeCursor } from './cursor.ts'
import { nameOf } from './name-of.ts'
import { keyOf, reactionsTo } from './reactions-to.ts'
import { reasonStanding } from './reason-standing.ts'
import { type ChannelAbilities, type ThemeNames, type TurnRead, turnShown } from './turn-shown.ts'

export interface TurnsPage {
  turns: Turn[]
  before: string | null
  after: string | null
}

export const turnsPageSize = 60

/** A page of what was said, in time order: around a message, before or after a cursor, from the start or the end. */
export async function turnsOfConversation(
  db: Db,
  at: Here,
  channels: ChannelAbilities,
  where: { around?: string; before?: string; after?: string; from?: 'start' | 'end'; these?: string },
): Promise<TurnsPage> {
  if (where.these)
    return { turns: await turnsAmong(db, at, channels, where.these.split(',')), before: null, after: null }
  const before = readCursor(where.before)
  const after = readCursor(where.after)
  if (before) return pageOf(db, at, channels, await earlier(db, at, before, turnsPageSize + 1), 'earlier')
  if (after || where.from === 'start')
    return pageOf(db, at, channels, await later(db, at, after, turnsPageSize + 1), 'later')
  const middle = where.around ? await momentOf(db, at, where.around) : null
  if (!middle) return pageOf(db, at, channels, await earlier(db, at, null, turnsPageSize + 1), 'earlier')
  const half = turnsPageSize / 2
  const past = await earlier(db, at, middle, half + 1)
  const next = await later(db, at, middle, half + 1)
  const moments = [...past.slice(0, half).toReversed(), middle, ...next.slice(0, half)]
  return {
    turns: await turnsShown(
      db,
      at,
      channels,
      moments.map((moment) => moment.id),
    ),
    before: past.length > half ? writeCursor(moments[0]!) : null,
    after: next.length > half ? writeCursor(moments.at(-1)!) : null,
  }
}

async function pageOf(
  db: Db,
  at: Here,
  channels: ChannelAbilities,
  found: TimeCursor[],
  way: 'earlier' | 'later',
): Promise<TurnsPage> {
  const more = found.length > turnsPageSize
  const moments = found.slice(0, turnsPageSize)
  if (way === 'earlier') moments.reverse()
  const turns = await turnsShown(
    db,
    at,
    channels,
    moments.map((moment) => moment.id),
  )
  return {
    turns,
    before: way === 'earlier' && more ? writeCursor(moments[0]!) : null,
    after: way === 'later' && more ? writeCursor(moments.at(-1)!) : null,
  }
}

/** Of these messages, those that stand in this conversation, in time order. */
async function turnsAmong(db: Db, at: Here, channels: ChannelAbilities, these: readonly string[]): Promise<Turn[]> {
  const among = await moments(db, at, sql`and id = any(${these}::uuid[])`, sql`said_at, id`, these.length)
  return turnsShown(
    db,
    at,
    channels,
    among.map((moment) => moment.id),
  )
}

async function earlier(db: Db, at: Here, than: TimeCursor | null, most: number): Promise<TimeCursor[]> {
  const bound = than ? sql`and (said_at, id) < (${than.at}::timestamptz, ${than.id}::uuid)` : sql``
  return moments(db, at, bound, sql`said_at desc, id desc`, most)
}

async function later(db: Db, at: Here, than: TimeCursor | null, most: number): Promise<TimeCursor[]> {
  const bound = than ? sql`and (said_at, id) > (${than.at}::timestamptz, ${than.id}::uuid)` : sql``
  return moments(db, at, bound, sql`said_at, id`, most)
}

async function moments(
  db: Db,
  at: Here,
  bound: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  most: number,
): Promise<TimeCursor[]> {
  const { rows } = await sql<TimeCursor>`select said_at as at, id from message
    where workspace_id = ${at.workspace} and conversation_id = ${at.conversation} ${bound} order by ${order} limit ${most}`.execute(
    db,
  )
  return rows
}

async function momentOf(db: Db, at: Here, message: string): Promise<TimeCursor | null> {
  const { rows } = await sql<TimeCursor>`select said_at as at, id from message
    where workspace_id = ${at.workspace} and conversation_id = ${at.conversation} and id = ${message}`.execute(db)
  return rows[0] ?? null
}

/** What awaits, oldest first: what a row unfolds to. */
export async function awaitingIn(
  db: Db,
  at: Here,
  channels: ChannelAbilities,
  afterCursor: string | undefined,
): Promise<{ turns: Turn[]; next: string | null }> {
  const after = readCursor(afterCursor)
  const { rows } = await sql<TimeCursor>`select said_at as at, id from message
    where workspace_id = ${at.workspace} and conversation_id = ${at.conversation}
      and awaits is not null and handled_at is null and gone_at is null and removed_at is null
      and (${after?.at ?? null}::timestamptz is null or (said_at, id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by said_at, id limit ${turnsPageSize + 1}`.execute(db)
  const shown = rows.slice(0, turnsPageSize)
  const turns = await turnsShown(
    db,
    at,
    channels,
    shown.map((row) => row.id),
  )
  return { turns, next: rows.length > turnsPageSize ? writeCursor(shown.at(-1)!) : null }
}

/** Turns by id, in the order of their ids given. */
export async function turnsShown(
  db: Db,
  at: Pick<Here, 'workspace'>,
  channels: ChannelAbilities,
  ids: readonly string[],
): Promise<Turn[]> {
  if (!ids.length) return []
  const { rows } = await sql<TurnRead>`${turnColumns}
    where m.workspace_id = ${at.workspace} and m.id = any(${ids}::uuid[])`.execute(db)
  const themes = await themeNames(db, at.workspace)
  const about = (row: TurnRead) => ({ place: row.place_id, native: row.native_id ?? '' })
  const reactions = await reactionsTo(db, at.workspace, rows.filter((row) => row.native_id).map(about))
  const said = (row: TurnRead) => ({ id: row.id, person: row.person_id, ours: row.ours })
  const asked = await askedOnTurns(db, at.workspace, rows.map(said))
  const beside = (row: TurnRead) => ({ reactions: reactions.get(keyOf(about(row))) ?? [], asked: asked(said(row)) })
  const shown = (row: TurnRead) => turnShown(row, themes, channels, beside(row))
  const byId = new Map(rows.map((row) => [row.id, shown(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const turnColumns = sql`
  select m.id, m.revision, m.person_id, ${nameOf(sql`m`)} as name, m.ours, w.name as brand, m.contact_point_id as place_id, cp.name as place_name,
    cp.channel, cp.closed_at is not null as place_closed, m.thread_id, ${spotKey('cp', 't')} as spot, m.said_at, m.said_on::text as said_on, m.audience, m.native_id, m.title, m.text, m.html, m.url,
    m.language, m.attachments, ${answerableUntil('m')} as answer_until, m.answers_id, a.name as answers_name, also.also, m.stance,
    m.awaits, m.handled_at is not null as handled, m.gone_at is not null as gone, m.removed_at is not null as removed,
    case when f.message_id is not null then jsonb_build_object('stance', f.stance, 'confidence', f.stance_confidence,
      'reasonMissing', f.reason_missing, 'revision', f.revision, 'reasons', f.reasons, 'byLlm', f.by_llm) end as finding,
    reasons.reasons, claims.claims, refused.refused, removal.removal, outbox.outbox
  from message m
  cross join lateral (select name from workspace w where w.id = m.workspace_id offset 0) w
  cross join lateral (select name, channel, closed_at from contact_point cp
    where cp.workspace_id = m.workspace_id and cp.id = m.contact_point_id offset 0) cp
  cross join lateral (select native_id from thread t where t.workspace_id = m.workspace_id and t.id = m.thread_id offset 0) t
  left join lateral (select ${nameOf(sql`a`)} as name from message a where a.workspace_id = m.workspace_id and a.id = m.answers_id offset 0) a on true
  left join lateral (select * from finding f where f.workspace_id = m.workspace_id and f.message_id = m.id offset 0) f on true
  left join lateral (
    select jsonb_agg(jsonb_build_object('id', x.id, 'name', ${nameOf(sql`x`)})) as also from also_answers aa
    join message x on x.workspace_id = aa.workspace_id and x.id = aa.answered_id
    where aa.workspace_id = m.workspace_id and aa.message_id = m.id) also on true
  left join lateral (
    select jsonb_agg(jsonb_build_object('id', r.id, 'start', r.span_start, 'end', r.span_end, 'by', coalesce(u.name, ''),
      'standing', ${reasonStanding}, 'theme', case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name) end) order by r.span_start) as reasons
    from reason r
    left join theme own on own.workspace_id = r.workspace_id and own.id = r.theme_id
    left join theme t on t.workspace_id = r.workspace_id and t.id = coalesce(own.joined_into, own.id)
    left join auth_user u on u.id = r.by
    where r.workspace_id = m.workspace_id and r.message_id = m.id and r.withdrawn_at is null and r.revision = m.revision) reasons on true
  left join lateral (
    select jsonb_agg(jsonb_build_object('claim', s.claim_id, 'start', s.span_start, 'end', s.span_end) order by s.span_start) as claims
    from claim_stand s join claim k on k.workspace_id = s.workspace_id and k.id = s.claim_id and k.withdrawn_at is null
    where m.ours and s.workspace_id = m.workspace_id and s.message_id = m.id and s.revision = m.revision) claims on true
  left join lateral (
    select jsonb_agg(jsonb_build_object('kind', c.kind, 'start', (c.detail ->> 'start')::int, 'end', (c.detail ->> 'end')::int)) as refused
    from correction c where c.workspace_id = m.workspace_id and c.message_id = m.id and c.undone_at is null
      and c.revision = m.revision and c.kind in ('refused-reason', 'withdrew-reason', 'refused-stance')) refused on true
  left join lateral (
    select jsonb_build_object('rule', r.title, 'at', ma.took_effect_at, 'act', ma.id,
      'standsThere', x.at_place = 'refused') as removal
    from removal x join moderation_act ma on ma.workspace_id = x.workspace_id and ma.id = x.moderation_act_id and ma.undone_at is null
    join charter_rule r on r.workspace_id = ma.workspace_id and r.id = ma.rule_id
    where x.workspace_id = m.workspace_id and x.message_id = m.id limit 1) removal on true
  left join lateral (
    select jsonb_build_object('state', o.state, 'proof', o.proof, 'why', o.why, 'notBefore', o.not_before, 'by', coalesce(u.name, ''),
      'act', o.act_id, 'choices', coalesce(o.piece -> 'choices', '[]')) as outbox
    from outbox o left join auth_user u on u.id = o.by
    where m.ours and o.workspace_id = m.workspace_id and o.message_id = m.id) outbox on true`

async function themeNames(db: Db, workspace: string): Promise<ThemeNames> {
  const { rows } = await sql<{ key: string; id: string; name: string; language: Dialect }>`
    select coalesce(t.key, t.id::text) as key, coalesce(into_.id, t.id) as id, coalesce(into_.name, t.name) as name, w.language from workspace w
    left join theme t on t.workspace_id = w.id
    left join theme into_ on into_.workspace_id = t.workspace_id and into_.id = t.joined_into
    where w.id = ${workspace}`.execute(db)
  const language = rows[0]?.language === 'en' ? 'en' : 'fr'
  return {
    byKey: new Map(rows.filter((row) => row.key).map((row) => [row.key, row])),
    defaultName: (key) => defaultThemes.find((theme) => theme.key === key)?.name[language] ?? key,
  }
}
