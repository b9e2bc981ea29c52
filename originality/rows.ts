import { type Word } from './tokens.ts'

/** Fewer words in the same order are everyone’s. */
const inARow = 3

/**
 * Which words of one piece stand in a row with others just as they do in another piece: words of every kind, those that
 * stand everywhere too. Two people who write about one thing use the same words; seldom with the same small ones between.
 */
export function rowsIn(piece: readonly Word[], other: readonly Word[]): boolean[] {
  const rows = new Set<number>()
  for (let at = 0; at + inARow <= other.length; at++) rows.add(rowAt(other, at))
  rows.delete(none)
  const found = piece.map(() => false)
  for (let at = 0; at + inARow <= piece.length; at++) if (rows.has(rowAt(piece, at))) found.fill(true, at, at + inARow)
  return found
}

const none = 0

/** Three words in their order, as 32 bits. */
function rowAt(words: readonly Word[], at: number): number {
  const [one, other, third] = [words[at]!.stem, words[at + 1]!.stem, words[at + 2]!.stem]
  if (!one || !other || !third) return none
  return Math.imul(Math.imul(Math.imul(one, 0x9e3779b1) ^ other, 0x85ebca6b) ^ third, 0xc2b2ae35)
}
