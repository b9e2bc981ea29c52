import fc from 'fast-check'
import { expect, test } from 'vitest'
import { match, matcherAmong } from './match.ts'

test.each([
  ['trop sucré', 'beaucoup trop de sucre', 'le livreur a perdu mon colis'],
  ['Vous livrez en Belgique ?', 'Livrez-vous la Belgique ?', 'Vos biscuits sont-ils sans gluten ?'],
  ['le prix a doublé', 'Doubler le prix en un an, c’est indécent', 'le couvercle ferme mal'],
  ['l’application plante au démarrage', 'Votre application plante sans arrêt', 'les vendeurs sont impolis'],
  ['the lid leaks', 'Leaking lid, my bag is soaked', 'nobody answers the phone'],
  ['shops closed too early', 'The shop closes far too early', 'my card was charged twice'],
  ['l’emballage plastique est inutile', 'trop de plastique dans l’emballage', 'on attend une heure à la caisse'],
])('« %s » says what « %s » says, not « %s »', (one, same, other) => {
  expect(match(one, same)).toBeGreaterThan(match(one, other) + 0.2)
})

test('what all say tells nothing of any', () => {
  const talk = Array.from({ length: 60 }, (_, at) => `la cantine, idée ${'abcdefghij'[at % 10]}${at}`)
  const among = matcherAmong([...talk, 'la cantine est bruyante', 'la cantine est fermée le mercredi'])
  expect(among('la cantine est bruyante', 'la cantine est fermée le mercredi')).toBeLessThan(
    match('la cantine est bruyante', 'la cantine est fermée le mercredi'),
  )
})

test('whatever is compared: from 0 to 1, the same whichever comes first', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.lorem({ maxCount: 8 }))
  fc.assert(
    fc.property(text, text, (one, other) => {
      const score = match(one, other)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(match(other, one)).toBeCloseTo(score, 10)
    }),
  )
})
