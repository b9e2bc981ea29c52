import { expect, test } from 'vitest'
import { whenToListen, whenToTryAgain } from './contact-point.ts'

const now = new Date('2026-11-20T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const seconds = (at: Date | null) => at && (at.getTime() - now.getTime()) / 1000
const pace = [
  { youngerThanHours: 6, everySeconds: 120 },
  { youngerThanHours: 48, everySeconds: 600 },
  { youngerThanHours: 24 * 14, everySeconds: 3_600 },
]

test.each([
  ['a moment', 0, 120],
  ['just under six hours', 5.999, 120],
  ['six hours', 6, 600],
  ['two days', 48, 3_600],
  ['a year: the last band holds whatever the age', 24 * 365, 3_600],
  ['less than nothing: a source ahead of the clock', -12, 120],
])('the latest word is old of %s', (_, hours, every) => {
  expect(seconds(whenToListen(pace, hoursAgo(hours), now, 0.5))).toBe(every)
})

test('where nobody listens, never', () => {
  expect(whenToListen([], now, now, 0.5)).toBeNull()
})

test('chance spreads the hour by a tenth either way', () => {
  expect([0, 0.5, 1].map((chance) => seconds(whenToListen(pace, now, now, chance)))).toEqual([108, 120, 132])
  expect([0, 0.5, 1].map((chance) => seconds(whenToTryAgain(1, now, chance)))).toEqual([54, 60, 66])
})

test('after each failure twice as long, six hours at most', () => {
  const waits = [1, 2, 3, 4, 9, 10, 30, 5_000].map((failures) => seconds(whenToTryAgain(failures, now, 0.5)))
  expect(waits).toEqual([60, 120, 240, 480, 15_360, 21_600, 21_600, 21_600])
})
