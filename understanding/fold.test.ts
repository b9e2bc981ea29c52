import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './index.ts'

const latin = Array.from({ length: 0x180 - 0x20 }, (_, at) => String.fromCharCode(0x20 + at))

describe('fold brings together what people write alike', () => {
  test.each([
    ['Je n’aime pas', 'je n aime pas'],
    ["L'ŒUF", 'l oeuf'],
    ['ex æquo', 'ex aequo'],
    ['Où ça ? À Nîmes…', 'ou ca ? a nimes...'],
    ['  deux\u00a0 \u202f mots\n', 'deux mots'],
    ['ca\u200bche\u00adcache', 'cachecache'],
    ['\u202enul\u202c', 'nul'],
    ['n\u0301\u0316\u0327\u0489u\u0335l\u0338', 'n\u0489ul'],
    ['ﬁn ＡＢＣ ①', 'fin abc 1'],
    ['İSTANBUL Straße', 'istanbul strasse'],
    ['un\u0000deux', 'un deux'],
    ['', ''],
  ])('%j → %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('a word folds alike whether its letters are looked at one by one or all together', () => {
    // A ligature at its end sends a text the long way; what stands before it must come out the same.
    const letters = fc.string({ unit: fc.constantFrom(...latin), maxLength: 30 })
    fc.assert(
      fc.property(letters, (text) => {
        expect(`${fold(text)} fi`.trim()).toBe(fold(`${text} ﬁ`))
      }),
    )
    for (const letter of latin) expect(`${fold(letter)} fi`.trim()).toBe(fold(`${letter} ﬁ`))
  })

  test('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('composed and decomposed writing fold alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'éàçœÉôï’ abc'), maxLength: 30 }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      }),
    )
  })

  test('a megabyte of unsorted combining marks is folded at once', () => {
    // Work, not time: on a busy machine others have the processor in between.
    const before = process.cpuUsage()
    fold('\u05b0\u0591'.repeat(500_000))
    fold('e\u0301\u0316'.repeat(300_000))
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000)
  })
})
