import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api, type SparkShown } from '#contract'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openServer } from '../../channels/mastodon/server.test-world.ts'
import { dot } from '../dot.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const question = 'Laquelle revient en mars, et pourquoi ?'
let server: Awaited<ReturnType<typeof openServer>>
let world: World
let odile: AtDesk
let place: string
let page: string
let spark: string
let shown: SparkShown

beforeAll(async () => {
  server = await openServer()
  world = await openWorld({ channels: catalogue() })
  server.at.now = world.clock().getTime()
  odile = await world.odile()
  const set = await odile.ask(api.setOut, { body: { channel: 'mastodon', given: { server: server.url } } })
  if (set.kind !== 'set-out') throw new Error(set.kind)
  const came = await odile.ask(api.arrive, { body: { came: await server.saysYes(set.goTo) } })
  if (came.kind !== 'connected') throw new Error(came.kind)
  place = came.place.id
  const body = { channel: 'page', name: 'La page des pots', opening: 'Bonjour', language: 'fr' } as const
  page = (await odile.ask(api.plant, { body })).id
  spark = (await odile.ask(api.beginSpark, { body: { opener: 'poll' } })).spark
  shown = await odile.ask(api.spark, { params: { spark } })
  await writes({ text: question, places: [goesTo(place), goesTo(page)] })
})
afterAll(async () => {
  await world.close()
  await server.close()
})

const goesTo = (place: string, inWords = false) => ({ place, text: null, inWords })
async function writes(change: object): Promise<void> {
  shown = await odile.ask(api.changeSpark, { params: { spark }, body: { version: shown.version, ...change } })
}
const there = () => shown.places.find((one) => one.place === place)!
const amissWith = async (choices: string[]) => {
  await writes({ choices })
  return there().amiss
}
const publishes = () =>
  odile.call(api.publishSpark, {
    params: { workspace: odile.workspace, spark },
    body: { version: shown.version },
  })
async function listens() {
  await odile.ask(api.listenNow, { params: { place } })
  await world.settled()
}
const became = async () => (await odile.ask(api.sparkBecame, { params: { spark } })).poll!

test('what the form of a place takes is told before anything is sent, and what it does not is refused', async () => {
  const { places } = await odile.ask(api.sparkPlaces)
  expect(places.find((one) => one.place === place)!.limits.poll).toEqual({
    ...{ most: 4, longest: 50, withMedia: false, days: { fewest: 1, most: 30 } },
  })
  expect(await amissWith(['Un', 'Deux', 'Trois', 'Quatre', 'Cinq'])).toEqual(['too-many-choices'])
  const { problem } = await publishes()
  expect(problem).toMatchObject({ code: 'spark.place-refuses' })
  expect(await amissWith(['Pomme', 'x'.repeat(51)])).toEqual(['choice-too-long'])
  expect(await amissWith(['Pomme', 'pomme'])).toEqual(['choices-alike'])
  expect(await amissWith(['Pomme', 'Pomme-coing'])).toEqual([])
  const { media, version } = await odile.ask(api.addMedium, {
    params: { spark },
    body: { name: 'pot.png', data: dot },
  })
  shown = { ...shown, version }
  const medium = media[0]!.id
  shown = await odile.ask(api.describeMedium, { params: { spark, medium }, body: { alt: 'Un pot' } })
  expect(there().amiss).toEqual(['choices-beside-image'])
  shown = await odile.ask(api.takeMediumOut, { params: { spark, medium } })
  expect(server.statuses).toEqual([])
})

test('whoever would rather have the choices in the words there says so, and back again', async () => {
  const { print } = shown
  await writes({ places: [goesTo(place, true), goesTo(page)] })
  expect([there().choices, there().parts[0]]).toEqual([[], expect.stringContaining('· Pomme\n· Pomme-coing')])
  expect(shown.print).not.toBe(print)
  await writes({ places: [goesTo(place), goesTo(page)] })
  expect([there().choices, there().parts, there().openDays]).toEqual([
    ['Pomme', 'Pomme-coing'],
    [`${question}\n\n— Odile`],
    7,
  ])
  expect(shown.print).toBe(print)
})

test('for how long one may choose is part of what is approved, and of what the approver reads', async () => {
  const { print } = shown
  await writes({ openDays: 3 })
  expect(shown.print).not.toBe(print)
  const { approvals } = await odile.ask(api.askApproval, { params: { spark }, body: { name: 'Capucine' } })
  const asked = await (await world.desk.app.request(new URL(approvals[0]!.link!).pathname)).text()
  expect(asked).toContain('Ouvert 3 jours.')
})

test('a place that keeps its polls open for less, or for longer, says so before anything leaves', async () => {
  const keepsOpen = (fewest: number, most: number) =>
    world.desk.database.within([odile.workspace as Id<'workspace'>], null, (db) =>
      sql`update contact_point set settings = settings || ${JSON.stringify({ pollFewestDays: fewest, pollMostDays: most })}::jsonb
        where id = ${place}`.execute(db),
    )
  const amiss = async () => {
    shown = await odile.ask(api.spark, { params: { spark } })
    return there().amiss
  }
  await keepsOpen(5, 30)
  expect(await amiss()).toEqual(['open-too-short'])
  await keepsOpen(1, 2)
  expect(await amiss()).toEqual(['open-too-long'])
  await keepsOpen(1, 30)
  expect(await amiss()).toEqual([])
})

test('it goes out as the poll of that place, once', async () => {
  await odile.ask(api.publishSpark, {
    params: { spark },
    body: { version: shown.version, despite: ['spark.not-approved'] },
  })
  world.clock.goesOn(11)
  await world.settled()
  const [status] = server.statuses
  expect(server.statuses).toHaveLength(1)
  expect(status!.poll!.options.map(({ title }) => title)).toEqual(['Pomme', 'Pomme-coing'])
  expect(Date.parse(status!.poll!.expires_at!) - server.at.now).toBe(3 * 86_400_000)
})

test('votes are told as the place counts them, apart from the people who said why', async () => {
  await listens()
  const [status] = server.statuses
  for (const nth of [1, 1, 0]) server.votes(status!.id, nth)
  server.mentions('@compotes Pomme-coing, mon fils la finit', { in_reply_to_id: status!.id })
  await listens()
  // Our own words came back, and are ours still: once, as they went.
  const { conversation } = await odile.ask(api.spark, { params: { spark } })
  const { turns } = await odile.ask(api.turns, { params: { conversation: conversation! } })
  expect(turns.filter((turn) => turn.place.id === place && turn.choices.length)).toMatchObject([
    { text: `${question} — Odile`, choices: ['Pomme', 'Pomme-coing'] },
  ])
  const { choices, counted, others } = await became()
  expect(choices).toMatchObject([
    { choice: 'Pomme', people: 0 },
    { choice: 'Pomme-coing', people: 1, whys: [{ text: 'mon fils la finit' }] },
  ])
  expect(others).toBe(0)
  expect(counted).toEqual([
    {
      ...{ place, name: 'Les Compotes Lune', endsAt: status!.poll!.expires_at, ended: false },
      choices: [
        { choice: 'Pomme', votes: 1 },
        { choice: 'Pomme-coing', votes: 2 },
      ],
    },
  ])
  const { voices } = await odile.ask(api.sparkBecame, { params: { spark } })
  expect(voices).toBe(1)
})

test('once the place has closed it, that is told', async () => {
  server.statuses[0]!.poll!.expired = true
  await listens()
  expect((await became()).counted).toMatchObject([{ ended: true }])
})
