import { stands } from './pseudonymise.ts'

/*
 * Words that a person takes out of what goes along to a department, beside what is taken out by itself. Masked is a word,
 * not a place: « Théo » masked once is masked wherever these words say « Théo », whatever its accents and capitals. What
 * is kept is where it stood in which revision, so that the word itself is kept nowhere but in the message it is of.
 */

/** [start, end] of a word, in UTF-16 units. */
export type Range = readonly [number, number]

/** A word as it stands, with the key that all of its likes share; or what stands between words, which has none. */
export interface Piece {
  text: string
  key: string | null
}

const wordOf = /[\p{L}\p{M}\p{N}]+/gu

const keyOf = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  const between = (to: number) => {
    if (to > end) pieces.push({ text: text.slice(end, to), key: null })
  }
  for (const { 0: word, index } of text.matchAll(wordOf)) {
    between(index)
    pieces.push({ text: word, key: keyOf(word) })
    end = index + word.length
  }
  between(text.length)
  return pieces
}

/** Where the words of these keys stand; null: one of them does not. */
export function rangesOf(text: string, keys: readonly string[]): Range[] | null {
  const wanted = new Set(keys)
  const found = [...text.matchAll(wordOf)].filter(({ 0: word }) => wanted.has(keyOf(word)))
  if (new Set(found.map(({ 0: word }) => keyOf(word))).size < wanted.size) return null
  return found.map(({ 0: word, index }) => [index, index + word.length])
}

/** The keys of what stood there; null: it stands there no more, so that nobody can tell what was masked. */
export function keysAt(text: string, ranges: readonly Range[]): Set<string> | null {
  const keys = ranges.map(([start, end]) => keyOf(text.slice(start, end)))
  return keys.every((key) => key !== '') ? new Set(keys) : null
}

/** After names and addresses were taken out: what is left of a number must not come to light by masking a part of it. */
export const masked = (pseudonymised: string, keys: ReadonlySet<string>): string =>
  pseudonymised.replace(wordOf, (word) => (keys.has(keyOf(word)) ? stands.masked : word))
