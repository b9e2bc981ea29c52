import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { type Blog, openBlog } from '../blog.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

let world: World
let odile: AtDesk
let blog: Blog
let place: string
beforeEach(async () => {
  world = await openWorld()
  blog = await openBlog(world.clock)
  onTestFinished(async () => {
    await blog.close()
    await world.close()
  })
  odile = await world.odile()
  blog.publishes({ slug: 'recette', title: 'La recette', text: 'Vous allez aimer.' })
  blog.hears({ by: 'Marmelade', text: 'non, je n’aime pas', under: 'recette' })
  place = (
    await odile.ask(api.plant, {
      body: {
        channel: 'feed',
        name: 'Le blog',
        address: `${blog.url}/comments/feed/`,
        settings: { carries: 'comments' },
      },
    })
  ).id
  await world.settled()
})

const point = async () => (await odile.ask(api.contactPoints)).find(({ id }) => id === place)!
const listens = async () => {
  await odile.ask(api.listenNow, { params: { place } })
  await world.settled()
}
/** A comment each minute. */
function burst(of: number): void {
  for (let at = 0; at < of; at++) {
    world.clock.goesOn(60)
    blog.hears({ by: `Voix ${at}`, text: `et moi non plus ${at}`, under: 'recette' })
  }
}

test('more is said than the feed shows: the contact point says between when, until a person has seen it', async () => {
  blog.shows = 10
  burst(25)
  await listens()
  const told = await point()
  expect(told).toMatchObject({ state: 'listening', messages: 11 })
  expect(told.gaps).toHaveLength(1)
  const { since, until } = told.gaps[0]!
  expect(Date.parse(until) - Date.parse(since)).toBeGreaterThan(14 * 60_000)
  await listens()
  expect((await point()).gaps).toHaveLength(1)
  const body = { gaps: told.gaps.map(({ id }) => id) }
  expect((await odile.ask(api.seeGaps, { params: { place }, body })).gaps).toEqual([])
  await listens()
  expect((await point()).gaps).toEqual([])
})

test('the alarm ends by itself when the words come after all', async () => {
  blog.shows = 10
  burst(25)
  await listens()
  expect((await point()).gaps).toHaveLength(1)
  blog.shows = 50
  await listens()
  expect(await point()).toMatchObject({ gaps: [], messages: 26 })
})

test('what is said while a place is paused is heard when it wakes', async () => {
  const params = { place }
  await odile.ask(api.changeContactPoint, { params, body: { paused: true } })
  burst(3)
  world.clock.goesOn(86_400)
  await world.settled()
  expect(await point()).toMatchObject({ state: 'paused', messages: 1 })
  await odile.ask(api.changeContactPoint, { params, body: { paused: false } })
  await world.settled()
  expect(await point()).toMatchObject({ state: 'listening', messages: 4 })
})

test('a blog that asks to wait for hours says so on its contact point', async () => {
  const serving = blog.server.answer
  blog.server.answer = (_request, response) => {
    response.writeHead(429, { 'Retry-After': '1800' })
    response.end()
  }
  for (let times = 0; times < 6; times++) {
    world.clock.goesOn(1_900)
    await world.settled()
  }
  expect(await point()).toMatchObject({ state: 'trouble', trouble: { why: 'too-many-requests' } })
  blog.server.answer = serving
  world.clock.goesOn(1_900)
  await world.settled()
  expect(await point()).toMatchObject({ state: 'listening', trouble: null })
})

test('the feed is gone and the blog stands: what was answered there by hand is recorded still', async () => {
  const [conversation] = (await odile.ask(api.conversations)).rows
  const params = { workspace: odile.workspace, conversation: conversation!.id }
  const [said] = (await odile.ask(api.turns, { params })).turns
  blog.server.answer = (_request, response) => {
    response.writeHead(410)
    response.end()
  }
  await listens()
  expect(await point()).toMatchObject({ state: 'closed', closedWhy: 'gone' })
  const body = { text: 'Qu’est-ce qui vous plaît moins ?', answers: [said!.id], audience: 'public' as const }
  const sent = await odile.call(api.reply, { params, body: { ...body, key: newId() } })
  expect(sent).toMatchObject({ status: 409, problem: { code: 'reply.place-closed' } })
  await odile.ask(api.reply, { params, body: { ...body, key: newId(), byHand: {} } })
  const { turns } = await odile.ask(api.turns, { params })
  expect(turns.at(-1)).toMatchObject({ ours: true, delivery: { state: 'sent', proof: 'by-hand' } })
})
