import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpuMs } from '../test/cpu.ts'
import { type Brand, defaultThemes, understand } from './index.ts'

const brand: Brand = { names: ['Les Vergers Imaginaires'], themes: defaultThemes }

const pieces = fc.constantFrom(
  'trop sucré',
  'je n’aime pas',
  'nul',
  'le service',
  'cassé',
  'toujours pas reçu',
  'mais',
  'et',
  ', ',
  '. ',
  ' ! ',
  '…',
  '\n',
  ' : ',
  '?',
  '3 semaines',
  '20 €',
  'bravo',
  'vous devriez',
  'pourquoi',
  'the staff was rude',
  'too sweet',
  'and',
  '\u202e',
  '\u0000',
  'e\u0301\u0316',
  '\ud83d',
  '👏',
  '😡',
  '@marie',
  'https://exemple.fr/a?b=c',
  '«',
  '»',
  ' ',
  '\ufeff',
  'broken',
  'plus jamais',
  'est',
)
const joined = (parts: fc.Arbitrary<string>) =>
  fc.array(parts, { minLength: 4, maxLength: 40 }).map((some) => some.join(' '))
const talk = joined(fc.oneof({ weight: 12, arbitrary: pieces }, fc.string({ unit: 'binary', maxLength: 6 })))
const anyText = fc.oneof(
  joined(pieces),
  talk,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
)

/** Whether a place lies between the two halves of one character. */
const splitsOne = (text: string, at: number) =>
  at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))

describe('whatever the text', () => {
  test('reasons are verbatim, in range, trimmed, at most a sentence, in order and apart', () => {
    let seen = 0
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0
        for (const { start, end, confidence } of understand(text, brand).reasons) {
          const span = text.slice(start, end)
          seen++
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(span.length).toBe(end - start)
          expect(span).not.toBe('')
          expect(span).toBe(span.trim())
          expect(span).not.toMatch(/[.!?…]\s|[\n\r]/)
          expect(span).toMatch(/[\p{L}\p{N}]/u)
          expect([splitsOne(text, start), splitsOne(text, end)]).toEqual([false, false])
          expect(confidence).toBeGreaterThan(0)
          expect(confidence).toBeLessThanOrEqual(1)
          last = end
        }
      }),
      { numRuns: 3000 },
    )
    expect(seen).toBeGreaterThan(500)
  })

  test('the same text gives the same findings, and confidences lie in 0–1', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = understand(text, brand)
        expect(understand(text, structuredClone(brand))).toEqual(found)
        for (const { confidence } of [found.language, found.stance, ...found.themes]) {
          expect(confidence).toBeGreaterThanOrEqual(0)
          expect(confidence).toBeLessThanOrEqual(1)
        }
        expect(found.reasonMissing).toBe(found.stance.kind === 'dislike' && found.reasons.length === 0)
        expect(found.themes.length).toBeLessThanOrEqual(2)
      }),
      { numRuns: 1000 },
    )
  })

  test('what was read before changes no reason', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const { reasons } = understand(text, brand)
        understand(other, brand)
        expect(understand(text, brand).reasons).toEqual(reasons)
        expect(reasons.length).toBeLessThanOrEqual(12)
      }),
      { numRuns: 500 },
    )
  })

  test('no brand makes it fail', () => {
    const names = fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 4 })
    const themes = fc.array(
      fc.record({ key: fc.string(), seeds: fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 5 }) }),
      { maxLength: 4 },
    )
    fc.assert(fc.property(talk, fc.record({ names, themes }), (text, odd) => void understand(text, odd)))
  })
})

describe('work is bounded', () => {
  const hostile = {
    letters: 'a',
    spaces: ' ',
    NUL: '\0',
    cues: 'pas bon ',
    clauses: 'trop,',
    labels: 'prix : nul, ',
    Zalgo: 'e\u0301\u0316\u0327',
    marks: '\u05b0\u0591',
    'right to left': '\u202enul \u202c',
    emoji: '😡👏',
    invisible: '\u200b',
    halves: '\ud83d',
    handles: '@a.',
    questions: 'pourquoi ? ',
    denials: 'n’a pas ',
    dots: '.',
    suggestions: 'vous devriez, ',
    irony: 'bravo, a, b, c, d, nul, ',
  }
  test.each(Object.entries(hostile))('a megabyte of %s is read at once', (_, unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length))
    const started = cpuMs()
    const { reasons } = understand(text, brand)
    expect(cpuMs() - started).toBeLessThan(1_000)
    expect(reasons.length).toBeLessThanOrEqual(12)
    for (const { end } of reasons) expect(end).toBeLessThanOrEqual(20_000)
  })

  test.each(Object.entries(hostile))('the cost of %s grows with its length', (_, unit) => {
    const cost = (size: number) => {
      const text = unit.repeat(Math.ceil(size / unit.length))
      const tries = Array.from({ length: 7 }, () => {
        const started = cpuMs()
        for (let n = 0; n < 3; n++) understand(text, brand)
        return cpuMs() - started
      })
      return Math.min(...tries)
    }
    cost(2000)
    // Eight times the text; quadratic work would cost 64 times.
    expect(cost(16_000)).toBeLessThan(cost(2000) * 24 + 3)
  })
})
