import { expect, it } from 'vitest'
import { workingHours } from './working-hours.ts'

const paris = { zone: 'Europe/Paris', days: [1, 2, 3, 4, 5], opens: 9, closes: 18, most: 40 }
const at = (moment: string) => new Date(moment)

it.each([
  ['within a day', '2026-11-18T09:00:00Z', '2026-11-18T11:30:00Z', 2.5],
  ['overnight only the ends count', '2026-11-18T16:00:00Z', '2026-11-19T09:00:00Z', 2],
  ['from Friday evening to Monday morning', '2026-11-20T17:00:00Z', '2026-11-23T09:00:00Z', 1],
  ['a Sunday counts for nothing', '2026-11-22T08:00:00Z', '2026-11-22T20:00:00Z', 0],
  ['backwards, nothing', '2026-11-19T09:00:00Z', '2026-11-18T09:00:00Z', 0],
])('%s', (_, from, to, hours) => expect(workingHours(at(from), at(to), paris)).toBe(hours))

it('is the client’s own clock', () => {
  const montreal = { ...paris, zone: 'America/Toronto' }
  expect(workingHours(at('2026-11-18T09:00:00Z'), at('2026-11-18T15:00:00Z'), montreal)).toBe(1)
})

it('counts no further than one asks, however long ago it was', () => {
  expect(workingHours(at('1996-11-18T09:00:00Z'), at('2026-11-18T15:00:00Z'), { ...paris, most: 4 })).toBe(4)
})
