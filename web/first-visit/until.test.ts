import { expect, it } from 'vitest'
import { until } from './until.ts'

function waiting() {
  const waits: number[] = []
  return { waits, wait: async (ms: number) => void waits.push(ms) }
}

it('answers at once what is there already', async () => {
  const { waits, wait } = waiting()
  expect(await until(async () => 'here', wait, 10_000)).toBe('here')
  expect(waits).toEqual([])
})

it('asks ever more slowly, and gives up when patience ends', async () => {
  const { waits, wait } = waiting()
  expect(await until(async () => null, wait, 5_000)).toBeNull()
  expect(waits[0]).toBe(400)
  expect(waits.every((ms, at) => at === 0 || ms >= waits[at - 1]!)).toBe(true)
  expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(5_000)
})

it('stops as soon as something is there', async () => {
  const { waits, wait } = waiting()
  let asked = 0
  expect(await until(async () => (++asked === 3 ? 'third' : null), wait, 10_000)).toBe('third')
  expect(waits).toHaveLength(2)
})
