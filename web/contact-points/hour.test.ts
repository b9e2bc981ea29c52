import { expect, it } from 'vitest'
import { dayOf, hour } from './hour.ts'

const words = {
  yesterday: (clock: string) => `hier, ${clock}`,
  tomorrow: (clock: string) => `demain, ${clock}`,
  on: (day: string, clock: string) => `${day}, ${clock}`,
}
const now = new Date(2026, 10, 23, 9, 30)
const said = (...at: [number, number, number, number, number]) => hour(new Date(...at), now, 'fr', words)

it('says the hour alone today, and the day as people name it', () => {
  expect(said(2026, 10, 23, 8, 5)).toBe('8\u00a0h\u00a005')
  expect(said(2026, 10, 22, 23, 59)).toBe('hier, 23\u00a0h\u00a059')
  expect(said(2026, 10, 24, 0, 1)).toBe('demain, 0\u00a0h\u00a001')
  expect(said(2026, 10, 20, 14, 0)).toBe('vendredi, 14\u00a0h\u00a000')
})

it('names the date from a week on, and the year when it is another', () => {
  expect(said(2026, 10, 16, 14, 0)).toBe('16 novembre')
  expect(dayOf(new Date(2025, 2, 3), now, 'fr')).toBe('3 mars 2025')
  expect(dayOf(new Date(2026, 2, 1), now, 'fr')).toBe('1er mars')
  expect(dayOf(new Date(2025, 2, 3), now, 'en')).toBe('3 March 2025')
})

it('keeps the day right when the clocks change in between', () => {
  expect(hour(new Date(2026, 9, 24, 23, 30), new Date(2026, 9, 25, 23, 0), 'en', words)).toBe('hier, 23:30')
})
