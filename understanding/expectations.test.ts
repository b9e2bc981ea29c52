import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alikeQuestions } from './alike.ts'
import { directionOf } from './directions.ts'
import { expectations, type SaidReason } from './expectations.ts'

test.each([
  ['trop sucrée', 'less'],
  ['Et moins de sucre tant qu’à faire, elle écœure', 'less'],
  ['il y a moins de fruits dedans', 'more'],
  ['with less salt it would be fine', 'less'],
  ['beaucoup trop d’emballage', 'less'],
  ['trop cher', 'cheaper'],
  ['+30 % de hausse en un an', 'cheaper'],
  ['pas assez de fruits', 'more'],
  ['il manque la moitié des pièces', 'more'],
  ['toujours pas reçu', 'faster'],
  ['une heure d’attente', 'faster'],
  ['c’est un mensonge', 'honest'],
  ['rendez-nous l’ancienne recette', 'again'],
  ['introuvable en rayon', 'again'],
  ['le couvercle est cassé', 'fixed'],
  ['impossible de se connecter', 'easier'],
  ['la vendeuse était odieuse', 'better'],
  ['waited an hour', 'faster'],
  ['way too salty', 'less'],
  ['overpriced', 'cheaper'],
  ['the app keeps crashing, it crashed again', 'fixed'],
])('« %s »: %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction)
})

const said: SaidReason[] = [
  { text: 'trop sucrée', theme: 'taste' },
  { text: 'beaucoup trop sucré pour un bébé', theme: 'taste' },
  { text: 'trop de sucre', theme: 'taste' },
  { text: 'aucun goût', theme: 'taste' },
  { text: 'trop cher', theme: 'price' },
  { text: 'les prix ont doublé', theme: 'price' },
  { text: 'colis jamais reçu', theme: 'delivery' },
  { text: 'colis jamais reçu', theme: 'delivery' },
  { text: 'accueil glacial', theme: null },
]
const asTexts = (reasons: SaidReason[]) =>
  expectations(reasons).map((one) => ({
    ...one,
    reasons: one.reasons.map((at) => reasons[at]!.text),
    exemplar: reasons[one.exemplar]!.text,
  }))

describe('expectations', () => {
  test('are themes and directions, the greatest first, with the most central in their own words', () => {
    const found = asTexts(said)
    expect(found[0]).toMatchObject({ theme: 'taste', direction: 'less' })
    expect(found[0]!.reasons).toHaveLength(3)
    expect(found.flatMap((one) => one.reasons).sort()).toEqual(said.map(({ text }) => text).sort())
  })
  test('do not depend on who spoke first', () => {
    const expected = asTexts(said)
    fc.assert(
      fc.property(fc.shuffledSubarray(said, { minLength: said.length }), (shuffled) => {
        expect(asTexts(shuffled)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })
  test('follow themes that were joined', () => {
    const joined = expectations(said, { price: 'taste' })
    expect(joined.some(({ theme }) => theme === 'price')).toBe(false)
    expect(() => expectations(said, { price: 'taste', taste: 'price' })).not.toThrow()
  })
})

test('questions that ask the same are folded, whatever their order', () => {
  const asked = [
    'Vous livrez en Belgique ?',
    'C’est sans gluten ?',
    'Livrez-vous la Belgique ?',
    'Y a-t-il du gluten dedans ?',
    'Do you ship to Norway?',
    'À quelle heure ouvrez-vous le dimanche ?',
  ]
  const folded = (texts: string[]) =>
    alikeQuestions(texts)
      .map((group) => group.map((at) => texts[at]!).sort())
      .sort()
  const expected = folded(asked)
  expect(expected).toContainEqual(['Livrez-vous la Belgique ?', 'Vous livrez en Belgique ?'])
  expect(expected).toContainEqual(['C’est sans gluten ?', 'Y a-t-il du gluten dedans ?'])
  expect(expected).toHaveLength(4)
  fc.assert(
    fc.property(fc.shuffledSubarray(asked, { minLength: asked.length }), (shuffled) => {
      expect(folded(shuffled)).toEqual(expected)
    }),
    { numRuns: 40 },
  )
})
