import { expect, it } from 'vitest'
import { askedBy, isWidest, readFilter, widestFilter, writeFilter } from './filter.ts'

const place = '018f0000-0000-7000-8000-000000000001'
const read = (query: string) => readFilter(new URLSearchParams(query))

it('reads thirty days everywhere where the address says nothing', () => {
  expect(read('')).toEqual({ place: null, days: '30' })
})

it('bears an address that somebody mistyped', () => {
  expect(read('place=blog&days=12')).toEqual({ place: null, days: '30' })
})

it('comes back from the address as it went there', () => {
  for (const filter of [
    { place, days: '7' },
    { place: null, days: '365' },
    { place: null, days: '30' },
  ] as const) {
    const written = Object.entries(writeFilter(filter)).filter((one): one is [string, string] => one[1] !== null)
    expect(readFilter(new URLSearchParams(written))).toEqual(filter)
  }
  expect(writeFilter({ place: null, days: '30' })).toEqual({ place: null, days: null })
})

it('asks for a place only where one is chosen', () => {
  expect(askedBy({ place: null, days: '90' })).toEqual({ days: '90' })
  expect(askedBy({ place, days: '90' })).toEqual({ place, days: '90' })
  expect(isWidest(widestFilter)).toBe(true)
  expect(isWidest({ place, days: '365' })).toBe(false)
})
