import { expect, test } from 'vitest'
import { howCopied, openShelf, printsOf, type Shelved } from './index.ts'

const printed = (text: string, site?: string): Shelved => ({ prints: printsOf(text), ...(site && { site }) })

const one = printed('compote de pommes cuites au chaudron')
const other = printed('poires tapées au four de pierre')
const third = printed('gelée de coings filtrée goutte après goutte')

test('a shelf that has changed has what came, not what went, and gives nobody the number of another', () => {
  const before = openShelf([one, other])
  const after = before.changed({ without: [0], more: [third] }).changed({ without: [2], more: [one, third] })
  const where = (shelf: typeof after, { prints }: Shelved) => shelf.having(prints[0]!, 9)
  expect([where(after, one), where(after, other), where(after, third)]).toEqual([[3], [1], [4]])
  expect(after.size).toBe(3)
  // What others still hold in hand has stayed as it was.
  expect([where(before, one), where(before, third), before.size]).toEqual([[0], [], 2])
})

test('of a print that many texts have, the first that still stand are given', () => {
  const shelf = openShelf(Array.from({ length: 50 }, () => one)).changed({ without: [0, 1, 2], more: [one] })
  expect(shelf.having(one.prints[0]!, 2)).toEqual([3, 4])
  expect(shelf.having(one.prints[0]!, 99)).toHaveLength(48)
})

const banner =
  'Ce verger utilise des traceurs pour mesurer sa fréquentation ; refusez-les d’un geste, rien ne changera pour vous.'
const told = [
  'La rosée gelait encore quand Suzon a taillé les premiers rangs, une lanterne accrochée à la ceinture.',
  'Trois chouettes nichent au-dessus du pressoir et dérangent les visiteurs du dimanche par leurs ronflements.',
]

test.each([
  ['eight pages of twelve', 8, 12, false],
  ['seven pages of twelve: too few to say', 7, 12, true],
  ['nine pages of forty: a thing said often', 9, 40, true],
])('what frames the pages of a site is no word of theirs: %s', (_, framed, pages, counts) => {
  const texts = Array.from({ length: pages }, (_, at) => `${told[at] ?? `Page ${at}`}\n${at < framed ? banner : ''}`)
  const here = openShelf(texts.map((text) => printed(text, 'https://vergers.example')))
  const passages = (draft: string, shelf = here) => howCopied(draft, { shelf, textAt: (at) => texts[at]! }).passages
  expect(passages(banner)).toHaveLength(counts ? 1 : 0)
  const both = passages(`${told[1]} ${banner}`)
  expect(both).toMatchObject([{ text: 1 }])
  // A passage ends where the frame begins, or a few words into it.
  if (!counts) expect(both[0]!.draft.end).toBeLessThan(told[1]!.length + 0.75 * banner.length)
  // Once on a site of somebody’s, or on pages of no site, it is said there.
  const elsewhere = here.changed({ without: [], more: [printed(banner, 'https://regie.example')] })
  texts.push(banner)
  if (!counts) expect(passages(banner, elsewhere)).toMatchObject([{ text: pages }])
  expect(passages(banner, openShelf(texts.map((text) => printed(text))))).toHaveLength(1)
})
