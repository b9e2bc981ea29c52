import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { cpuMs } from '../../test/cpu.ts'
import { firstTone, type Tone, toneRemarks } from './index.ts'

const avoid = [
  { word: 'utilisateur', instead: 'personne' },
  { word: 'client', instead: 'la personne' },
  { word: 'solutionner', instead: '' },
  { word: 'pas cher', instead: 'à petit prix' },
  { word: 'mur', instead: 'paroi' },
  { word: 'élève', instead: 'apprenti' },
  { word: 'fruit', instead: 'abricot' },
  { word: 'cheval', instead: 'animal' },
]
const on = (text: string, tone: Partial<Tone> = {}, dialect: 'fr' | 'en' = 'fr') =>
  toneRemarks(text, { ...firstTone, avoid, ...tone }, dialect).map(({ kind, said, instead }) => [kind, said, instead])
/** With each remark taken up, from the last to the first. */
const takenUp = (text: string, tone: Partial<Tone> = {}, dialect: 'fr' | 'en' = 'fr') =>
  toneRemarks(text, { ...firstTone, avoid, ...tone }, dialect).reduceRight(
    (now, { start, end, instead }) => now.slice(0, start) + (instead ?? now.slice(start, end)) + now.slice(end),
    text,
  )

describe('a word one does not say, in whatever form it stands, and no other', () => {
  const cases: [string, string][] = [
    ['Chaque utilisateur compte.', 'Chaque personne compte.'],
    ['Nos utilisatrices', 'Nos personnes'],
    ['Les UTILISATEURS', 'Les Personnes'],
    ['un retour d’utilisateur', 'un retour de personne'],
    ['Le client, les clients, l’un', 'La personne, les personnes, l’un'],
    ['Un client vaut une cliente', 'Une personne vaut une personne'],
    ['Voir @client, #client, client@vergers.example, https://vergers.example/client', ''],
    ['clientèle, Clientis, mûr, murmure', ''],
    ['Le mur et ses murs', 'Le paroi et ses parois'],
    ['UN ELEVE', 'UN Apprenti'],
    ['l’eleve', ''],
    ['le fruit', 'l’abricot'],
    ['beaucoup de fruits', 'beaucoup d’abricots'],
    ['deux chevaux', 'deux animaux'],
    ['C’est pas  cher, non, pas. Cher ami', 'C’est à petit prix, non, pas. Cher ami'],
    ['« mon client » dit-il', ''],
  ]
  for (const [text, becomes] of cases) it(text, () => expect(takenUp(text)).toBe(becomes || text))

  it('says which, where it has nothing better', () => {
    expect(on('On solutionnera cela ; nous solutionnons.')).toEqual([
      ['avoided', 'solutionnera', null],
      ['avoided', 'solutionnons', null],
    ])
  })

  it('in English too', () => {
    const english = {
      avoid: [
        { word: 'leverage', instead: 'use' },
        { word: 'story', instead: 'tale' },
      ],
    }
    expect(on('Leveraging stories, leveraged; a storyteller', english, 'en')).toEqual([
      ['avoided', 'Leveraging', 'Use'],
      ['avoided', 'stories', 'tales'],
      ['avoided', 'leveraged', 'use'],
    ])
  })
})

describe('by « tu » or by « vous »', () => {
  const cases: [string, Tone['address'], unknown[]][] = [
    ['Vous en pensez quoi ? Dis-nous.', 'person', [['mixed-address', 'Dis', null]]],
    ['Tu viens ? Dites-nous !', 'person', [['mixed-address', 'Dites', null]]],
    ['T’as goûté votre pot ?', 'person', [['mixed-address', 'votre', null]]],
    ['Tu en penses quoi, toi ?', 'person', []],
    ['Tu en penses quoi ?', 'vous', [['says-tu', 'Tu', null]]],
    ['Vous en pensez quoi ?', 'tu', [['says-vous', 'Vous', null]]],
    ['Y a-t-il un ton que vous aimez ? Le ton du pot.', 'vous', []],
    ['Pouvons-nous, sommes-nous prêts ? Et vous ?', 'vous', []],
    ['Prune dit « tu exagères ». Et vous ?', 'vous', []],
    ['Tu as un rendez-vous ? Donne-nous rendez-vous.', 'tu', []],
    ['Vous rendez-vous compte ?', 'tu', [['says-vous', 'Vous', null]]],
  ]
  for (const [text, address, remarks] of cases) it(text, () => expect(on(text, { address })).toEqual(remarks))
  it('English knows one', () => expect(on('Tu vous', { address: 'tu' }, 'en')).toEqual([]))
})

test('emoji: none, a few, or as one likes', () => {
  const text = 'Bravo 🎉 👩🏽‍🌾 🇫🇷 ❤️ 😋 © 2026 → 5'
  expect(on(text)).toEqual([])
  expect(on(text, { emoji: 'few' }).map(([, said]) => said)).toEqual(['🇫🇷', '❤️', '😋'])
  expect(takenUp('Bravo🎉.', { emoji: 'no' })).toBe('Bravo.')
  expect(on(text, { emoji: 'no' })).toHaveLength(5)
})

test('inclusive writing as this client writes it', () => {
  const text =
    'Les client·e·s, les client(e)s, les client.e.s, les ami-e-s, les acteur·rice·s. fin.Les pots. rendez-vous'
  expect(on(text, { avoid: [], inclusive: 'without-dots' }).map(([, said]) => said)).toEqual([
    'client·e·s',
    'client(e)s',
    'client.e.s',
    'ami-e-s',
    'acteur·rice·s',
  ])
  expect(takenUp(text, { avoid: [], inclusive: 'dots' })).toBe(
    'Les client·e·s, les client·e·s, les client·e·s, les ami·e·s, les acteur·rice·s. fin.Les pots. rendez-vous',
  )
  expect(on(text, { avoid: [] })).toEqual([])
})

test('whatever one writes, remarks stand where they say, in order, apart', () => {
  const pieces = fc.constantFrom(
    'client',
    'l’',
    'd',
    '’',
    'pas cher',
    'tu',
    'vous',
    '·e',
    '(e)s',
    '🎉',
    '«',
    '»',
    ' ',
    '.',
    'É',
    '@',
  )
  const texts = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 60 })
  const strict: Tone = { ...firstTone, avoid, address: 'vous', emoji: 'no', inclusive: 'dots' }
  fc.assert(
    fc.property(texts, (some) => {
      const text = some.join('')
      for (const { start, end, said } of toneRemarks(text, strict, 'fr')) {
        expect(text.slice(start, end)).toBe(said)
        expect(end).toBeGreaterThan(start)
      }
    }),
  )
})

test('in time that grows with the text alone', () => {
  const tone: Tone = { ...firstTone, emoji: 'no', inclusive: 'dots', address: 'vous', avoid: many() }
  for (const piece of ['a', '«', '« ', 'a.', 'a·', 'élève ', '🎉', '‍🎉', 'client(e)s ', 'pas '] as const) {
    const took = (times: number) => {
      const text = piece.repeat(times)
      const from = cpuMs()
      toneRemarks(text, tone, 'fr')
      return cpuMs() - from
    }
    took(5_000)
    // Ten times as much takes some ten times as long, where twice as slow for each twice as long would take a hundred.
    expect(took(50_000), piece).toBeLessThan(40 * Math.max(took(5_000), 20))
  }
})

const many = () => Array.from({ length: 100 }, (_, at) => ({ word: `pas ${'a'.repeat(at)}`, instead: 'non' }))
