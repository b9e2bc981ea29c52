import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { catalogue } from '../../channels/catalogue.ts'
import { account, openServer } from '../../channels/mastodon/server.test-world.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

let world: World
let odile: AtDesk
let server: Awaited<ReturnType<typeof openServer>>
let place: string

beforeAll(async () => {
  server = await openServer()
  world = await openWorld({ channels: catalogue() })
  odile = await world.odile()
})
afterAll(async () => {
  await world.close()
  await server.close()
})

async function signsIn(given: Record<string, string>, again?: string) {
  const set = await odile.ask(api.setOut, { body: { channel: 'mastodon', given, again } })
  if (set.kind !== 'set-out') throw new Error(set.why)
  const came = await odile.ask(api.arrive, { body: { came: await server.saysYes(set.goTo) } })
  if (came.kind !== 'connected') throw new Error(JSON.stringify(came))
  return came.place
}
async function texts() {
  await odile.ask(api.listenNow, { params: { place } })
  await world.settled()
  const { rows } = await odile.ask(api.conversations, { query: {} })
  const turns = await Promise.all(
    rows.map(({ id }) => odile.ask(api.turns, { params: { conversation: id }, query: {} })),
  )
  return turns.flatMap(({ turns }) => turns.map((turn) => ('text' in turn ? turn.text : '')))
}
const writes = (settings: Record<string, string>) =>
  odile.call(api.changeContactPoint, {
    params: { workspace: odile.workspace, place },
    body: { settings },
  })

test('she writes a hashtag when she connects the account, and hears what is said under it', async () => {
  const point = await signsIn({ server: server.url, follows: '#Confiture' })
  place = point.id
  expect(point.settings).toMatchObject({ follows: '#confiture' })
  server.says('Encore un pot de #confiture raté')
  server.says('La trempette du dimanche')
  expect(await texts()).toEqual(['Encore un pot de #confiture raté'])
})

test('she writes it anew later, and hears that too; nothing else of the account can be written', async () => {
  expect((await writes({ follows: '#confiture, trempette' })).answer?.settings).toMatchObject({ root: server.url })
  expect((await texts()).toSorted()).toEqual(['Encore un pot de #confiture raté', 'La trempette du dimanche'])
  expect((await writes({ root: 'https://ailleurs.example' })).problem?.code).toBe('contact-point.not-changed-so')
})

test('other keys to the same account leave what it follows', async () => {
  expect((await signsIn({ server: server.url }, place)).settings).toMatchObject({ follows: '#confiture, trempette' })
})

test('where the server does not look into what was said, the contact point says so until it does', async () => {
  const point = async () => (await odile.ask(api.contactPoints)).find(({ id }) => id === place)
  server.at.searches = false
  const ours = { id: account, acct: 'compotes', display_name: 'Les Compotes Lune', url: '' }
  server.says('Vous aimerez la poire', { account: ours, created_at: '2026-11-01T12:00:00.000Z' })
  world.clock.goesOn(25 * 3600)
  await writes({ follows: 'framboise' })
  await texts()
  expect(await point()).toMatchObject({ state: 'listening', trouble: { why: 'not-searchable', partly: true } })
  await writes({ follows: '#confiture' })
  await texts()
  expect(await point()).toMatchObject({ state: 'listening', trouble: null })
})
