import { type Direction, directionOf } from './directions.ts'
import { matcherAmong } from './likeness/match.ts'

/** A reason as it was found: the person's own words, and the theme they are under. */
export interface SaidReason {
  text: string
  theme: string | null
  /** How sure it is that this is a reason; 1 where nothing is said. */
  confidence?: number
}

/** What several people would want instead. */
export interface Expectation {
  theme: string | null
  direction: Direction
  /** Indexes of the reasons given, the most central first. */
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
  const groups = new Map<string, Omit<Expectation, 'exemplar'>>()
  for (const at of inOrderOfWords(reasons)) {
    const theme = rootTheme(reasons[at]!.theme, joined)
    const direction = directionOf(reasons[at]!.text)
    const key = JSON.stringify([theme, direction])
    const group = groups.get(key) ?? { theme, direction, reasons: [] }
    group.reasons.push(at)
    groups.set(key, group)
  }
  const found = [...groups].sort(
    ([a, one], [b, other]) => other.reasons.length - one.reasons.length || (a < b ? -1 : 1),
  )
  return found.map(([, { theme, direction, reasons: group }]) => {
    const inOrder = centralFirst(reasons, group)
    return { theme, direction, reasons: inOrder, exemplar: inOrder[0]! }
  })
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

/** Reasons most like all others, and surely reasons, first; of equals the shorter. What was not compared stands last. */
function centralFirst(reasons: readonly SaidReason[], group: number[]): number[] {
  const surest = new Map<string, number>()
  for (const at of group) {
    const { text, confidence = 1 } = reasons[at]!
    surest.set(text, Math.max(surest.get(text) ?? 0, confidence))
  }
  const texts = [...surest.keys()]
  const stride = Math.max(1, Math.ceil(texts.length / mostCompared))
  const compared = texts.filter((_, at) => at % stride === 0)
  const match = matcherAmong(compared)
  const sums = compared.map((one) => {
    const likes = compared.reduce((sum, other) => sum + (one === other ? 0 : match(one, other)), 0)
    return (1 + likes) * surest.get(one)!
  })
  // Rounded, so that sums made in another order are the same.
  const pulls = new Map(compared.map((text, at) => [text, Math.round(sums[at]! * 1e9)]))
  const pull = (at: number) => pulls.get(reasons[at]!.text) ?? -1
  return [...group].sort((a, b) => pull(b) - pull(a) || reasons[a]!.text.length - reasons[b]!.text.length)
}
