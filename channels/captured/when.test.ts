import { expect, it } from 'vitest'
import { orderIn, readWhen } from './when.ts'

it.each([
  ['2026-03-12T14:05:00Z', '2026-03-12T14:05:00.000Z'],
  ['2026-03-12T14:05+02:00', '2026-03-12T12:05:00.000Z'],
  ['2026-03-12 14:05:09', '2026-03-12T13:05:09.000Z'],
  ['2026-03-12T14:05:00.123-0500', '2026-03-12T19:05:00.000Z'],
  ['12/03/2026 14:05', '2026-03-12T13:05:00.000Z'],
  ['12/03/26', '2026-03-12T11:00:00.000Z'],
  ['12.03.2026, 9:07', '2026-03-12T08:07:00.000Z'],
  ['le 12 mars 2026 à 14 h 05', '2026-03-12T13:05:00.000Z'],
  ['jeudi 12 mars 2026 à 14\u202fh', '2026-03-12T13:00:00.000Z'],
  ['1er août 2026', '2026-08-01T10:00:00.000Z'],
  ['14 févr. 2026', '2026-02-14T11:00:00.000Z'],
  ['12 March 2026 at 2:05 pm', '2026-03-12T13:05:00.000Z'],
  ['March 12, 2026', '2026-03-12T11:00:00.000Z'],
  ['Thursday, March 12th, 2026 at 12 am', '2026-03-11T23:00:00.000Z'],
  ['12 juillet 2026 à 14:05', '2026-07-12T12:05:00.000Z'],
])('reads « %s » by the clocks of Paris', (written, at) => {
  expect(readWhen(written, 'Europe/Paris')?.at.toISOString()).toBe(at)
})

it.each([
  '',
  'hier',
  '31/02/2026',
  '2026-13-01',
  '12 brumaire 2026',
  '99/99/9999',
  '12/03',
  '25:00',
  '12/03/2026 25:00',
  '12 mars 2026 13 pm',
  `${' '.repeat(200)}`,
  '46000',
])('reads no date in « %s »', (written) => expect(readWhen(written, 'Europe/Paris')).toBeNull())

it('takes the day first, unless a whole column can only be read the other way', () => {
  expect(orderIn(['03/04/2026', '05/06/2026'])).toBe('day-first')
  expect(orderIn(['03/14/2026', '05/06/2026'])).toBe('month-first')
  expect(orderIn(['03/14/2026', '25/06/2026'])).toBe('day-first')
  expect(readWhen('03/04/2026', 'UTC', 'month-first')?.at.toISOString()).toBe('2026-03-04T12:00:00.000Z')
})
