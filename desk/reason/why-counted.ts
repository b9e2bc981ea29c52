import { type RawBuilder, sql } from 'kysely'
import { type Db } from '#database'
import { rootOf, type Themes } from './theme.ts'
import { type Window } from './window.ts'

/** Below this a stance found by machine is not counted: nobody has looked at it and it is not sure enough. */
const sureEnough = 0.6
export const shownWeeks = 12
/** Of a theme, the latest verbatims among which the most telling is looked for. */
const looked = 100
const unsaidShown = 20

export interface CountedTheme {
  theme: string | null
  people: number
  verbatims: number
  channels: string[]
  weeks: number[]
}

export interface Counted {
  themes: CountedTheme[] | null
  /** The latest reasons of each theme. */
  latest: { theme: string | null; reason: string }[] | null
  /** Who said anything that counts here: a like, a dislike, a reason. */
  people: number
  liking: number
  disliking: number
  /** Who dislikes and gives no reason in that conversation, neither kept nor suggested. */
  unsaid: number
  unsaidIn: string[] | null
  suggested: number
}

/**
 * All that *Pourquoi* counts, in one pass over the reasons and one over the stances of a stretch of time. Each message is
 * looked up by its key (`offset 0` keeps the planner from reading every message there ever was instead), so that the
 * cost is that of the stretch, not of the past.
 */
export async function whyCounted(db: Db, themes: Themes, window: Window, now: Date): Promise<Counted> {
  const weeks = Array.from(
    { length: shownWeeks },
    (_, at) => sql`count(*) filter (where week = ${shownWeeks - 1 - at})`,
  )
  const { rows } = await sql<Counted>`
    with kept as materialized (${reasonsKept(themes, window, now)}),
    said as materialized (select distinct conversation_id, person_id from kept where inside),
    felt as materialized (${stancesFound(window)} union all ${stancesMarked(window)}),
    unsaid as (
      select felt.* from felt
      left join said on said.conversation_id = felt.conversation_id and said.person_id = felt.person_id
      where stance = 'dislike' and open = 0 and said.person_id is null)
    select
      (select json_agg(t) from (
        select root as theme, count(*) filter (where inside) as verbatims,
          count(distinct person_id) filter (where inside) as people,
          array_agg(distinct channel) filter (where inside) as channels, array[${sql.join(weeks)}] as weeks
        from kept group by root having count(*) filter (where inside) > 0) t) as themes,
      (select json_agg(json_build_object('theme', root, 'reason', id)) from (
        select root, id, row_number() over (partition by root order by said_at desc, id desc) as place
        from kept where inside) l where place <= ${looked}) as latest,
      (select count(distinct person_id)::int from (
        select person_id from said union all select person_id from felt where stance in ('like', 'dislike')) p) as people,
      (select count(distinct person_id)::int from felt where stance = 'like') as liking,
      (select count(distinct person_id)::int from felt where stance = 'dislike') as disliking,
      (select count(distinct person_id)::int from unsaid) as unsaid,
      (select json_agg(id) from (
        select id from unsaid order by said_at desc, id desc limit ${unsaidShown}) u) as "unsaidIn",
      (select coalesce(sum(open), 0)::int from felt) as suggested`.execute(db)
  return rows[0]!
}

function reasonsKept(themes: Themes, window: Window, now: Date): RawBuilder<unknown> {
  const roots = [...themes.keys()].map((id) => ({ id, root: rootOf(themes, id)!.id }))
  const weeksAgo = new Date(now.getTime() - shownWeeks * 7 * 86_400_000)
  const from = weeksAgo < window.since ? weeksAgo : window.since
  return sql`select r.id, t.root, r.said_at, m.person_id, m.conversation_id, c.channel, r.said_at >= ${window.since} as inside,
      floor(extract(epoch from ${now}::timestamptz - r.said_at) / 604800)::int as week
    from reason r
    ${messageAt(window, sql`r.message_id`)}
    join contact_point c on c.workspace_id = ${window.workspace} and c.id = m.contact_point_id
    left join jsonb_to_recordset(${JSON.stringify(roots)}::jsonb) as t (id uuid, root uuid) on t.id = r.theme_id
    where r.workspace_id = ${window.workspace} and r.withdrawn_at is null and r.said_at >= ${from}`
}

/** Its message, where its words stand: neither gone nor taken away, and said at the place where one is asked for. */
function messageAt(window: Window, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const here = window.place ? sql`and x.contact_point_id = ${window.place}::uuid` : sql``
  return sql`cross join lateral (
    select x.id, x.person_id, x.conversation_id, x.contact_point_id, x.said_at, x.stance, x.revision from message x
    where x.workspace_id = ${window.workspace} and x.id = ${id} and x.gone_at is null and x.removed_at is null ${here}
    offset 0) m`
}

/** The condition of the index `finding_telling`, to the letter: without it the whole past would be read. */
const telling = sql`(f.stance in ('dislike', 'like') or f.reasons <> '[]'::jsonb)`

function stancesFound(window: Window): RawBuilder<unknown> {
  return sql`select m.id, m.person_id, m.conversation_id, m.said_at,
      coalesce(m.stance, case when f.stance_confidence >= ${sureEnough} then f.stance end) as stance,
      jsonb_array_length(f.reasons) as open
    from finding f ${messageAt(window, sql`f.message_id`)}
    where f.workspace_id = ${window.workspace} and f.said_at >= ${window.since} and ${telling} and f.revision = m.revision`
}

/** What a hand marked and understanding had not seen. */
function stancesMarked(window: Window): RawBuilder<unknown> {
  const here = window.place ? sql`and m.contact_point_id = ${window.place}::uuid` : sql``
  return sql`select m.id, m.person_id, m.conversation_id, m.said_at, m.stance, 0
    from message m
    where m.workspace_id = ${window.workspace} and m.stance is not null and m.said_at >= ${window.since}
      and m.stance in ('dislike', 'like') and m.gone_at is null and m.removed_at is null ${here}
      and not exists (select from finding f where f.workspace_id = m.workspace_id and f.message_id = m.id
        and f.revision = m.revision and ${telling})`
}
