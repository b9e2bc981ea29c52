import { sql } from 'kysely'
import { type LearningShown } from '#contract'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { defaultThemes } from '#understanding'
import { howSure, type Logged } from './how-sure.ts'
import { rootOf, type Themes } from './theme.ts'
import { themesOf, workspaceSpeaks } from './theme-store.ts'

/** The last corrections that are looked at, and of what they say the last suggestions that are counted. */
const looked = 500
const counted = 200
/** Of a theme whose suggestions fewer people have looked at, nothing is said. */
const leastOfTheme = 5
const mostTaught = 3

/** How sure the reading is here, by what became of its suggestions, and what it has learnt. */
export async function learningOnPourquoi(db: Db, workspace: Id<'workspace'>): Promise<LearningShown> {
  const { rows } = await sql<Logged>`
    select kind, detail from (
      select place, kind, detail from correction where workspace_id = ${workspace} and undone_at is null
      order by place desc limit ${looked}) c order by place`.execute(db)
  const name = await namesOf(db, workspace, await themesOf(db, workspace))
  const { reasons, byTheme, stances, taught } = howSure(rows, name.key, counted)
  const { rows: since } = await sql<Standing>`
    select count(c.place)::int as corrections, count(c.place) filter (where c.place > coalesce(r.upto, 0))::int as unread,
      (select json_build_object('read', read, 'total', total) from relearning
       where workspace_id = ${workspace} and ended_at is null) as "underWay",
      max(r.ended_at) as last
    from (select 1) one
    left join lateral (
      select upto, ended_at from relearning where workspace_id = ${workspace} and ended_at is not null and stopped_by is null
      order by id desc limit 1) r on true
    left join correction c on c.workspace_id = ${workspace} and c.undone_at is null`.execute(db)
  const { corrections, unread, underWay, last } = since[0]!
  return {
    corrections,
    sinceRead: unread,
    reasons,
    themes: [...byTheme]
      .flatMap(([theme, of]) => (theme !== null && of.decided >= leastOfTheme ? [{ name: name.of(theme), ...of }] : []))
      .sort((one, other) => other.decided - one.decided || (one.name < other.name ? -1 : 1)),
    stances,
    taught: [...taught]
      .filter(([, times]) => times > 1)
      .map(([theme, times]) => ({ name: name.of(theme), times }))
      .sort((one, other) => other.times - one.times || (one.name < other.name ? -1 : 1))
      .slice(0, mostTaught),
    underWay,
    lastAt: last?.toISOString() ?? null,
  }
}

interface Standing {
  corrections: number
  unread: number
  underWay: { read: number; total: number } | null
  last: Date | null
}

/** Suggestions name a theme by its id, or a default one by its key. */
async function namesOf(db: Db, workspace: Id<'workspace'>, themes: Themes) {
  const { language } = await workspaceSpeaks(db, workspace)
  const byKey = new Map([...themes.values()].flatMap((theme) => (theme.key ? [[theme.key, theme.id]] : [])))
  const key = (theme: string) => rootOf(themes, byKey.get(theme) ?? theme)?.id ?? theme
  const of = (theme: string) =>
    themes.get(theme)?.name ?? defaultThemes.find((one) => one.key === theme)?.name[language] ?? ''
  return { key, of }
}
