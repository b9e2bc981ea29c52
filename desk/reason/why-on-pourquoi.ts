import { sql } from 'kysely'
import { channelsLeftOut } from '#contact-point'
import { type Verbatim, type Why } from '#contract'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { exemplarsAmong } from './exemplars.ts'
import { type Themes } from './theme.ts'
import { themesOf } from './theme-store.ts'
import { unsaidVerbatims } from './unsaid-verbatims.ts'
import { verbatimsWhere } from './verbatims.ts'
import { type Want, wantsAmong } from './wants.ts'
import { type Counted, type CountedTheme, looked, shownWeeks, unsaidShown, whyCounted } from './why-counted.ts'
import { daysBefore, type Window } from './window.ts'
import { wordsOfReasons } from './words-of-reasons.ts'

export interface WhyAsked {
  place: Id<'contact point'> | null
  days: number | null
}

type WhyTheme = Why['themes'][number]

/**
 * Why they do not like it: the reasons of a stretch of time by theme, in people. Themes read in others count there; words
 * that are gone or taken away count nowhere.
 */
export async function whyOnPourquoi(db: Db, clock: Clock, workspace: Id<'workspace'>, asked: WhyAsked): Promise<Why> {
  const window: Window = { workspace, since: daysBefore(clock, asked.days), place: asked.place }
  const themes = await themesOf(db, workspace)
  const counted = await whyCounted(db, themes, window, clock())
  const latest = counted.latest ?? []
  const words = await wordsOfReasons(
    db,
    workspace,
    latest.map((one) => one.reason),
  )
  const exemplars = await exemplarsAmong(db, workspace, latest, words)
  const wants = wantsAmong(latest, words)
  const said = await saidBy(db, workspace, wants)
  const joins = joinsBehind(themes)
  const asTheme = (one: CountedTheme): WhyTheme => ({
    id: one.theme,
    name: one.theme ? themes.get(one.theme)!.name : '',
    people: one.people,
    confirmed: one.confirmed,
    verbatims: one.verbatims,
    channels: one.channels,
    exemplar: exemplars.get(one.theme) ?? null,
    weeks: one.weeks,
    joined: one.theme ? (joins.get(one.theme) ?? []) : [],
    wants: (wants.get(one.theme) ?? []).flatMap(({ exemplar, ...want }) => {
      const verbatim = said.get(exemplar)
      return verbatim ? [{ ...want, exemplar: verbatim }] : []
    }),
    wantsAmong: Math.min(one.verbatims, looked),
  })
  const all = counted.themes ?? []
  return {
    people: counted.people,
    liking: counted.liking,
    disliking: counted.disliking,
    themes: all
      .filter((one) => one.theme !== null)
      .map(asTheme)
      .sort((one, other) => other.people - one.people || other.verbatims - one.verbatims),
    withoutTheme: asTheme(all.find((one) => one.theme === null) ?? nothing),
    unsaid: await unsaidFirst(db, workspace, counted),
    suggested: counted.suggested,
    leftOut: await channelsLeftOut(db, workspace),
  }
}

async function saidBy(
  db: Db,
  workspace: Id<'workspace'>,
  wants: ReadonlyMap<string | null, Want[]>,
): Promise<Map<string, Verbatim>> {
  const ids = [...wants.values()].flat().map((want) => want.exemplar)
  const verbatims = await verbatimsWhere(db, workspace, sql`select unnest(${ids}::uuid[]) as id`)
  return new Map(verbatims.map((verbatim) => [verbatim.reason, verbatim]))
}

async function unsaidFirst(db: Db, workspace: Id<'workspace'>, counted: Counted): Promise<Why['unsaid']> {
  const latest = counted.unsaidIn ?? []
  const verbatims = await unsaidVerbatims(db, workspace, latest.slice(0, unsaidShown))
  return { people: counted.unsaid, verbatims, more: latest.length > unsaidShown }
}

const nothing: CountedTheme = {
  theme: null,
  people: 0,
  confirmed: 0,
  verbatims: 0,
  channels: [],
  weeks: Array(shownWeeks).fill(0),
}

/** The joins that stand behind each theme, the latest first, each with the act that would undo it. */
function joinsBehind(themes: Themes): Map<string, WhyTheme['joined']> {
  const joined = [...themes.values()].filter((theme) => theme.joinedInto && theme.joinedBy)
  joined.sort((one, other) => (one.joinedBy! < other.joinedBy! ? 1 : -1))
  const joins = new Map<string, WhyTheme['joined']>()
  for (const { joinedInto, joinedBy, name } of joined)
    joins.set(joinedInto!, [...(joins.get(joinedInto!) ?? []), { act: joinedBy!, name }])
  return joins
}
