import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostCentral, subjectWords } from './likeness.ts'
import { around, longestSpan, opening, saySame, spanIn } from './reason.ts'

// The whole of Unicode, with the white space, marks and emoji that spans trip over.
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(' ', '\n', '.', '!', '😖', '\u200b', 'é', 'a'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  ),
  maxLength: 80,
})

test('whatever is chosen, a kept span is verbatim, whole characters, with words at both its ends', () => {
  fc.assert(
    fc.property(text, fc.nat(90), fc.nat(90), (words, start, end) => {
      let span: { start: number; end: number }
      try {
        span = spanIn(words, { start, end })
      } catch (cause) {
        expect(cause).toMatchObject({ code: 'reason.no-such-span' })
        return
      }
      const kept = words.slice(span.start, span.end)
      expect(kept).toBe(kept.trim())
      expect(kept).not.toBe('')
      expect(kept.isWellFormed() || !words.isWellFormed()).toBe(true)
      expect(spanIn(words, span)).toEqual(span)
      expect(around(words, span)).toContain(kept)
    }),
  )
})

test.each([
  ['outside the text', 'non', { start: 0, end: 4 }],
  ['empty', 'non', { start: 2, end: 2 }],
  ['backwards', 'non', { start: 3, end: 1 }],
  ['only white space', 'a \u00a0\u200b b', { start: 1, end: 4 }],
])('a span %s is refused', (_, words, span) => {
  expect(() => spanIn(words, span)).toThrow('reason.no-such-span')
})

test('a span longer than a reason is refused, one as long is kept', () => {
  const words = 'a'.repeat(longestSpan + 1)
  expect(spanIn(words, { start: 0, end: longestSpan }).end).toBe(longestSpan)
  expect(() => spanIn(words, { start: 0, end: longestSpan + 1 })).toThrow('reason.span-too-long')
})

test('the sentence around is cut between words, and says where it is cut', () => {
  const long = `${'avant '.repeat(80)}trop sucrée ${'après '.repeat(80)}`
  const start = long.indexOf('trop')
  const shown = around(long, { start, end: start + 11 })
  expect(shown).toMatch(/^… (avant )+trop sucrée (après )*après …$/)
  expect(shown.length).toBeLessThanOrEqual(290)
  expect(around('Bonjour ! Elle est trop sucrée. Merci.', { start: 19, end: 30 })).toBe('Elle est trop sucrée.')
  expect(opening(`${'mot '.repeat(100)}`, 20)).toBe('mot mot mot mot mot …')
})

test('the same words in another revision are the same, whatever their case, accents or surroundings', () => {
  expect(saySame('Trop Sucrée', 'vraiment trop sucree !')).toBe(true)
  expect(saySame('trop sucrée', 'trop chère')).toBe(false)
  expect(saySame('', 'trop')).toBe(false)
})

test('the most central text is the one whose mean likeness to the others is highest', () => {
  const texts = ['trop sucrée', 'elle est trop sucrée pour moi', 'trop de sucre', 'le pot fuit'].map(subjectWords)
  const cosine = (a: Set<string>, b: Set<string>) => a.intersection(b).size / Math.sqrt(a.size * b.size)
  const means = texts.map((one, at) =>
    texts.reduce((sum, other, there) => (there === at ? sum : sum + cosine(one, other)), 0),
  )
  expect(mostCentral(texts)).toBe(means.indexOf(Math.max(...means)))
  expect(mostCentral([])).toBeNull()
  expect(mostCentral([new Set()])).toBe(0)
})
