import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { chosenIn } from './chosen.ts'

const choices = ['Pomme', 'Pomme-coing', 'Crème brûlée', 'Aucune des deux']

describe('what somebody chose, by the words they said', () => {
  const cases: [string, [string, string] | null][] = [
    ['Pomme-coing\n\nMon fils la finit.', ['Pomme-coing', 'Mon fils la finit.']],
    ['pomme', ['Pomme', '']],
    ['POMME !', ['Pomme', '']],
    ['@vergers@ici.example pomme, parce que c’est doux', ['Pomme', 'parce que c’est doux']],
    ['« Creme  brulee » : comme avant', ['Crème brûlée', 'comme avant']],
    ['pomme parce que voilà', ['Pomme', 'parce que voilà']],
    ['· aucune des deux — trop sucrées', ['Aucune des deux', 'trop sucrées']],
    ['Pomme ? surtout pas', null],
    ['Pommes à volonté', null],
    ['pomme verte alors', null],
    ['Je dirais pomme', null],
    ['', null],
  ]
  for (const [text, chosen] of cases)
    it(JSON.stringify(text), () => {
      const found = chosenIn(text, choices)
      expect(found && [choices[found.nth], found.why]).toEqual(chosen)
    })
})

test('what the form sends is read as what was chosen, and why to the letter', () => {
  const line = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 100 })
    .map((text) => text.replace(/\s+/gu, ' ').trim())
  const choice = line.filter((text) => /^[\p{L}\p{N}]/u.test(text) && /[\p{L}\p{N}]$/u.test(text))
  const why = line.filter((text) => /^[\p{L}\p{N}]/u.test(text))
  fc.assert(
    fc.property(choice, why, (one, because) => {
      expect(chosenIn(`${one}\n\n${because}`, [one])).toEqual({ nth: 0, why: because })
    }),
  )
})
