import { expect, it } from 'vitest'
import { laterThan } from './later.ts'

it('offers this evening only while it is still to come', () => {
  expect(laterThan(new Date(2026, 2, 4, 10)).map(({ name }) => name)).toEqual(['evening', 'tomorrow', 'monday', 'week'])
  expect(laterThan(new Date(2026, 2, 4, 19)).map(({ name }) => name)).not.toContain('evening')
})

it('on a Sunday, tomorrow is Monday: it is said once', () => {
  expect(laterThan(new Date(2026, 2, 8, 10)).map(({ name }) => name)).toEqual(['evening', 'tomorrow', 'week'])
})

it('on a Monday, the next one is in a week: it is said once too', () => {
  expect(laterThan(new Date(2026, 2, 9, 10)).map(({ name }) => name)).toEqual(['evening', 'tomorrow', 'week'])
})

it('a Monday means the next one', () => {
  const monday = laterThan(new Date(2026, 2, 11, 10)).find(({ name }) => name === 'monday')
  expect(monday?.at).toEqual(new Date(2026, 2, 16, 8, 30))
})
