import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openDoorway } from './doorway.ts'

it('lets work go on once nobody waits at a door, and after a while in any case', async () => {
  const doorway = openDoorway()
  let answer = () => {}
  const served = doorway.serving(() => new Promise<void>((done) => (answer = done)))
  let clear = false
  const work = doorway.clear().then(() => {
    clear = true
  })
  await wait(20)
  expect(clear).toBe(false)
  answer()
  await served
  await work
  const failed = doorway.serving(() => Promise.reject(new Error('away')))
  await expect(failed).rejects.toThrow('away')
  // Nobody waits: a failure has left too.
  const since = performance.now()
  void doorway.serving(() => new Promise(() => {}))
  await doorway.clear()
  expect(performance.now() - since).toBeGreaterThanOrEqual(90)
})
