import { howCopied, openShelf, printsOf } from '#originality'
import { benchmark, type Figure, round, tell } from './benchmark.ts'
import { chanceFrom } from './chance.ts'
import { byNGrams } from './copied-by-n-grams.ts'
import { pagesOfOthers } from './copied-from.ts'
import { copyOf, type Way, ways } from './copies.ts'
import { Score } from './copies-found.ts'
import { words } from './texts.ts'
import { timesOf } from './times.ts'

/**
 * Drafts held against fifty thousand pages: pieces of pages copied in six ways among words that no page has. A copied
 * piece is found where at least half of it is shown; what is shown is right where at least half of it was copied.
 */
const pages = 50_000
const draftsEach = 500
const draftLength = 2_000

await benchmark('originality', async () => {
  const chance = chanceFrom(11)
  const { shelved, apart, from } = pagesOfOthers()
  tell(`${shelved.length} pages of ${from}, and more of our own making`)
  const texts = [...shelved]
  while (texts.length < pages) texts.push(Array.from({ length: 14 }, () => words(chance)).join(' '))
  const began = performance.now()
  const prints = texts.map(printsOf)
  const printed = performance.now() - began
  const shelf = openShelf(prints.map((one) => ({ prints: one })))
  const shelving = performance.now() - began - printed
  const reference = { shelf, textAt: (at: number) => texts[at] ?? null }
  const others = [...new Set(apart.join(' ').match(/\p{L}{5,}/gu))]
  const peer = await byNGrams(shelved)
  if (!peer) tell('npm does not bring the library of n-grams: nothing to compare with')
  const figures: Figure[] = []
  const millis: number[] = []
  for (const way of ways) {
    const ours = new Score()
    const theirs = new Score()
    for (let n = 0; n < draftsEach; n++) {
      const { draft, truth } = draftWith(way)
      const since = performance.now()
      const { passages } = howCopied(draft, reference)
      millis.push(performance.now() - since)
      ours.add(
        truth,
        passages.map((one) => one.draft),
      )
      if (peer) theirs.add(truth, peer(draft))
    }
    const aim = { least: way === 'close paraphrase' ? 0.8 : 0.95 }
    const beside = (value: number) => peer && { raw: { what: 'n-gram 2.0.2, five words in a row', value } }
    figures.push(
      { what: `${way}: found of what was copied`, unit: '', value: ours.found, aim, ...beside(theirs.found) },
      { what: `${way}: right of what was shown`, unit: '', value: ours.right, aim, ...beside(theirs.right) },
    )
  }
  return {
    figures: [
      ...figures,
      { what: `a draft of ${draftLength} characters`, unit: 'ms', ...timesOf(millis), aim: { most: 100 } },
      {
        what: 'all prints',
        unit: 'MB',
        value: round(prints.reduce((sum, one) => sum + one.byteLength, 0) / 1e6),
        aim: { most: 100 },
      },
      { what: 'the shelf', unit: 'MB', value: round(shelf.bytes / 1e6), aim: { most: 100 } },
      { what: 'pages printed', unit: '/s', value: round(pages / (printed / 1000)) },
      { what: 'the shelf made anew', unit: 'ms', value: round(shelving) },
    ],
    how: {
      pages,
      real: shelved.length,
      from,
      drafts: draftsEach * ways.length,
      words: Math.round(texts.join(' ').split(' ').length / pages),
    },
  }

  /** Two pieces of pages, 12 to 40 words long, among words of texts that stand on no shelf. */
  function draftWith(way: Way) {
    const truth: { start: number; end: number }[] = []
    let draft = ''
    for (let piece = 0; piece < 2; piece++) {
      draft += `${pieceOf(chance.one(apart), 20 + chance.below(40))}. `
      const copy = copyOf(pieceOf(chance.one(shelved), 12 + chance.below(29)), way, chance, others)
      truth.push({ start: draft.length, end: draft.length + copy.length })
      draft += `${copy}. `
    }
    while (draft.length < draftLength) draft += `${pieceOf(chance.one(apart), 60)}. `
    return { draft: draft.slice(0, Math.max(draftLength, truth.at(-1)!.end)), truth }
  }

  function pieceOf(text: string, length: number): string {
    const all = text.split(' ')
    const from = chance.below(Math.max(1, all.length - length))
    return all.slice(from, from + length).join(' ')
  }
})
