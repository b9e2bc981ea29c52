import { afterAll, beforeAll, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const memory = openMemory()
let world: World
let odile: AtDesk
let place: string

beforeAll(async () => {
  world = await openWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
  odile = await world.odile()
  place = await world.desk.database.within([odile.workspace], null, async (db) => {
    const planted = await plant(db, world.desk.jobs, world.clock, {
      workspace: odile.workspace as Id<'workspace'>,
      manifest: memory.manifest,
      name: 'Le forum',
      address: 'forum',
      settings: {},
      by: 'test',
    })
    return planted
  })
})
afterAll(() => world.close())

async function listened() {
  world.clock.goesOn(600)
  await world.settled()
  const { rows } = await odile.ask(api.conversations)
  const conversation = rows[0]!.id
  const { turns } = await odile.ask(api.turns, { params: { conversation } })
  const { threads } = await odile.ask(api.conversation, { params: { conversation } })
  return { rows, turns, threads }
}

test('who likes, passes on or keeps a word is named under it, whichever came first; it is no message and awaits nobody', async () => {
  memory.world.reacts({ nativeId: 'r1', about: 'voice-x', by: { name: 'Zoé' } })
  memory.world.hears({ nativeId: 'voice-x', text: 'Non, je n’aime pas' })
  for (const name of ['Ana', 'Basile', 'Chloé', 'Dina'])
    memory.world.reacts({ about: 'voice-x', by: { name }, how: name === 'Dina' ? 'repost' : 'like' })
  memory.world.reacts({ about: 'thread-1', by: { name: 'Émile' }, how: 'bookmark' })
  const { turns, threads, rows } = await listened()
  expect(rows[0]).toMatchObject({ messages: 1, voices: 1 })
  expect(turns[0]!.reactions).toMatchObject([
    { how: 'like', more: 1 },
    { how: 'repost', names: ['Dina'], more: 0 },
  ])
  expect(turns[0]!.reactions[0]!.names).toHaveLength(3)
  expect(threads[0]!.reactions).toEqual([{ how: 'bookmark', names: ['Émile'], more: 0 }])
})

test('told again it is the same one; taken back, its name is gone with it', async () => {
  memory.world.reacts({ nativeId: 'r1', about: 'voice-x', by: { name: 'Zoé B.' } })
  expect(JSON.stringify((await listened()).turns)).toContain('"more":1')
  memory.world.reacts({ nativeId: 'r9', about: 'thread-1', by: { name: 'Fanny' }, how: 'bookmark' })
  memory.world.deletes('r9')
  expect((await listened()).threads[0]!.reactions).toEqual([{ how: 'bookmark', names: ['Émile'], more: 0 }])
  const { rows } = await world.desk.database.within([odile.workspace], null, async (db) => ({
    rows: await db.selectFrom('reaction').select('by_name').where('contact_point_id', '=', place).execute(),
  }))
  expect(rows.map((row) => row.by_name).toSorted()).toEqual(
    ['Ana', 'Basile', 'Chloé', 'Dina', 'Zoé B.', 'Émile'].toSorted(),
  )
})
