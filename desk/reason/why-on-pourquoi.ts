import { type Why } from '#contract'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { exemplarsAmong } from './exemplars.ts'
import { type Themes } from './theme.ts'
import { themesOf } from './theme-store.ts'
import { unsaidVerbatims } from './unsaid-verbatims.ts'
import { type Counted, type CountedTheme, shownWeeks, unsaidShown, whyCounted } from './why-counted.ts'
import { daysBefore, type Window } from './window.ts'

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
  const exemplars = await exemplarsAmong(db, workspace, counted.latest ?? [])
  const joins = joinsBehind(themes)
  const asTheme = (one: CountedTheme): WhyTheme => ({
    id: one.theme,
    name: one.theme ? themes.get(one.theme)!.name : '',
    people: one.people,
    verbatims: one.verbatims,
    channels: one.channels,
    exemplar: exemplars.get(one.theme) ?? null,
    weeks: one.weeks,
    joined: one.theme ? (joins.get(one.theme) ?? []) : [],
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
  }
}

async function unsaidFirst(db: Db, workspace: Id<'workspace'>, counted: Counted): Promise<Why['unsaid']> {
  const latest = counted.unsaidIn ?? []
  const verbatims = await unsaidVerbatims(db, workspace, latest.slice(0, unsaidShown))
  return { people: counted.unsaid, verbatims, more: latest.length > unsaidShown }
}

const nothing: CountedTheme = { theme: null, people: 0, verbatims: 0, channels: [], weeks: Array(shownWeeks).fill(0) }

/** The joins that stand behind each theme, the latest first, each with the act that would undo it. */
function joinsBehind(themes: Themes): Map<string, WhyTheme['joined']> {
  const joined = [...themes.values()].filter((theme) => theme.joinedInto && theme.joinedBy)
  joined.sort((one, other) => (one.joinedBy! < other.joinedBy! ? 1 : -1))
  const joins = new Map<string, WhyTheme['joined']>()
  for (const { joinedInto, joinedBy, name } of joined)
    joins.set(joinedInto!, [...(joins.get(joinedInto!) ?? []), { act: joinedBy!, name }])
  return joins
}
