import { sql } from 'kysely'
import { type Discretion, discretionFrom } from '#charter'
import { type Advised } from '#contract'
import { type Db } from '#database'
import { type Clock } from '#kernel'
import { advise } from './advise.ts'
import { type Gathered, signalsIn } from './signals-in.ts'

/** So many of the latest turns are looked at, so much of each, and so many of those that await. */
const lookedAt = 40
const lookedInto = 400
const mostOpen = 200
const oldestOpen = 20
/** As where one awaits: below this what is found in words is too doubtful to stand for anything. */
const likelyEnough = 0.5

interface Row extends Omit<Gathered, 'home' | 'open' | 'turns'> {
  id: string
  discretion: unknown
  home: { own: boolean; channel: string; begun: boolean }
  open: Gathered['open'] | null
  turns: Gathered['turns'] | null
}

/**
 * The advice for these conversations; none for one where nothing was said that still stands. What is read does not grow with the past: the latest
 * turns by their index, and what awaits by its own.
 */
export async function adviceFor(
  db: Db,
  clock: Clock,
  conversations: readonly { workspace: string; conversation: string }[],
  ourPlace: (channel: string) => boolean,
): Promise<Map<string, Advised>> {
  if (!conversations.length) return new Map()
  const { rows } = await gathering(conversations).execute(db)
  const now = clock()
  return new Map(
    rows.flatMap(({ id, discretion, home, open, turns, ...rest }) => {
      if (!turns?.length) return []
      const by: Discretion = discretionFrom(discretion)
      const gathered = { ...rest, open: open ?? [], turns, home: home.own || home.begun || ourPlace(home.channel) }
      return [[id, advise(signalsIn(gathered, now, by), by)] as const]
    }),
  )
}

/** Each row looks its own up by key (`lateral … offset 0`), whatever the planner knows of these tables. */
const gathering = (conversations: readonly { workspace: string; conversation: string }[]) => sql<Row>`
  select c.id, w.zone, w.discretion, c.let_live_why is not null as "letLive",
    case when c.awaiting_count > 0 then c.awaiting_why end as why,
    home.home, open.open, turns.turns, coalesce(turns.n < ${lookedAt}, true) as whole
  from unnest(${conversations.map((one) => one.workspace)}::uuid[], ${conversations.map((one) => one.conversation)}::uuid[]) as x (workspace, id)
  cross join lateral (select * from conversation c where c.workspace_id = x.workspace and c.id = x.id offset 0) c
  cross join lateral (select zone, discretion from workspace w where w.id = c.workspace_id offset 0) w
  left join lateral (
    select jsonb_build_object('own', p.settings -> 'own' is not distinct from 'true'::jsonb, 'channel', p.channel,
      'begun', f.ours and f.answers_id is null and f.answers_native is null) as home
    from (
      select contact_point_id, ours, answers_id, answers_native from message m
      where m.workspace_id = c.workspace_id and m.conversation_id = c.id order by m.said_at, m.id limit 1) f
    cross join lateral (select channel, settings from contact_point p
      where p.workspace_id = c.workspace_id and p.id = f.contact_point_id offset 0) p) home on true
  left join lateral (
    select jsonb_agg(jsonb_build_object('id', o.id, 'why', o.awaits, 'person', o.person_id, 'at', o.said_at,
      'answersOther', coalesce(not a.ours, false), 'toUs', o.audience = 'direct' or coalesce(a.ours and a.spoken, false) or coalesce(f.addresses, false))
      order by o.said_at, o.id) as open
    from (
      select * from (
        select id, awaits, person_id, said_at, audience, answers_id, revision from message m
        where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.awaits is not null
          and m.handled_at is null and m.gone_at is null and m.removed_at is null limit ${mostOpen}) o
      order by o.awaits = 'danger' desc, o.said_at, o.id limit ${oldestOpen}) o
    left join lateral (
      select a.ours, a.answers_id is not null as spoken from message a
      where a.workspace_id = c.workspace_id and a.id = o.answers_id offset 0) a on true
    left join lateral (
      select f.addresses from finding f where f.workspace_id = c.workspace_id and f.message_id = o.id
        and f.revision = o.revision offset 0) f on true) open on true
  left join lateral (
    select count(*)::int as n, jsonb_agg(jsonb_build_object('id', t.id, 'person', t.person_id, 'ours', t.ours, 'answers', coalesce(t.answers_id::text, t.answers_native),
      'at', t.said_at, 'stance', coalesce(t.stance, f.stance), 'text', case when t.ours then '' else left(t.text, ${lookedInto}) end)
      order by t.said_at, t.id) filter (where t.audience <> 'internal' and t.gone_at is null and t.removed_at is null) as turns
    from (
      select * from message m where m.workspace_id = c.workspace_id and m.conversation_id = c.id
      order by m.said_at desc, m.id desc limit ${lookedAt}) t
    left join lateral (
      select case when f.stance_confidence >= ${likelyEnough} then f.stance end as stance from finding f
      where f.workspace_id = c.workspace_id and f.message_id = t.id and f.revision = t.revision offset 0) f on true) turns on true`
