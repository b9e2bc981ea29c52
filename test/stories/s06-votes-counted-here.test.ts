import { afterAll, beforeAll, expect, test } from 'vitest'
import { contactPoint, plant } from '#contact-point'
import { api } from '#contract'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { heldAt } from '../../desk/conversation/held.ts'
import { keepCounts, keepVotes } from '../../desk/conversation/keep-counts.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const poll = { most: 4, longest: 50, withMedia: false, days: { fewest: 1, most: 30 } }
const limits = { longest: 500, longestTitle: null, warning: false, media: null, goesOn: false, poll }
let world: World
let odile: AtDesk
let workspace: Id<'workspace'>
let place: Id<'contact point'>
let spark: string
let piece: { key: string; native: string }

const here = <T>(work: (db: Db) => Promise<T>) => world.desk.database.within([workspace], null, work)

beforeAll(async () => {
  const forum = openMemory(limits)
  world = await openWorld({ channels: new Map([...catalogue(), ['memory', forum]]) })
  odile = await world.odile()
  workspace = odile.workspace as Id<'workspace'>
  const planted = { settings: {}, by: 'odile', manifest: forum.manifest, name: 'Le forum', address: 'forum' }
  place = await here((db) => plant(db, world.desk.jobs, world.clock, { workspace, ...planted }))
  spark = (await odile.ask(api.beginSpark, { body: { opener: 'poll' } })).spark
  const text = 'Laquelle revient en mars, et pourquoi ?'
  const body = { version: 1, text, choices: ['Pomme', 'Pomme-coing'], places: [{ place, text: null }] }
  await odile.ask(api.changeSpark, { params: { spark }, body })
  await odile.ask(api.publishSpark, { params: { spark }, body: { version: 2 } })
  world.clock.goesOn(11)
  await world.settled()
  const { key } = forum.world.said()[0]!
  piece = { key, native: `said:${key}` }
})
afterAll(() => world.close())

const votes = (cast: readonly [string, string][], about = piece.native) =>
  here(async (db) =>
    keepVotes(
      db,
      await contactPoint(db, workspace, place),
      cast.map(([nativeId, choice]) => ({
        ...{ rawEvent: null, heardAt: world.clock() },
        voted: { kind: 'voted', nativeId, about, choice },
      })),
    ),
  )
const held = () =>
  here(async (db) => heldAt(world.desk.database.within, await contactPoint(db, workspace, place)).own(piece.key))
const counted = async () => {
  const { poll } = await odile.ask(api.sparkBecame, { params: { spark } })
  return poll!.counted[0]!.choices.map(({ votes }) => votes)
}

test('before anybody has voted, each choice stands there with none; of what nobody has counted nothing is told', async () => {
  const { poll: became } = await odile.ask(api.sparkBecame, { params: { spark } })
  expect(became!.counted).toEqual([])
  const { poll } = (await held())!
  expect(poll!.choices).toEqual([
    { choice: 'Pomme', votes: 0 },
    { choice: 'Pomme-coing', votes: 0 },
  ])
  expect(poll!.endsAt!.getTime() - world.clock().getTime()).toBeGreaterThan(6 * 86_400_000)
})

test('where the counting is ours each counts once, by their first vote, for what was put to the choice', async () => {
  expect(
    await votes([
      ['a', 'Pomme-coing'],
      ['b', 'Pomme'],
      ['c', 'Rhubarbe'],
    ]),
  ).toHaveLength(1)
  expect(await counted()).toEqual([1, 1])
  expect(
    await votes([
      ['a', 'Pomme'],
      ['d', 'Pomme-coing'],
      ['d', 'Pomme'],
    ]),
  ).toHaveLength(1)
  expect(await counted()).toEqual([1, 2])
  expect((await held())!.poll!.choices.map(({ votes }) => votes)).toEqual([1, 2])
  expect(await votes([['a', 'Pomme']])).toEqual([])
  expect(await votes([['e', 'Pomme']], 'said:autre')).toEqual([])
  expect(await counted()).toEqual([1, 2])
})

test('where the place counts, its latest counting stands, and says nothing anew where it is the same', async () => {
  const counts = (votes: number, ended = false) =>
    here(async (db) =>
      keepCounts(db, await contactPoint(db, workspace, place), [
        {
          ...{ rawEvent: null, heardAt: world.clock() },
          counted: {
            kind: 'counted',
            nativeId: piece.native,
            choices: [{ choice: 'Pomme', votes }],
            endsAt: null,
            ended,
          },
        },
      ]),
    )
  expect(await counts(12)).toHaveLength(1)
  expect(await counts(12)).toEqual([])
  expect(await counts(11, true)).toHaveLength(1)
  expect(await counted()).toEqual([11])
})
