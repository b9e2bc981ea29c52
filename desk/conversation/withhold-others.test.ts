import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withholdOthers } from './withhold-others.ts'

it('withholds the people named, and leaves the rest to the letter', () => {
  expect(
    withholdOthers('Comme l’a dit Nolwenn, c’est trop sucré. Voir avec Odile Le Goff.', ['nolwenn', 'Odile Le Goff']),
  ).toBe('Comme l’a dit […], c’est trop sucré. Voir avec […].')
  expect(withholdOthers('Odile s’en charge, Le Goff relit', ['Odile Le Goff'])).toBe('[…] s’en charge, Le […] relit')
})

it.each([
  ['a mailbox', 'écrire à lea.petit@exemple.example demain', 'écrire à […] demain'],
  ['a handle', 'même plainte que @hector_v@social.example hier', 'même plainte que […] hier'],
  ['a telephone', 'rappeler au 06 12 34 56 78 avant midi', 'rappeler au […] avant midi'],
  ['a title and a name', 'sa voisine, Mme Le Bihan, dit pareil', 'sa voisine, […], dit pareil'],
])('withholds %s', (_, note, read) => expect(withholdOthers(note, [])).toBe(read))

it('keeps what names nobody', () => {
  const note = 'Pots de 560 g à 4,90 €, lot 2026-11. Pas de réponse avant mars.'
  expect(withholdOthers(note, ['Ana', 'po'])).toBe(note)
})

it('takes any names and any text, quickly', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }),
      (text, names) => {
        withholdOthers(text, names)
      },
    ),
  )
  const start = performance.now()
  withholdOthers('a@'.repeat(10_000) + '1 '.repeat(10_000) + 'Mme '.repeat(5_000), ['(((', '\\', 'A'.repeat(500)])
  expect(performance.now() - start).toBeLessThan(2000)
})
