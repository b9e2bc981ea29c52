import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AtDesk, openWorld, type World } from '../world.ts'
import { openWalk, step } from './walk.ts'

let world: World
let odile: AtDesk
beforeAll(async () => {
  world = await openWorld()
  odile = await world.odile()
})
afterAll(() => world.close())

/** How long walks are begun; one that is begun is walked to its end. */
const seconds = 7
const until = () => Date.now() + seconds * 1000

test('after any sequence of acts the rows say what the messages say', async () => {
  const end = until()
  const walks = fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 60 }), async (steps) => {
    if (Date.now() > end) return
    const walk = await openWalk(world, odile)
    for (const one of steps) await walk.takes(one)
    expect(await walk.unlike()).toEqual([])
  })
  await fc.assert(walks, { numRuns: 25 })
}, 60_000)

test('and so they do when several act at once', async () => {
  const end = until()
  const walks = fc.asyncProperty(fc.array(step, { minLength: 24, maxLength: 60 }), async (steps) => {
    if (Date.now() > end) return
    const walk = await openWalk(world, odile)
    const acts = steps.filter(({ kind }) => kind !== 'tick' && kind !== 'later')
    for (let at = 0; at < acts.length; at += 6) await Promise.all(acts.slice(at, at + 6).map(walk.takes))
    expect(await walk.unlike()).toEqual([])
  })
  await fc.assert(walks, { numRuns: 20, endOnFailure: true })
}, 60_000)
