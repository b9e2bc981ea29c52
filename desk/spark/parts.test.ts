import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostParts, partsOf } from './parts.ts'

const measure = (text: string) => text.length
const bare = (text: string) => text.replace(/\s/g, '')

test('a text that fits stands as it is', () => {
  expect(partsOf(' Où ? ', 60, measure)).toEqual(['Où ?'])
  expect(partsOf('x'.repeat(1000), null, measure)).toEqual(['x'.repeat(1000)])
  expect(partsOf('', 10, measure)).toEqual([''])
})

test('it is cut where one breathes', () => {
  const text = 'Un matin.\n\nBasile pèle ses poires debout, devant la fenêtre. Et vous, où ?'
  expect(partsOf(text, 60, measure)).toEqual([
    'Un matin.\n\nBasile pèle ses poires debout, devant la fenêtre.',
    'Et vous, où ?',
  ])
  expect(partsOf('Une phrase entière ici. Une autre phrase là.', 30, measure)).toEqual([
    'Une phrase entière ici.',
    'Une autre phrase là.',
  ])
  expect(partsOf('anticonstitutionnellement', 10, measure)).toEqual(['anticonsti', 'tutionnell', 'ement'])
})

test('whatever it is, nothing of it is lost, and no part but the last is too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 20, max: 200 }), (text, longest) => {
      const parts = partsOf(text, longest, measure)
      expect(bare(parts.join(''))).toBe(bare(text))
      expect(parts.length).toBeLessThanOrEqual(mostParts)
      for (const part of parts.slice(0, -1)) {
        expect(part.length).toBeGreaterThan(0)
        expect(part.length).toBeLessThanOrEqual(longest)
      }
      if (parts.length < mostParts) expect(parts.at(-1)!.length).toBeLessThanOrEqual(longest)
    }),
    { numRuns: 500 },
  )
})
