import { pairHash } from './hash.ts'
import { type Token, wordsOf } from './tokens.ts'

/**
 * What a text is recognised by: each two neighbouring words that carry meaning, whichever comes first, as 32 bits. The
 * words cannot be read out of them. Sorted, each once: four bytes a print.
 */
export function printsOf(text: string): Uint32Array {
  return Uint32Array.from(new Set(pairsIn(wordsOf(text).tokens))).sort()
}

/** The print of each token with the one after it. */
export function pairsIn(tokens: readonly Token[]): Uint32Array {
  const pairs = new Uint32Array(Math.max(0, tokens.length - 1))
  for (let at = 0; at < pairs.length; at++) pairs[at] = pairHash(tokens[at]!.stem, tokens[at + 1]!.stem)
  return pairs
}
