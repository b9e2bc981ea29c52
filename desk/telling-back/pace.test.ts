import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spread } from './pace.ts'

const from = new Date('2027-01-04T09:00:00Z')
const minutes = (at: Date) => (at.getTime() - from.getTime()) / 60_000
const nothing = { ofAll: null, of: new Map<string, Date>() }

test('one a minute, and every other minute on one channel', () => {
  const pace = { perHour: 60, perChannel: 30 }
  expect(spread(['mail', 'mail', 'mail'], from, pace, nothing).map(minutes)).toEqual([0, 2, 4])
  // While the letters wait, others leave in between.
  expect(spread(['mail', 'mail', 'page', 'page'], from, pace, nothing).map(minutes)).toEqual([0, 2, 1, 3])
})

test('what was to leave before leaves before', () => {
  const last = {
    ofAll: new Date(from.getTime() + 600_000),
    of: new Map([['mail', new Date(from.getTime() + 600_000)]]),
  }
  expect(spread(['page', 'mail'], from, { perHour: 60, perChannel: 30 }, last).map(minutes)).toEqual([11, 12])
})

test('no hour holds more than the pace, in all or on one channel', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('mail', 'page', 'mastodon'), { maxLength: 200 }),
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 200 }),
      (channels, perHour, perChannel) => {
        const times = spread(channels, from, { perHour, perChannel }, nothing).map((at, n) => ({
          at: minutes(at),
          channel: channels[n]!,
        }))
        const most = (of: number[]) => {
          const sorted = of.toSorted((a, b) => a - b)
          return Math.max(0, ...sorted.map((start, n) => sorted.slice(n).filter((at) => at < start + 59.99).length))
        }
        expect(most(times.map(({ at }) => at))).toBeLessThanOrEqual(perHour)
        for (const channel of new Set(channels))
          expect(most(times.filter((one) => one.channel === channel).map(({ at }) => at))).toBeLessThanOrEqual(
            perChannel,
          )
      },
    ),
  )
})
