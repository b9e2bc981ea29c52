import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cpuMs } from '../../test/cpu.ts'
import { believed, readDate } from './dates.ts'
import { readRetryAfter } from './retry-after.ts'

it.each([
  ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21.000Z'],
  ['Sat, 07 Sep 02 0:00:01 EST', '2002-09-07T05:00:01.000Z'],
  ['01 Jan 2004 19:48 +0200', '2004-01-01T17:48:00.000Z'],
  ['2003-12-31T10:14:55.123456-08:00', '2003-12-31T18:14:55.123Z'],
  ['2003-12-31 10:14:55', '2003-12-31T10:14:55.000Z'],
  ['20031231', '2003-12-31T00:00:00.000Z'],
  ['2003-12', '2003-12-01T00:00:00.000Z'],
  ['Thu Jan  1 19:48:21 2004', '2004-01-01T19:48:21.000Z'],
  ['Mon Jun 03 10:15:30 CEST 2024', '2024-06-03T08:15:30.000Z'],
  ['March 3, 2024 at 4:05 pm', '2024-03-03T16:05:00.000Z'],
  ['12 mars 2024 à 14h05', '2024-03-12T14:05:00.000Z'],
  ['mar. 5 déc. 2023 10:00 +0100', '2023-12-05T09:00:00.000Z'],
  ['1er août 2024', '2024-08-01T00:00:00.000Z'],
  ['1700000000', '2023-11-14T22:13:20.000Z'],
])('%s', (text, at) => expect(readDate(text)?.toISOString()).toBe(at))

it.each([
  '',
  'hier',
  '2024-02-31',
  '2024-13-01',
  '31 Foo 2024',
  '32 Jan 2024',
  '2024-01-01T25:00:00Z',
  '31/12/2024',
  '99:99',
])('no date: %s', (text) => expect(readDate(text)).toBeNull())

it('takes anything, quickly', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const date = readDate(text)
      expect(date === null || !Number.isNaN(date.getTime())).toBe(true)
    }),
  )
  const start = cpuMs()
  readDate(`${'a'.repeat(1e6)} 1 ${' '.repeat(1e6)}`)
  expect(cpuMs() - start).toBeLessThan(1000)
})

describe('belief', () => {
  const heardAt = new Date('2026-11-20T12:00:00Z')
  it.each([
    ['1970-01-01', false],
    ['1989-12-31', false],
    ['1990-01-01', true],
    ['2026-11-21T11:00:00Z', true],
    ['2026-11-21T13:00:00Z', false],
    ['2099-01-01', false],
  ])('%s: %s', (text, is) => expect(believed(readDate(text), heardAt) !== null).toBe(is))
})

it.each([
  ['120', 120],
  ['Fri, 20 Nov 2026 12:01:00 GMT', 60],
  ['0', 1],
  ['Fri, 20 Nov 2020 12:01:00 GMT', 1],
  ['999999999', 86_400],
])('comes back when asked: %s', (header, seconds) => {
  const now = new Date('2026-11-20T12:00:00Z')
  expect(readRetryAfter(header, now)).toEqual(new Date(now.getTime() + seconds * 1000))
})

it.each([undefined, '', 'soon', '-5'])('is not told when: %s', (header) =>
  expect(readRetryAfter(header, new Date(0))).toBeNull(),
)
