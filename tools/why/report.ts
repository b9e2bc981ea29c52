import {
  alikeQuestions,
  type Brand,
  type Direction,
  defaultThemes,
  expectations,
  type Findings,
  matcherAmong,
  type SaidReason,
  understand,
} from '../../understanding/index.ts'

export interface Report {
  /** The language most of it is written in, where it is one of ours. */
  language: 'fr' | 'en' | null
  texts: number
  stances: Record<Findings['stance']['kind'], number>
  /** Dislikes that say why, and those that do not. */
  saidWhy: number
  reasonMissing: number
  wanted: Wanted[]
  /** Questions that several asked, then the others. */
  questions: { words: string; times: number }[]
  suggestions: string[]
}

export interface Wanted {
  theme: string | null
  direction: Direction
  people: number
  exemplar: Said
  others: Said[]
}

/** A reason in its message: the words before it, itself, and after it. */
export interface Said {
  before: string
  reason: string
  after: string
}

const brand: Brand = { names: [], themes: defaultThemes }
const mostOthers = 6
const around = 90
/** Who likes or asks complains in passing at most: only what is sure counts. */
const sureOutsideDislike = 0.5

export function reportOn(texts: string[]): Report {
  const found = texts.map((text) => ({ text, ...understand(text, brand) }))
  const stances = { dislike: 0, like: 0, question: 0, suggestion: 0, neutral: 0, unknown: 0 }
  for (const { stance } of found) stances[stance.kind]++
  const disliked = found.filter(({ stance }) => stance.kind === 'dislike')
  const asking = (kind: string) => found.filter(({ stance }) => stance.kind === kind).map(({ text }) => text)
  return {
    language: mainLanguage(found),
    texts: texts.length,
    stances,
    saidWhy: disliked.filter(({ reasons }) => reasons.length > 0).length,
    reasonMissing: disliked.filter(({ reasonMissing }) => reasonMissing).length,
    wanted: wantedBy(found),
    questions: folded(asking('question')),
    suggestions: asking('suggestion'),
  }
}

function mainLanguage(found: { language: Findings['language'] }[]): Report['language'] {
  const count = (code: string) => found.filter(({ language }) => language.code.startsWith(code)).length
  const [french, english] = [count('fr'), count('en')]
  if (french + english === 0) return null
  return french >= english ? 'fr' : 'en'
}

function wantedBy(found: ({ text: string } & Findings)[]): Wanted[] {
  const reasons: (SaidReason & { message: number; start: number; end: number })[] = found.flatMap((one, message) =>
    one.reasons
      .filter(({ confidence }) => one.stance.kind === 'dislike' || confidence >= sureOutsideDislike)
      .map(({ start, end, theme, confidence }) => {
        return { text: one.text.slice(start, end), theme, confidence, message, start, end }
      }),
  )
  const said = (at: number): Said => {
    const { message, start, end } = reasons[at]!
    return inItsMessage(found[message]!.text, start, end)
  }
  const groups = expectations(reasons)
  // What fits no theme is told last, however much it is.
  const inOrder = [...groups.filter(({ theme }) => theme !== null), ...groups.filter(({ theme }) => theme === null)]
  return inOrder.map(({ theme, direction, reasons: group, exemplar }) => ({
    theme,
    direction,
    people: new Set(group.map((at) => reasons[at]!.message)).size,
    exemplar: said(exemplar),
    others: apart(group.filter((at) => at !== exemplar).map((at) => ({ at, text: reasons[at]!.text })))
      .slice(0, mostOthers)
      .map(said),
  }))
}

/** The same words twice tell nothing more. */
function apart(group: { at: number; text: string }[]): number[] {
  const seen = new Set<string>()
  return group.flatMap(({ at, text }) => {
    const key = text.toLowerCase()
    if (seen.has(key)) return []
    seen.add(key)
    return [at]
  })
}

function inItsMessage(text: string, start: number, end: number): Said {
  const before = text.slice(0, start)
  const after = text.slice(end)
  return {
    before: before.length > around ? `…${before.slice(before.indexOf(' ', before.length - around))}` : before,
    reason: text.slice(start, end),
    after: after.length > around ? `${after.slice(0, after.lastIndexOf(' ', around))} …` : after,
  }
}

/** Each group under its most central words. */
function folded(texts: string[]): Report['questions'] {
  return alikeQuestions(texts).map((group) => {
    const words = group
      .map((at) => texts[at]!)
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
      .slice(0, 40)
    const match = matcherAmong(words)
    const pull = (one: string) => words.reduce((sum, other) => sum + match(one, other), 0)
    const [central] = words.map((one) => ({ one, pull: pull(one) })).sort((a, b) => b.pull - a.pull)
    return { words: central!.one, times: group.length }
  })
}
