/** Copies as people make them, from the plain one to the one reworded: each keeps the words it came from, or most of them. */
import { type Chance } from './chance.ts'

export type Way = 'exact' | 'truncated' | 'inflected' | 'shuffled clauses' | 'swapped words' | 'close paraphrase'
export const ways: readonly Way[] = [
  'exact',
  'truncated',
  'inflected',
  'shuffled clauses',
  'swapped words',
  'close paraphrase',
]

/** `passage`: words with single spaces between them. `others`: words to put in the place of some. */
export function copyOf(passage: string, way: Way, chance: Chance, others: readonly string[]): string {
  const words = passage.split(' ')
  switch (way) {
    case 'exact':
      return passage
    case 'truncated':
      return words.slice(0, Math.max(12, Math.ceil(words.length * 0.6))).join(' ')
    case 'inflected':
      return words.map((word, at) => (at % 2 ? inflected(word) : word)).join(' ')
    case 'shuffled clauses':
      return clausesOf(words, chance).join(' ')
    case 'swapped words':
      return swapped(words, 6, chance, others).join(' ')
    case 'close paraphrase':
      return clausesOf(
        swapped(words, 8, chance, others).map((word, at) => (at % 3 ? word : inflected(word))),
        chance,
      ).join(' ')
  }
}

const endings: readonly [RegExp, string][] = [
  [/er$/, 'ait'],
  [/és?$/, 'ée'],
  [/aux$/, 'al'],
  [/(\w{3})s$/, '$1'],
  [/ed$/, 'ing'],
  [/(\w{3})e$/, '$1es'],
  [/(\w{4})$/, '$1s'],
]

function inflected(word: string): string {
  const [ending, to] = endings.find(([one]) => one.test(word)) ?? [/$/, '']
  return word.replace(ending, to)
}

function clausesOf(words: readonly string[], chance: Chance): string[] {
  const clauses: string[][] = []
  for (let at = 0; at < words.length; ) {
    const length = 5 + chance.below(5)
    clauses.push(words.slice(at, at + length))
    at += length
  }
  for (let at = clauses.length - 1; at > 0; at--) {
    const other = chance.below(at + 1)
    ;[clauses[at], clauses[other]] = [clauses[other]!, clauses[at]!]
  }
  return clauses.flat()
}

function swapped(words: readonly string[], each: number, chance: Chance, others: readonly string[]): string[] {
  const begins = chance.below(each)
  return words.map((word, at) => (at % each === begins ? chance.one(others) : word))
}
