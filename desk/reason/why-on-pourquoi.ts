import { sql } from 'kysely'
import { type Why } from '#contract'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { exemplarsOf } from './exemplars.ts'
import { heldBy, rootOf, type Theme, type Themes } from './theme.ts'
import { themesOf } from './theme-store.ts'
import { positionsTaken, unsaidOn } from './unsaid-on-pourquoi.ts'
import { daysBefore, reasonsIn, type Window } from './window.ts'

export interface WhyAsked {
  place: Id<'contact point'> | null
  days: number | null
}

type WhyTheme = Why['themes'][number]

interface Counted {
  theme: string | null
  people: number
  verbatims: number
  channels: string[] | null
  weeks: number[]
}

const shownWeeks = 12

/**
 * Why they do not like it: the reasons of a stretch of time by theme, in people. Themes read in others count there; words
 * that are gone or taken away count nowhere.
 */
export async function whyOnPourquoi(db: Db, clock: Clock, workspace: Id<'workspace'>, asked: WhyAsked): Promise<Why> {
  const now = clock()
  const since = daysBefore(clock, asked.days)
  const window = { workspace, since, place: asked.place }
  const themes = await themesOf(db, workspace)
  const counted = await countByTheme(db, themes, window, now)
  const exemplars = await exemplarsOf(
    db,
    window,
    counted.map(({ theme }) => ({ root: theme, themes: theme ? heldBy(themes, theme).map((one) => one.id) : [] })),
  )
  const joins = await joinsBehind(db, workspace, themes)
  const asTheme = (one: Counted): WhyTheme => ({
    id: one.theme,
    name: one.theme ? themes.get(one.theme)!.name : '',
    people: one.people,
    verbatims: one.verbatims,
    channels: one.channels ?? [],
    exemplar: exemplars.get(one.theme) ?? null,
    weeks: one.weeks,
    joined: one.theme ? (joins.get(one.theme) ?? []) : [],
  })
  const positions = await positionsTaken(db, window)
  return {
    people: positions.people,
    liking: positions.liking,
    disliking: positions.disliking,
    themes: counted
      .filter((one) => one.theme !== null)
      .map(asTheme)
      .sort((one, other) => other.people - one.people || other.verbatims - one.verbatims),
    withoutTheme: asTheme(counted.find((one) => one.theme === null) ?? nothing),
    unsaid: { people: positions.unsaid, verbatims: positions.unsaid ? await unsaidOn(db, window) : [] },
    suggested: positions.suggested,
  }
}

const nothing: Counted = { theme: null, people: 0, verbatims: 0, channels: [], weeks: Array(shownWeeks).fill(0) }

async function countByTheme(db: Db, themes: Themes, window: Window, now: Date): Promise<Counted[]> {
  const roots = [...themes.keys()].map((id) => ({ id, root: rootOf(themes, id)!.id }))
  const weeksAgo = new Date(now.getTime() - shownWeeks * 7 * 86_400_000)
  const weeks = Array.from(
    { length: shownWeeks },
    (_, at) => sql`count(*) filter (where week = ${shownWeeks - 1 - at})::int`,
  )
  const { rows } = await sql<Counted>`
    select root as theme, count(*) filter (where inside)::int as verbatims,
      count(distinct person_id) filter (where inside)::int as people,
      array_agg(distinct channel) filter (where inside) as channels, array[${sql.join(weeks)}] as weeks
    from (
      select t.root, m.person_id, c.channel, r.said_at >= ${window.since} as inside,
             floor(extract(epoch from ${now}::timestamptz - r.said_at) / 604800)::int as week
      from reason r
      join message m on m.workspace_id = r.workspace_id and m.id = r.message_id
      join contact_point c on c.workspace_id = m.workspace_id and c.id = m.contact_point_id
      left join jsonb_to_recordset(${JSON.stringify(roots)}::jsonb) as t (id uuid, root uuid) on t.id = r.theme_id
      where ${reasonsIn(window, weeksAgo < window.since ? weeksAgo : window.since)}) kept
    group by root having count(*) filter (where inside) > 0`.execute(db)
  return rows
}

/** The joins that stand behind each theme, the latest first, each with the act that would undo it. */
async function joinsBehind(
  db: Db,
  workspace: Id<'workspace'>,
  themes: Themes,
): Promise<Map<string, WhyTheme['joined']>> {
  const rows = await db
    .selectFrom('theme')
    .select(['id', 'name', 'joined_by_act'])
    .where('workspace_id', '=', workspace)
    .where('joined_by_act', 'is not', null)
    .orderBy('joined_by_act', 'desc')
    .execute()
  const joins = new Map<string, WhyTheme['joined']>()
  for (const row of rows) {
    const root = rootOf(themes, row.id) as Theme
    joins.set(root.id, [...(joins.get(root.id) ?? []), { act: row.joined_by_act!, name: row.name }])
  }
  return joins
}
