import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cpuMs } from '../../test/cpu.ts'
import { cleanLine, cleanText, mostUnits } from './clean-text.ts'

describe('what is taken out', () => {
  it.each([
    ['NUL and controls', 'a\0b\x07c\x1bd\x9fe', 'abcde'],
    ['half of a pair', 'a\ud83db', 'a\ufffdb'],
    ['overrides of direction', 'photo\u202Egpj.exe\u202C', 'photogpj.exe'],
    ['embeddings', '\u202Aa\u202Bb\u202Cc', 'abc'],
    ['a byte order mark', '\ufeffa\ufeffb', 'ab'],
    [
      'words written in tags',
      `a${[...'secret'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}b`,
      'ab',
    ],
    ['isolates left open', 'a \u2067b\nc', 'a \u2067b\u2069\nc'],
    ['isolates never opened', 'a\u2069b', 'ab'],
    ['other line ends', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
  ])('%s', (_, dirty, clean) => expect(cleanText(dirty)).toBe(clean))

  it('bounds marks upon one letter, whatever hides between them', () => {
    const zalgo = `H${'\u0335\u0322'.repeat(40)}e${'\u0301\u200d'.repeat(40)}`
    const clean = cleanText(zalgo)
    expect(clean.length).toBeLessThanOrEqual(1 + 5 + 1 + 5 + 10)
    expect(clean).toMatch(/^H\p{M}+e\p{M}/u)
  })
})

describe('what stays as it is', () => {
  it.each([
    'été, œuvre, « non, je n’aime pas »',
    '👨‍👩‍👧‍👦 👩🏽‍🚒 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ 🇫🇷',
    'مرحبا بالعالم، هذه وصفة جديدة',
    'שָׁלוֹם עוֹלָם',
    'می‌خواهم',
    'क्षत्रिय क्‍ष',
    'tiếng Việt',
    'ཧཱུྃ',
    'un \u2067שלום\u2069 deux',
    'a\u200eb\u200fc',
    'ligne\n\n\tautre',
    '日本語テキスト',
  ])('%s', (text) => expect(cleanText(text)).toBe(text))
})

describe('bounds', () => {
  it('holds the length, and cuts no pair', () => {
    expect(cleanText('a'.repeat(1_000_000))).toHaveLength(mostUnits)
    expect(cleanText(`${'a'.repeat(9)}😀`, 10)).toBe('a'.repeat(9))
  })

  it('is quick for fifty megabytes', () => {
    const start = cpuMs()
    cleanText('é\u0301'.repeat(25_000_000))
    expect(cpuMs() - start).toBeLessThan(3000)
  })

  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'a',
          '\u0301',
          '\u200d',
          '\u202e',
          '\u2066',
          '\u2069',
          '\n',
          '\r',
          ' ',
          '\ud83d',
          '\0',
          '\u{e0041}',
          '🏴',
          '\ufeff',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join('')),
  )

  it('cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 80 }), (text, most) => {
        const once = cleanText(text, most)
        expect(once.length).toBeLessThanOrEqual(most)
        expect(cleanText(once, most)).toBe(once)
        expect(once.isWellFormed()).toBe(true)
        expect(once).not.toMatch(/[\0\u202a-\u202e]/)
      }),
      { numRuns: 3000 },
    )
  })

  it('a line is one line', () => {
    expect(cleanLine(' Nouvelle\n  recette\0 ')).toBe('Nouvelle recette')
    fc.assert(fc.property(anything, (text) => !/[\n\r]/.test(cleanLine(text, 50)) && cleanLine(text, 50).length <= 50))
  })
})
