import { expect, test } from 'vitest'
import { type HowAnswered, howAnswered } from './how-answered.ts'

const cases: Record<HowAnswered, string[]> = {
  yes: [
    'oui',
    'Oui, c’est ça.',
    'oui exactement, trop sucrée',
    'C’est exactement ça, merci Odile',
    'tout à fait',
    'ouais',
    'Mets-en !',
    'C’est en plein ça',
    'bin oui',
    'Yes, that’s it',
    'exactly, way too sweet',
    'Spot on!',
    'oui 👍',
  ],
  'yes-but': [
    'oui mais pas seulement',
    'oui, mais c’est surtout le prix',
    'oui et non',
    'Oui, sauf que ce n’est pas le sucre',
    'oui, en partie',
    'oui, par contre le pot est trop petit',
    'yes but the jar matters too',
    'Yes, sort of',
    'exact, mais ça dépend des jours',
  ],
  no: ['non', 'Non, c’est l’acidité', 'pas du tout', 'pantoute', 'nope', 'not really, it’s the price', 'pas vraiment'],
  irony: [
    'oui bien sûr… 🙄',
    'ben voyons',
    'mais oui, c’est ça, oui',
    'oui oui c’est ça, bravo',
    'Ben oui toé',
    'oui, quelle perspicacité',
    'yeah right',
    'yes, genius',
    'oui 😂',
    'exactement, merci Sherlock',
    'Bien sûr...',
  ],
  signs: ['👍', '😡😡', '...', '  ', '🤷‍♀️ !'],
  words: ['le sucre, surtout', 'quoi ?', 'oui ?', 'je ne sais pas', 'trop sucrée, et mon fils ne finit plus le pot'],
}

test.each(Object.entries(cases).flatMap(([how, texts]) => texts.map((text) => [text, how] as const)))(
  '« %s » answers as %s',
  (text, how) => expect(howAnswered(text)).toBe(how),
)

test('a yes at the head of a long story is for a person to read', () => {
  expect(howAnswered(`oui ${'le pot la couleur et le couvercle '.repeat(6)}`)).toBe('words')
})
