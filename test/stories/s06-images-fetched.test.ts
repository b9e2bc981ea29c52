import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { appKeys, openGraph } from '../../channels/instagram/graph.test-world.ts'
import { dot } from '../dot.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

/** One dark dot, as base64 of a JPEG. */
const photo =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA='

let graph: Awaited<ReturnType<typeof openGraph>>
let world: World
let odile: AtDesk
let place: string
const fetched: string[] = []

/** Whoever it is, from outside, with no account. */
const fetches = async (url: string) => {
  const { status, headers } = await world.desk.app.request(url)
  return { status, type: headers.get('content-type') ?? '' }
}

beforeAll(async () => {
  graph = await openGraph()
  world = await openWorld({ channels: new Map([['instagram', graph.channel]]), publicUrl: 'https://desk.example' })
  graph.at.now = world.clock().getTime()
  graph.at.fetches = async (url) => {
    fetched.push(url)
    return await fetches(url)
  }
  odile = await world.odile()
  place = await connect(odile)
})
afterAll(async () => {
  await world.close()
  await graph.close()
})

async function connect(at: AtDesk) {
  const kept = await at.ask(api.keepApp, { body: { platform: 'meta', given: appKeys } })
  if (kept.kind !== 'kept') throw new Error(kept.why)
  const set = await at.ask(api.setOut, { body: { channel: 'instagram', given: {} } })
  if (set.kind !== 'set-out') throw new Error(set.why)
  const came = { state: new URL(set.goTo).searchParams.get('state')!, code: 'code-donné' }
  const arrived = await at.ask(api.arrive, { body: { came } })
  if (arrived.kind !== 'which') throw new Error(arrived.kind)
  const { key } = arrived.of.find(({ name }) => name === '@vergers.imaginaires')!
  const chosen = await at.ask(api.choose, { body: { way: arrived.way, key } })
  if (chosen.kind !== 'connected') throw new Error(chosen.kind)
  return chosen.place.id
}

async function begin(at: AtDesk, where: string, text: string, images: string[]) {
  const { spark } = await at.ask(api.beginSpark, { body: { opener: 'open-question' } })
  const params = { spark }
  for (const [n, data] of images.entries()) {
    const { media } = await at.ask(api.addMedium, { params, body: { name: `pot-${n}`, data } })
    await at.ask(api.describeMedium, { params: { ...params, medium: media[n]!.id }, body: { alt: `Pot ${n}` } })
  }
  const { version } = await at.ask(api.spark, { params })
  const places = [{ place: where, text: null }]
  await at.ask(api.changeSpark, { params, body: { version, text, signed: 'Odile', places } })
  return { params, ...(await at.ask(api.spark, { params })) }
}
const amissIn = ({ places }: Awaited<ReturnType<typeof begin>>) => places.flatMap(({ amiss }) => amiss)
async function publish(of: Awaited<ReturnType<typeof begin>>) {
  await odile.ask(api.publishSpark, { params: of.params, body: { version: of.version } })
  world.clock.goesOn(11)
  await world.settled()
  return (await odile.ask(api.spark, { params: of.params })).places[0]!
}

test('Instagram fetches the images of a spark from us, and they stand there with their words', async () => {
  const spark = await begin(odile, place, 'Le pot du matin, vous le mangez où ?', [photo, photo])
  expect(amissIn(spark)).toEqual([])
  expect(await publish(spark)).toMatchObject({
    delivery: { state: 'sent' },
    url: expect.stringContaining('https://www.instagram.com/p/'),
  })
  expect(graph.store.media.at(-1)).toMatchObject({
    ...{ caption: 'Le pot du matin, vous le mangez où ?\n\n— Odile', alts: ['Pot 0', 'Pot 1'], images: fetched },
  })
  expect(new Set(fetched).size).toBe(2)
})

test('once it stands there, nobody is shown them from us any more', async () => {
  for (const url of fetched) expect(url).toMatch(/^https:\/\/desk\.example\/at\/image\//)
  expect((await Promise.all(fetched.map(fetches))).map(({ status }) => status)).toEqual([404, 404])
})

test('while it is on its way an image is shown to who has its very address, for an hour', async () => {
  fetched.length = 0
  const spark = await begin(odile, place, 'Et le goûter, vous le prenez avec qui ?', [photo])
  // Fetched, and then not taken: it is to be tried again.
  const { fetches: fetch } = graph.at
  graph.at.fetches = async (url) => {
    const found = await fetch(url)
    graph.at.fault = 'server-error'
    return found
  }
  expect(await publish(spark)).toMatchObject({ delivery: { state: 'later' } })
  const [url = ''] = fetched
  expect(await fetches(url)).toEqual({ status: 200, type: 'image/jpeg' })
  const [before, token = ''] = [url.slice(0, url.lastIndexOf('/')), url.slice(url.lastIndexOf('/') + 1)]
  const [until = '', proof = ''] = token.split('.')
  const changed = `${proof[0] === 'a' ? 'b' : 'a'}${proof.slice(1)}`
  for (const guessed of [
    `${before}/${until}.${changed}`,
    `${before}/${Number(until) + 3_600_000}.${proof}`,
    `${before}/${until}.`,
    `${before}/${until}`,
    url.replace(/\/0\//, '/1/'),
    url.replace(odile.workspace, 'x'),
  ])
    expect([guessed, (await fetches(guessed)).status]).toEqual([guessed, 404])
  // It is tried again by itself once the clock goes on, and is to break nothing for those who come after.
  Object.assign(graph.at, { fetches: fetch, fault: null })
  world.clock.goesOn(3_601)
  expect((await fetches(url)).status).toBe(404)
})

test('what is no JPEG, or no image at all, is told before anything leaves', async () => {
  expect(amissIn(await begin(odile, place, 'Et vous ?', [dot]))).toEqual(['image-type'])
  expect(amissIn(await begin(odile, place, 'Et vous ?', []))).toEqual(['no-image'])
})

test('where the installation has no public https address, that is told, and nothing leaves', async () => {
  const inside = await openWorld({ channels: new Map([['instagram', graph.channel]]) })
  try {
    graph.at.fault = null
    const her = await inside.odile()
    const spark = await begin(her, await connect(her), 'Et vous ?', [photo])
    expect(amissIn(spark)).toEqual(['no-public-address'])
    const out = her.call(api.publishSpark, {
      params: { workspace: her.workspace, ...spark.params },
      body: { version: spark.version },
    })
    expect(await out).toMatchObject({ status: 422, problem: { code: 'spark.place-refuses' } })
  } finally {
    await inside.close()
  }
})
