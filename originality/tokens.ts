import { functionWords } from './function-words.ts'
import { hashOf } from './hash.ts'
import { stemOf } from './stem.ts'

/** A word that carries meaning, as it stands in its text. */
export interface Token {
  /** UTF-16 offsets. */
  start: number
  end: number
  /** Of its stem: two that are equal are the same word, inflected at most. */
  stem: number
  /** How many words of any kind stand before it in the text. */
  nth: number
}

/** Beyond this nothing is read: a page is read for its words, and a draft this long is no invitation to talk. */
export const readAtMost = 200_000

// An address is the same wherever it is given, and says nothing of the words around it.
const pieces = /https?:\/\/\S+|www\.\S+|[\p{L}\p{N}]+/gu
const address = /^(?:https?:|www\.)/
const known = new Map<string, number>()
const mostKnown = 100_000

/** The words of a text that carry meaning, in their order. Linear in its length. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let nth = 0
  for (const { 0: raw, index } of text.slice(0, readAtMost).matchAll(pieces)) {
    const at = nth++
    if (address.test(raw)) continue
    const form = raw.length > 40 ? raw.slice(0, 40) : raw
    const stem = stemHash(form)
    if (stem !== 0) tokens.push({ start: index, end: index + raw.length, stem, nth: at })
  }
  return tokens
}

/** 0 for words that stand everywhere. */
function stemHash(form: string): number {
  const before = known.get(form)
  if (before !== undefined) return before
  if (known.size >= mostKnown) known.clear()
  const bare = form.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const stem = functionWords.has(bare) || bare.length < 2 ? 0 : hashOf(stemOf(form)) || 1
  known.set(form, stem)
  return stem
}
