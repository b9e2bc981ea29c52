import { expect, test } from 'vitest'
import { beginningOf, dayAt, dayOf, endOfMonth, inWeekOf, isDay, plus, plusWorking } from './day.ts'

test('a day begins at midnight of its zone, whatever the clocks do that night', () => {
  const begins = (day: string, zone: string) => beginningOf(day, zone).toISOString()
  expect(begins('2026-11-27', 'Europe/Paris')).toBe('2026-11-26T23:00:00.000Z')
  expect(begins('2026-07-14', 'Europe/Paris')).toBe('2026-07-13T22:00:00.000Z')
  expect(begins('2026-03-29', 'Europe/Paris')).toBe('2026-03-28T23:00:00.000Z')
  expect(begins('2026-03-30', 'Europe/Paris')).toBe('2026-03-29T22:00:00.000Z')
  expect(begins('2026-10-26', 'Europe/Paris')).toBe('2026-10-25T23:00:00.000Z')
  expect(begins('2026-11-27', 'America/Toronto')).toBe('2026-11-27T05:00:00.000Z')
  expect(begins('2026-11-27', 'Pacific/Kiritimati')).toBe('2026-11-26T10:00:00.000Z')
  expect(begins('2026-11-27', 'Pacific/Pago_Pago')).toBe('2026-11-27T11:00:00.000Z')
  // Cairo's summer begins at midnight: that day has none, and begins at one o'clock.
  expect(begins('2026-04-24', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z')
})

test('the day of a moment is that of the wall there', () => {
  const at = new Date('2026-11-26T23:30:00Z')
  expect(['Europe/Paris', 'UTC', 'America/Toronto', 'Asia/Tokyo'].map((zone) => dayAt(at, zone))).toEqual([
    '2026-11-27',
    '2026-11-26',
    '2026-11-26',
    '2026-11-27',
  ])
})

test('days go on over months and years, and only those there are', () => {
  expect(plus('2026-12-31', 1)).toBe('2027-01-01')
  expect(plus('2028-02-28', 1)).toBe('2028-02-29')
  expect(endOfMonth('2026-02-10')).toBe('2026-02-28')
  expect(endOfMonth('2026-12-10', 1)).toBe('2027-01-31')
  expect(inWeekOf('2026-11-29', 1)).toBe('2026-11-23')
  expect(plusWorking('2026-11-27', 1)).toBe('2026-11-30')
  expect(dayOf(2026, 2, 30)).toBeNull()
  expect(['2026-02-30', '2026-13-01', '20261127', '2026-11-27T00:00', '2026-11-27'].map(isDay)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ])
})
