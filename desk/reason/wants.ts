import { type Direction, directionOf } from '#understanding'
import { mostCentral, subjectWords } from './likeness.ts'
import { type ReasonWords } from './words-of-reasons.ts'

/** What several people would want instead, as their words let one think. */
export interface Want {
  direction: Exclude<Direction, 'better'>
  people: number
  /** The reason that says it most as the others do. */
  exemplar: string
}

/**
 * What people would want instead, by theme, the most wished for first. In which order reasons were heard changes nothing.
 * Words that tell no direction are in none.
 */
export function wantsAmong(
  reasons: readonly { theme: string | null; reason: string }[],
  words: ReadonlyMap<string, ReasonWords>,
): Map<string | null, Want[]> {
  const said = reasons.flatMap(({ theme, reason }) => {
    const its = words.get(reason)
    return its ? [{ theme, reason, ...its, direction: directionOf(its.words) }] : []
  })
  said.sort((one, other) => order(one.words, other.words) || order(one.reason, other.reason))
  const wants = new Map<string | null, Want[]>()
  for (const [theme, its] of Map.groupBy(said, (one) => one.theme)) {
    const found: Want[] = []
    for (const [direction, alike] of Map.groupBy(its, (one) => one.direction)) {
      if (direction === 'better') continue
      const most = mostCentral(alike.map((one) => subjectWords(one.words))) ?? 0
      found.push({ direction, people: new Set(alike.map((one) => one.person)).size, exemplar: alike[most]!.reason })
    }
    wants.set(
      theme,
      found.sort((one, other) => other.people - one.people || order(one.direction, other.direction)),
    )
  }
  return wants
}

const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
