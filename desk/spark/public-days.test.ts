import { describe, expect, test } from 'vitest'
import { dayIn } from './perennial.ts'
import { easterOf, publicDays } from './public-days.ts'

const of = (country: Parameters<typeof publicDays>[0], year: number) =>
  Object.fromEntries(publicDays(country, `${year}-01-01`, `${year}-12-31`).map(({ key, day }) => [key, day]))

describe('public days, computed', () => {
  test('Easter is where the almanacs have it', () => {
    const known = [
      [1961, '04-02'],
      [2000, '04-23'],
      [2008, '03-23'],
      [2011, '04-24'],
      [2024, '03-31'],
      [2026, '04-05'],
      [2027, '03-28'],
      [2038, '04-25'],
      [2100, '03-28'],
    ] as const
    expect(known.map(([year]) => easterOf(year))).toEqual(known.map(([year, day]) => `${year}-${day}`))
  })

  test('France: what moves with Easter, and mothers, who make way for Whitsunday', () => {
    expect(of('FR', 2027)).toMatchObject({
      'easter-monday': '2027-03-29',
      ascension: '2027-05-06',
      'whit-monday': '2027-05-17',
      'shrove-tuesday': '2027-02-09',
      'mothers-day': '2027-05-30',
      'fathers-day': '2027-06-20',
      'bastille-day': '2027-07-14',
    })
    // Whitsunday is the last Sunday of May.
    expect(of('FR', 2020)['mothers-day']).toBe('2020-06-07')
    expect(of('FR', 2027)['good-friday']).toBeUndefined()
  })

  test('Belgium, Switzerland, Québec and Canada have their own', () => {
    expect(of('BE', 2026)).toMatchObject({ 'belgian-day': '2026-07-21', 'mothers-day': '2026-05-10' })
    expect(of('CH', 2026)).toMatchObject({ 'swiss-day': '2026-08-01', 'federal-fast': '2026-09-20' })
    expect(of('QC', 2026)).toMatchObject({ 'patriots-day': '2026-05-18', 'quebec-day': '2026-06-24' })
    expect(of('QC', 2027)).toMatchObject({ 'patriots-day': '2027-05-24', thanksgiving: '2027-10-11' })
    expect(of('CA', 2026)).toMatchObject({ 'victoria-day': '2026-05-18', 'labour-day': '2026-09-07' })
    expect(of('QC', 2026)['victoria-day']).toBeUndefined()
  })

  test('over a new year, both years have theirs', () => {
    expect(publicDays('FR', '2026-12-20', '2027-01-10').map(({ key }) => key)).toEqual([
      'christmas',
      'new-year',
      'epiphany',
    ])
  })
})

describe('days of one’s own', () => {
  test('once, each year, or the so-manieth such day of a month', () => {
    expect(dayIn({ kind: 'once', day: '2026-10-03' }, 2026)).toBe('2026-10-03')
    expect(dayIn({ kind: 'once', day: '2026-10-03' }, 2027)).toBeNull()
    expect(dayIn({ kind: 'yearly', month: 10, day: 3 }, 2027)).toBe('2027-10-03')
    expect(dayIn({ kind: 'weekday', month: 11, week: 3, weekday: 4 }, 2026)).toBe('2026-11-19')
    expect(dayIn({ kind: 'weekday', month: 11, week: 5, weekday: 1 }, 2026)).toBe('2026-11-30')
    expect(dayIn({ kind: 'weekday', month: 2, week: 5, weekday: 7 }, 2027)).toBe('2027-02-28')
  })

  test('the 29th of February is kept in every year', () => {
    expect([2027, 2028].map((year) => dayIn({ kind: 'yearly', month: 2, day: 29 }, year))).toEqual([
      '2027-02-28',
      '2028-02-29',
    ])
  })
})
