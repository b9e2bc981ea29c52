import { type RawBuilder, sql } from 'kysely'
import { type Db } from '#database'
import { messageAt, stancesIn } from './stances-in.ts'
import { rootOf, type Themes } from './theme.ts'
import { type Window } from './window.ts'

export const shownWeeks = 12
/** Of a theme, the latest verbatims among which the most telling, and what is wanted instead, are looked for. */
export const looked = 100
/** Of the dislikes without a reason, how many stand there before one asks for more. */
export const unsaidShown = 20

export interface CountedTheme {
  theme: string | null
  people: number
  confirmed: number
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
  /** The latest of them, and one more where there are more. */
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
    with said_of as materialized (select distinct on (reason_id) reason_id, kind from reason_confirmation
      where workspace_id = ${window.workspace} order by reason_id, id desc),
    kept as materialized (${reasonsKept(themes, window, now)}),
    said as materialized (select distinct conversation_id, person_id from kept where inside),
    felt as materialized (${stancesIn(window)}),
    unsaid as (
      select felt.* from felt
      left join said on said.conversation_id = felt.conversation_id and said.person_id = felt.person_id
      where stance = 'dislike' and open = 0 and said.person_id is null)
    select
      (select json_agg(t) from (
        select root as theme, count(*) filter (where inside) as verbatims,
          count(distinct person_id) filter (where inside) as people,
          count(distinct person_id) filter (where inside and confirmed) as confirmed,
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
        select id from unsaid order by said_at desc, id desc limit ${unsaidShown + 1}) u) as "unsaidIn",
      (select coalesce(sum(open), 0)::int from felt) as suggested`.execute(db)
  return rows[0]!
}

function reasonsKept(themes: Themes, window: Window, now: Date): RawBuilder<unknown> {
  const roots = [...themes.keys()].map((id) => ({ id, root: rootOf(themes, id)!.id }))
  const weeksAgo = new Date(now.getTime() - shownWeeks * 7 * 86_400_000)
  const from = weeksAgo < window.since ? weeksAgo : window.since
  return sql`select r.id, t.root, r.said_at, m.person_id, m.conversation_id, c.channel, r.said_at >= ${window.since} as inside,
      s.kind is not distinct from 'confirmed' as confirmed,
      floor(extract(epoch from ${now}::timestamptz - r.said_at) / 604800)::int as week
    from reason r
    ${messageAt(window, sql`r.message_id`)}
    join contact_point c on c.workspace_id = ${window.workspace} and c.id = m.contact_point_id
    left join said_of s on s.reason_id = r.id
    left join jsonb_to_recordset(${JSON.stringify(roots)}::jsonb) as t (id uuid, root uuid) on t.id = r.theme_id
    where r.workspace_id = ${window.workspace} and r.withdrawn_at is null and r.said_at >= ${from}`
}
