import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOut } from './share-out.ts'

const named = (...costs: number[]) => costs.map((cost, at) => ({ at, cost }))

test('as few words as their length lets', () => {
  expect(shareOut(named(10, 10, 10, 10), { room: 40, most: 200 })).toHaveLength(1)
  expect(shareOut(named(10, 10, 10, 10, 1), { room: 40, most: 200 })).toHaveLength(2)
  // One after the other it would take three.
  expect(shareOut(named(15, 25, 25, 15), { room: 40, most: 200 })).toHaveLength(2)
})

test('and as few as the number of names lets', () => {
  expect(shareOut(named(...Array(25).fill(1)), { room: null, most: 10 }).map((word) => word.length)).toEqual([
    10, 10, 5,
  ])
})

test('everyone stands in one word and no other, and none is too long that need not be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 80 }),
      fc.integer({ min: 20, max: 200 }),
      fc.integer({ min: 1, max: 12 }),
      (costs, room, most) => {
        const words = shareOut(named(...costs), { room, most })
        expect(
          words
            .flat()
            .map(({ at }) => at)
            .sort((a, b) => a - b),
        ).toEqual(costs.map((_, at) => at))
        for (const word of words) {
          expect(word.length).toBeLessThanOrEqual(most)
          const length = word.reduce((sum, { cost }) => sum + cost, 0)
          expect(length <= room || word.length === 1).toBe(true)
        }
      },
    ),
  )
})
