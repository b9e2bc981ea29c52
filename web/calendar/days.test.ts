import { describe, expect, test } from 'vitest'
import { momentsOf } from '#kernel'
import { firstHour, isDay, momentOf, spanOf, stepped, turned, weeksOf } from './days.ts'

const paris = 'Europe/Paris'
const at = (day: string, time: string) => ({ day, time })

describe('the days of a calendar', () => {
  test('a month is shown in whole weeks, from Monday to Sunday', () => {
    const weeks = weeksOf('2026-11-28')
    expect(weeks.map(([first]) => first)).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ])
    expect(spanOf('month', '2027-02-10')).toEqual({ from: '2027-02-01', to: '2027-02-28' })
    expect(spanOf('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' })
    expect(spanOf('list', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  })

  test('the 31st, one month on, is the last day of a shorter one', () => {
    expect(turned('month', '2027-01-31', 1)).toBe('2027-02-28')
    expect(turned('list', '2026-12-31', 1)).toBe('2027-01-31')
    expect(turned('month', '2027-01-15', -1)).toBe('2026-12-15')
    expect(turned('week', '2026-12-31', 1)).toBe('2027-01-07')
    expect(['2026-02-30', 'x', '2026-02-28'].map(isDay)).toEqual([false, false, true])
  })
})

describe('moving by the wall of a client', () => {
  test('an hour, a day, over midnight and the end of a year', () => {
    expect(stepped(at('2026-12-31', '23:30'), { hours: 1 }, paris)).toEqual(at('2027-01-01', '00:30'))
    expect(stepped(at('2026-11-27', '18:45'), { days: -7 }, paris)).toEqual(at('2026-11-20', '18:45'))
  })

  test('the same hour on the wall, on either side of a night when clocks change', () => {
    const before = momentOf(at('2027-03-27', '09:00'), paris)!
    const moved = stepped(at('2027-03-27', '09:00'), { days: 1 }, paris)
    expect(moved).toEqual(at('2027-03-28', '09:00'))
    expect((momentOf(moved, paris)!.getTime() - before.getTime()) / 3_600_000).toBe(23)
    const autumn = momentOf(at('2027-10-30', '09:00'), paris)!
    const later = momentOf(stepped(at('2027-10-30', '09:00'), { days: 1 }, paris), paris)!
    expect((later.getTime() - autumn.getTime()) / 3_600_000).toBe(25)
  })

  test('the hour that spring leaves out is stepped over, the way one goes', () => {
    expect(momentOf(at('2027-03-28', '02:30'), paris)).toBeNull()
    expect(stepped(at('2027-03-28', '01:30'), { hours: 1 }, paris)).toEqual(at('2027-03-28', '03:30'))
    expect(stepped(at('2027-03-28', '03:30'), { hours: -1 }, paris)).toEqual(at('2027-03-28', '01:30'))
    expect(stepped(at('2027-03-27', '02:30'), { days: 1 }, paris)).toEqual(at('2027-03-28', '03:30'))
    expect(stepped(at('2027-03-13', '02:15'), { days: 1 }, 'America/Toronto')).toEqual(at('2027-03-14', '03:15'))
  })

  test('the hour that autumn has twice is the first of the two', () => {
    expect(momentOf(at('2027-10-31', '02:30'), paris)?.toISOString()).toBe('2027-10-31T00:30:00.000Z')
    expect(momentOf(at('2027-11-07', '01:30'), 'America/Toronto')?.toISOString()).toBe('2027-11-07T05:30:00.000Z')
  })

  test('it agrees with the desk about every half hour around both changes', () => {
    for (const zone of [paris, 'America/Toronto', 'Australia/Lord_Howe', 'Asia/Kathmandu'])
      for (const day of ['2027-03-14', '2027-03-28', '2027-04-04', '2027-10-03', '2027-10-31', '2027-11-07'])
        for (let half = 0; half < 48; half++) {
          const time = `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`
          expect(momentOf(at(day, time), zone)?.getTime(), `${zone} ${day} ${time}`).toBe(
            momentsOf(day, time, zone)[0]?.getTime(),
          )
        }
  })

  test('a day begins at nine, today at the next whole hour, and not at all once it is over', () => {
    const now = new Date('2026-11-27T17:10:00Z')
    expect(firstHour('2026-11-28', paris, now)).toEqual(at('2026-11-28', '09:00'))
    expect(firstHour('2026-11-27', paris, now)).toEqual(at('2026-11-27', '19:00'))
    expect(firstHour('2026-11-26', paris, now)).toBeNull()
    expect(firstHour('2026-11-27', paris, new Date('2026-11-27T22:30:00Z'))).toBeNull()
  })
})
