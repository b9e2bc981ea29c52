import { describe, expect, it } from 'vitest'
import * as en from './en/numbers.ts'
import * as fr from './fr/numbers.ts'

describe('numbers in letters', () => {
  it.each([
    [1, 'une'],
    [2, 'deux'],
    [16, 'seize'],
    [21, 'vingt et une'],
    [31, 'trente et une'],
    [61, 'soixante et une'],
    [70, 'soixante-dix'],
    [71, 'soixante et onze'],
    [79, 'soixante-dix-neuf'],
    [80, 'quatre-vingts'],
    [81, 'quatre-vingt-une'],
    [91, 'quatre-vingt-onze'],
    [99, 'quatre-vingt-dix-neuf'],
    [1200, '1\u202f200'],
  ])('French, feminine: %i', (n, said) => {
    expect(fr.letters(n, 'f')).toBe(said)
  })

  it.each([
    [1, 'one'],
    [13, 'thirteen'],
    [20, 'twenty'],
    [31, 'thirty-one'],
    [99, 'ninety-nine'],
    [1200, '1,200'],
  ])('English: %i', (n, said) => {
    expect(en.letters(n)).toBe(said)
  })

  it('counts people, 0 and 1 singular in French, only 1 in English', () => {
    expect([0, 1, 2, 14].map((n) => fr.people(n))).toEqual([
      'zéro personne',
      'une personne',
      'deux personnes',
      '14 personnes',
    ])
    expect([0, 1, 2, 14].map((n) => en.people(n))).toEqual(['no people', 'one person', 'two people', '14 people'])
  })
})
