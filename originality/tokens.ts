import { functionWords } from './function-words.ts'
import { hashOf } from './hash.ts'
import { stemOf } from './stem.ts'

/** A word of any kind, as it stands in its text. */
export interface Word {
  /** UTF-16 offsets. */
  start: number
  end: number
  /** Of its stem: two that are equal are the same word, inflected at most. 0: nothing is the same as this. */
  stem: number
}

/** A word that carries meaning. */
export interface Token extends Word {
  /** How many words of any kind stand before it in the text. */
  nth: number
}

/** All words of a text in their order, and among them those that carry meaning. */
export interface Worded {
  words: Word[]
  tokens: Token[]
}

/** Beyond this nothing is read: a page is read for its words, and a draft this long is no invitation to talk. */
export const readAtMost = 200_000

// An address is the same wherever it is given, and says nothing of the words around it.
const pieces = /https?:\/\/\S+|www\.\S+|[\p{L}\p{N}]+/gu
const address = /^(?:https?:|www\.)/
const known = new Map<string, { stem: number; says: boolean }>()
const mostKnown = 100_000

/** The words of a text. Linear in its length. */
export function wordsOf(text: string): Worded {
  const words: Word[] = []
  const tokens: Token[] = []
  for (const { 0: raw, index: start } of text.slice(0, readAtMost).matchAll(pieces)) {
    const end = start + raw.length
    const { stem, says } = address.test(raw) ? nothing : read(raw.length > 40 ? raw.slice(0, 40) : raw)
    if (says) tokens.push({ start, end, stem, nth: words.length })
    words.push({ start, end, stem })
  }
  return { words, tokens }
}

const nothing = { stem: 0, says: false }

function read(form: string): { stem: number; says: boolean } {
  const before = known.get(form)
  if (before) return before
  if (known.size >= mostKnown) known.clear()
  const bare = form.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const says = !functionWords.has(bare) && bare.length > 1
  const word = { stem: hashOf(says ? stemOf(form) : bare) || 1, says }
  known.set(form, word)
  return word
}
