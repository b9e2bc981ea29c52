import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { howCopied, openShelf, printsOf, type Reference } from './index.ts'

const product =
  'La compote pomme-coing des Vergers Imaginaires se prépare en automne, quand les coings cueillis à la main rejoignent ' +
  'les pommes du plateau. Cuite lentement dans un chaudron de cuivre, elle garde des morceaux fondants et une pointe ' +
  'd’acidité. Sans sucre ajouté, elle se conserve deux ans à l’abri de la lumière.'
const about =
  'Depuis trois générations notre famille cultive un verger de vingt hectares. Les ruches installées entre les rangs ' +
  'aident la pollinisation, et les moutons entretiennent l’herbe tout l’été.'
const english =
  'Our slow-cooked quince spread is stirred in copper kettles every autumn and rests for three weeks before anyone tastes it.'
const small =
  'Goûtez-la. Elle est ce que nous avons de plus doux pour qui ne les aime pas trop au matin. Revenez demain.'
const pages = [product, about, english, small]
const reference: Reference = {
  shelf: openShelf(pages.map((page) => ({ prints: printsOf(page) }))),
  textAt: (at) => pages[at] ?? null,
}
const said = (draft: string) => howCopied(draft, reference)
const pieces = (draft: string) => said(draft).passages.map((one) => draft.slice(one.draft.start, one.draft.end))

describe('a pale copy', () => {
  test('of a whole page is nearly all copied, to the letter, and says where from', () => {
    const { share, passages } = said(product)
    expect(share).toBeGreaterThan(0.9)
    expect(passages).toMatchObject([{ text: 0, how: 'word for word' }])
    expect(product.slice(passages[0]!.there.start, passages[0]!.there.end)).toContain('chaudron de cuivre')
  })

  test('among one’s own words is shown as far as it goes', () => {
    const draft =
      'Qui a grandi avec un cognassier au fond du jardin ? Chez nous, les coings cueillis à la main rejoignent les pommes ' +
      'du plateau. Racontez-nous la recette de votre grand-mère, on en essaie une samedi.'
    const [piece, ...more] = pieces(draft)
    expect(more).toEqual([])
    expect(piece).toMatch(/^les coings cueillis à la main rejoignent les pommes\s+du plateau$/)
    expect(said(draft).share).toBeGreaterThan(0.2)
    expect(said(draft).share).toBeLessThan(0.5)
  })

  test.each([
    [
      'inflected',
      'Cuites lentement dans des chaudrons de cuivre, elles gardaient un morceau fondant et des pointes d’acidités.',
    ],
    [
      'turned round',
      'Elle garde des morceaux fondants et une pointe d’acidité, cuite lentement dans un chaudron de cuivre.',
    ],
    [
      'with words swapped',
      'Cuite doucement dans un chaudron de cuivre, elle garde des morceaux tendres et une pointe d’acidité.',
    ],
    ['cut off', 'lentement dans un chaudron de cuivre, elle garde des morceaux fondants et une pointe'],
    [
      'in capitals',
      'CUITE LENTEMENT DANS UN CHAUDRON DE CUIVRE, ELLE GARDE DES MORCEAUX FONDANTS ET UNE POINTE D’ACIDITÉ.',
    ],
    [
      'in English',
      'Stirred every autumn in copper kettles, our slow-cooked quince spread rests three weeks before you taste it.',
    ],
  ])('%s is found as well', (_, draft) => {
    expect(pieces(draft)).toHaveLength(1)
    expect(said(draft).share).toBeGreaterThan(0.6)
  })
})

test('few words that say much, yet with all the small ones between them, are found by those', () => {
  expect(said('Elle est ce que nous avons de plus doux pour qui ne les aime pas trop au matin.')).toMatchObject({
    passages: [{ how: 'word for word', text: 3 }],
  })
  // The same words that say much, brought together otherwise, say less.
  expect(said('Plus doux est le matin : qui n’aime cela ?').passages).toEqual([])
})

describe('what is no copy', () => {
  test.each([
    [
      'an invitation of one’s own',
      'Votre compote préférée se mange tiède ou glacée ? On hésite pour la carte de samedi, aidez-nous.',
    ],
    [
      'the name and a few common words',
      'La compote des Vergers Imaginaires arrive demain matin au marché de la place.',
    ],
    [
      'a quotation that is marked',
      'On nous a écrit : « Cuite lentement dans un chaudron de cuivre, elle garde des morceaux fondants ». Et chez vous ?',
    ],
    [
      'a line that quotes',
      '> Cuite lentement dans un chaudron de cuivre, elle garde des morceaux fondants\n\nVous cuisez la vôtre dans quoi ?',
    ],
    ['nothing', ''],
  ])('%s', (_, draft) => {
    expect(said(draft)).toEqual({ share: 0, passages: [] })
  })

  test('a page that has gone is no longer held against anyone', () => {
    expect(howCopied(product, { ...reference, textAt: () => null })).toEqual({ share: 0, passages: [] })
  })
})

test('whatever is written, what is shown stands in the draft and in the page, none over another', () => {
  const words = fc.constantFrom(...product.split(' '), ...english.split(' '), '«', '»', '\n> ', '😡')
  const draft = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words).map((all) => all.join(' ')),
  )
  fc.assert(
    fc.property(draft, (text) => {
      const { share, passages } = said(text)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
      let last = 0
      for (const { draft: here, there, text: page } of passages) {
        expect(here.start).toBeGreaterThanOrEqual(last)
        expect(here.end).toBeGreaterThan(here.start)
        expect(here.end).toBeLessThanOrEqual(text.length)
        expect(there.end).toBeLessThanOrEqual(pages[page]!.length)
        last = here.end
      }
      expect(said(text)).toEqual({ share, passages })
    }),
  )
})

test('a draft of a hundred thousand characters is read as well, be it one page again and again', () => {
  const long = `${product} `.repeat(300).slice(0, 100_000)
  expect(said(long).share).toBeGreaterThan(0.5)
  expect(said('a'.repeat(100_000)).passages).toEqual([])
})
