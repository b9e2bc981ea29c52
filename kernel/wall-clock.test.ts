import { expect, test } from 'vitest'
import { momentsOf, wallAt } from './wall-clock.ts'

const moments = (day: string, time: string, zone: string) => momentsOf(day, time, zone).map((at) => at.toISOString())

test('an hour on the wall is a moment, in summer as in winter', () => {
  expect(moments('2026-11-27', '18:45', 'Europe/Paris')).toEqual(['2026-11-27T17:45:00.000Z'])
  expect(moments('2026-07-14', '09:00', 'Europe/Paris')).toEqual(['2026-07-14T07:00:00.000Z'])
  expect(moments('2026-07-14', '09:00', 'America/Montreal')).toEqual(['2026-07-14T13:00:00.000Z'])
  expect(moments('2026-07-14', '09:15', 'Asia/Kathmandu')).toEqual(['2026-07-14T03:30:00.000Z'])
})

test('the hour that spring skips is none, the one that autumn has twice is two', () => {
  expect(moments('2027-03-28', '02:30', 'Europe/Paris')).toEqual([])
  expect(moments('2027-10-31', '02:30', 'Europe/Paris')).toEqual([
    '2027-10-31T00:30:00.000Z',
    '2027-10-31T01:30:00.000Z',
  ])
  expect(moments('2027-03-14', '02:30', 'America/Toronto')).toEqual([])
  expect(moments('2027-11-07', '01:30', 'America/Toronto')).toHaveLength(2)
  expect(moments('2027-04-04', '01:45', 'Australia/Lord_Howe')).toHaveLength(2)
})

test('what is no hour is none', () => {
  expect(moments('2027-02-30', '10:00', 'Europe/Paris')).toEqual([])
  expect(moments('', '', 'Europe/Paris')).toEqual([])
})

test('the wall says day and hour', () => {
  expect(wallAt(new Date('2026-11-27T23:30:00Z'), 'Europe/Paris')).toEqual({ day: '2026-11-28', time: '00:30' })
})
