import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Hours, hoursOfDay, isOpen, opensNext } from './hours.ts'

const week = [1, 2, 3, 4, 5]
const lyon: Hours = { days: week, opens: '09:00', closes: '18:00', zone: 'Europe/Paris' }
const next = (hours: Hours, at: string) => opensNext(hours, new Date(at))?.toISOString() ?? null

describe('when one may be told', () => {
  test.each([
    ['2026-11-27T07:59:00Z', false],
    ['2026-11-27T08:00:00Z', true],
    ['2026-11-27T16:59:59Z', true],
    ['2026-11-27T17:00:00Z', false],
    ['2026-11-28T10:00:00Z', false],
    // In summer the same wall clock is an hour earlier elsewhere.
    ['2026-07-03T07:00:00Z', true],
    ['2026-07-03T16:30:00Z', false],
  ])('%s: %s', (at, open) => expect(isOpen(lyon, new Date(at))).toBe(open))

  test('what comes on Friday evening waits for Monday, and is not late by a minute', () => {
    expect(next(lyon, '2026-11-27T17:45:00Z')).toBe('2026-11-30T08:00:00.000Z')
    expect(next(lyon, '2026-11-27T10:00:07Z')).toBe('2026-11-27T10:00:07.000Z')
  })

  test('over a weekend in which clocks change, it is nine on the wall', () => {
    expect(next(lyon, '2026-03-27T17:30:00Z')).toBe('2026-03-30T07:00:00.000Z')
    expect(next(lyon, '2026-10-23T16:30:00Z')).toBe('2026-10-26T08:00:00.000Z')
  })

  test('an hour that the clocks leave out opens where they go on, and one that comes twice opens twice', () => {
    const night: Hours = { days: [7], opens: '02:30', closes: '04:00', zone: 'Europe/Paris' }
    expect(next(night, '2026-03-29T00:50:00Z')).toBe('2026-03-29T01:00:00.000Z')
    expect(isOpen(night, new Date('2026-10-25T00:30:00Z'))).toBe(true)
    expect(isOpen(night, new Date('2026-10-25T01:10:00Z'))).toBe(false)
    expect(isOpen(night, new Date('2026-10-25T01:30:00Z'))).toBe(true)
  })

  test('a night watch ends on the morning after its day', () => {
    const watch: Hours = { days: [5], opens: '22:00', closes: '06:00', zone: 'America/Toronto' }
    expect(isOpen(watch, new Date('2026-11-28T10:59:00Z'))).toBe(true)
    expect(isOpen(watch, new Date('2026-11-28T11:00:00Z'))).toBe(false)
    expect(isOpen(watch, new Date('2026-11-27T08:00:00Z'))).toBe(false)
    expect(next(watch, '2026-11-28T11:00:00Z')).toBe('2026-12-05T03:00:00.000Z')
  })

  test('zones that are a quarter away from the others open on their own quarter', () => {
    const kathmandu: Hours = { days: week, opens: '09:00', closes: '10:00', zone: 'Asia/Kathmandu' }
    expect(next(kathmandu, '2026-11-26T20:00:00Z')).toBe('2026-11-27T03:15:00.000Z')
  })

  test('midnight ends a day, the same twice is all day round, no day is never', () => {
    const evening = { ...lyon, opens: '18:00', closes: '00:00' }
    expect(isOpen(evening, new Date('2026-11-27T22:59:00Z'))).toBe(true)
    expect(isOpen(evening, new Date('2026-11-27T23:00:00Z'))).toBe(false)
    expect(isOpen({ ...lyon, days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '00:00' }, new Date())).toBe(true)
    expect(next({ ...lyon, days: [] }, '2026-11-27T10:00:00Z')).toBeNull()
    expect(hoursOfDay({ days: week, opens: 0, closes: 24 }, 'Europe/Paris')).toMatchObject({
      opens: '00:00',
      closes: '00:00',
    })
  })

  test('whatever the hours, what it finds is open and nothing before it is', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
      .map(([hour, quarter]) => `${String(hour).padStart(2, '0')}:${quarter}`)
    const any = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      opens: clock,
      closes: clock,
      zone: fc.constantFrom('Europe/Paris', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Auckland', 'Pacific/Apia'),
    })
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(any, moment, (hours, at) => {
        const found = opensNext(hours, at)
        if (!found) return false
        return isOpen(hours, found) && (found <= at || !isOpen(hours, new Date(found.getTime() - 1)))
      }),
      { numRuns: 60 },
    )
  })
})
