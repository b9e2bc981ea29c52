import { type Direction, directionOf } from './directions.ts'
import { matcherAmong } from './likeness/match.ts'

/** A reason as it was found: the person's own words, and the theme they are under. */
export interface SaidReason {
  text: string
  theme: string | null
}

/** What several people would want instead. */
export interface Expectation {
  theme: string | null
  direction: Direction
  /** Indexes of the reasons given, in the order of their words. */
  reasons: number[]
  /** The index of the most central of them. */
  exemplar: number
}

/** Beyond so many the most central of a part stands for all. */
const mostCompared = 80

/**
 * Reasons by theme and by what would be wanted instead, the greatest group first. The order in which reasons arrive changes
 * nothing. `joined`: themes that were joined into another; themes apart are never grouped.
 */
export function expectations(reasons: readonly SaidReason[], joined: Record<string, string> = {}): Expectation[] {
  const groups = new Map<string, Expectation>()
  for (const at of inOrderOfWords(reasons)) {
    const theme = rootTheme(reasons[at]!.theme, joined)
    const direction = directionOf(reasons[at]!.text)
    const key = JSON.stringify([theme, direction])
    const group = groups.get(key) ?? { theme, direction, reasons: [], exemplar: at }
    group.reasons.push(at)
    groups.set(key, group)
  }
  const found = [...groups].sort(
    ([a, one], [b, other]) => other.reasons.length - one.reasons.length || (a < b ? -1 : 1),
  )
  return found.map(([, group]) => ({ ...group, exemplar: mostCentral(reasons, group.reasons) }))
}

function inOrderOfWords(reasons: readonly SaidReason[]): number[] {
  const keys = reasons.map(({ text, theme }) => JSON.stringify([text, theme]))
  return [...reasons.keys()].sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b))
}

function rootTheme(theme: string | null, joined: Record<string, string>): string | null {
  let root = theme
  for (let hops = 0; hops < 20 && root !== null && Object.hasOwn(joined, root); hops++) root = joined[root]!
  return root
}

/** The reason most like all others; of equals the shorter, then the first by its words. */
function mostCentral(reasons: readonly SaidReason[], group: number[]): number {
  const texts = [...new Set(group.map((at) => reasons[at]!.text))]
  const stride = Math.max(1, Math.ceil(texts.length / mostCompared))
  const compared = texts.filter((_, at) => at % stride === 0)
  const match = matcherAmong(compared)
  const sums = compared.map((one) => compared.reduce((sum, other) => sum + (one === other ? 0 : match(one, other)), 0))
  let best = 0
  for (let at = 1; at < compared.length; at++) {
    const more = sums[at]! - sums[best]!
    if (more > 1e-9 || (Math.abs(more) <= 1e-9 && compared[at]!.length < compared[best]!.length)) best = at
  }
  return group.find((at) => reasons[at]!.text === compared[best])!
}
