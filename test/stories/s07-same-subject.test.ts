import { afterAll, beforeAll, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type Blog, openBlog } from '../blog.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const memory = openMemory()
let world: World
let odile: AtDesk
let blog: Blog

beforeAll(async () => {
  world = await openWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
  odile = await world.odile()
  await world.desk.database.within([odile.workspace], null, (db) =>
    plant(db, world.desk.jobs, world.clock, {
      workspace: odile.workspace as Id<'workspace'>,
      manifest: memory.manifest,
      name: 'Le fil',
      address: 'fil',
      settings: {},
      by: 'test',
    }),
  )
  blog = await openBlog(world.clock)
  blog.publishes({ slug: 'recette', title: 'La recette', text: 'Elle change.' })
  blog.hears({ by: 'Léone', text: 'au blog, je n’aime pas', under: 'recette' })
  await odile.ask(api.plant, { body: { channel: 'feed', name: 'Le blog', address: `${blog.url}/comments/feed/` } })
  memory.world.hears({
    nativeId: 'annonce',
    thread: { nativeId: 'annonce' },
    ours: true,
    by: { name: 'Les Vergers' },
    text: `Elle change, et voici pourquoi : ${blog.url}/recette/?utm_source=fil`,
  })
  memory.world.hears({ text: 'au fil, je n’aime pas', thread: { nativeId: 'annonce' }, answers: 'annonce' })
  memory.world.hears({ text: 'rien à voir', thread: { nativeId: 'autre' }, by: { name: 'Zoé' } })
  world.clock.goesOn(600)
  await world.settled()
})
afterAll(async () => {
  await blog.close()
  await world.close()
})

const holding = async (words: string) => {
  for (const { id } of (await odile.ask(api.conversations)).rows) {
    const { turns } = await odile.ask(api.turns, { params: { conversation: id } })
    const turn = turns.find(({ text }) => text.includes(words))
    if (turn) return { conversation: id, message: turn.id }
  }
  throw new Error(`nobody said ${words}`)
}
const proposed = async (words: string) =>
  (await odile.ask(api.aside, { params: { message: (await holding(words)).message } })).sameSubject.map(
    ({ conversation }) => conversation,
  )

test('S7 — the same page spoken of in two places: « même sujet » is proposed on both sides, and nothing joins by itself', async () => {
  const onTheBlog = await holding('au blog')
  const inTheThread = await holding('au fil')
  expect(onTheBlog.conversation).not.toBe(inTheThread.conversation)
  expect(await proposed('au blog')).toEqual([inTheThread.conversation])
  expect(await proposed('au fil')).toEqual([onTheBlog.conversation])
  expect(await proposed('rien à voir')).toEqual([])
})

test('somebody says that it is something else: it is not proposed again, until that is undone', async () => {
  const { conversation } = await holding('au blog')
  const other = (await holding('au fil')).conversation
  const { act } = await odile.ask(api.otherSubject, { params: { conversation }, body: { conversation: other } })
  expect(await proposed('au blog')).toEqual([])
  expect(await proposed('au fil')).toEqual([])
  await odile.ask(api.undo, { params: { act } })
  expect(await proposed('au fil')).toEqual([conversation])
})

test('joined, it reads as one and proposes nothing more; undone, it is two again', async () => {
  const { conversation } = await holding('au blog')
  const other = (await holding('au fil')).conversation
  const { act } = await odile.ask(api.join, { params: { conversation }, body: { conversation: other } })
  expect((await holding('au fil')).conversation).toBe(conversation)
  expect(await proposed('au blog')).toEqual([])
  await odile.ask(api.undo, { params: { act } })
  expect(await proposed('au blog')).toEqual([other])
})
