import { expect, test } from 'vitest'
import { wantsAmong } from './wants.ts'

const said: [string, string, string | null, string][] = [
  ['a', 'Fleur', 'taste', 'beaucoup trop sucrée'],
  ['b', 'Marmelade', 'taste', 'trop sucrée pour moi'],
  ['c', 'Marmelade', 'taste', 'vraiment trop sucrée'],
  ['d', 'Prune', 'taste', 'pas assez de morceaux'],
  ['e', 'Reine', 'taste', 'rendez-nous l’ancienne recette'],
  ['f', 'Odon', 'price', 'trop cher pour un pot'],
  ['g', 'Odon', null, 'je suis déçu'],
]
const words = new Map(said.map(([id, person, , text]) => [id, { words: text, person }]))
const reasons = said.map(([reason, , theme]) => ({ theme, reason }))

test('what people would want instead is told by direction, in people, with one of their voices', () => {
  const wants = wantsAmong(reasons, words)
  expect(wants.get('taste')).toEqual([
    { direction: 'less', people: 2, exemplar: expect.stringMatching(/[abc]/) },
    { direction: 'again', people: 1, exemplar: 'e' },
    { direction: 'more', people: 1, exemplar: 'd' },
  ])
  expect(wants.get('price')).toEqual([{ direction: 'cheaper', people: 1, exemplar: 'f' }])
  expect(wants.get(null)).toEqual([])
})

test('in which order they were heard changes nothing', () => {
  const once = wantsAmong(reasons, words)
  for (let turn = 1; turn < reasons.length; turn++) {
    const turned = [...reasons.slice(turn), ...reasons.slice(0, turn)]
    expect(wantsAmong(turned, words)).toEqual(once)
    expect(wantsAmong(turned.toReversed(), words)).toEqual(once)
  }
})
