import { expect, it } from 'vitest'
import { zoneSays, zonesWith } from './zones.ts'

it('says a zone by its town first', () => {
  expect(zoneSays('Europe/Paris')).toBe('Paris (Europe)')
  expect(zoneSays('America/Argentina/Buenos_Aires')).toBe('Buenos Aires, Argentina (America)')
  expect(zoneSays('UTC')).toBe('UTC')
})

it('offers the zone in use, known or not', () => {
  expect(zonesWith('Europe/Paris').filter((zone) => zone === 'Europe/Paris')).toHaveLength(1)
  expect(zonesWith('Moon/Base')[0]).toBe('Moon/Base')
})
