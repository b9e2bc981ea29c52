import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keysAt, masked, piecesOf, rangesOf } from './masking.ts'
import { pseudonymise, stands } from './pseudonymise.ts'

const said = 'mon fils Théo, THEO pour les intimes, dit que l’été à Théoule est trop sucré'

describe('a word masked by hand', () => {
  test('is masked wherever these words say it, whatever its accents and capitals, and inside no other word', () => {
    const ranges = rangesOf(said, ['theo'])!
    expect(ranges.map(([start, end]) => said.slice(start, end))).toEqual(['Théo', 'THEO'])
    expect(masked(said, keysAt(said, ranges)!)).toBe(
      `mon fils ${stands.masked}, ${stands.masked} pour les intimes, dit que l’été à Théoule est trop sucré`,
    )
  })

  test('that is not there is told, not passed over', () => {
    expect(rangesOf(said, ['theo', 'lea'])).toBeNull()
    expect(keysAt('plus rien', rangesOf(said, ['theo'])!)).toBeNull()
  })

  test('pieces are the words to the letter, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(
          piecesOf(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  test('never brings back what was taken out by itself', () => {
    const marked = pseudonymise('12 pots ! appelez le 06 12 34 56 78', [])
    expect(masked(marked, new Set(['12']))).toBe(`${stands.masked} pots ! appelez le ${stands.phone}`)
  })
})
