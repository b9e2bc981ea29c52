/** How much the order of words in a piece of a draft speaks for its being taken from a piece of another text. */
import { pairHash } from './hash.ts'
import { type Token } from './tokens.ts'

/** Turned round, a pair says half; with one word between them that stands in only one of the two, about as much. */
const turned = 0.5
const loosened = 0.5
const bridged = 0.6

export function weightOf(draft: readonly Token[], text: readonly Token[], weigh: (print: number) => number): number {
  const next = new Set<string>()
  const near = new Set<string>()
  for (const [at, { stem }] of text.entries()) {
    for (const [set, step] of [
      [next, 1],
      [near, 1],
      [near, 2],
    ] as const) {
      const other = text[at + step]
      if (other) set.add(`${stem} ${other.stem}`)
    }
  }
  let weight = 0
  const counted = new Set<number>()
  for (let at = 0; at + 1 < draft.length; at++) {
    const [one, other, third] = [draft[at]!.stem, draft[at + 1]!.stem, draft[at + 2]?.stem]
    const print = pairHash(one, other)
    const isNext = next.has(`${one} ${other}`)
    if (!counted.has(print)) {
      if (isNext) weight += weigh(print)
      else if (next.has(`${other} ${one}`)) weight += turned * weigh(print)
      else if (near.has(`${one} ${other}`)) weight += loosened
    }
    counted.add(print)
    // One word in the middle was put there, or put in the place of another.
    if (!isNext && !next.has(`${other} ${third}`) && near.has(`${one} ${third}`)) weight += bridged
  }
  return weight
}
