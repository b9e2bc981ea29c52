import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askingAt } from '../meta/at-graph.test-world.ts'
import { appKeys, channelAt, jar, openGraph } from './graph.test-world.ts'

let graph: Awaited<ReturnType<typeof openGraph>>
beforeEach(async () => {
  graph = await openGraph()
})
afterEach(() => graph.close())

const { listenWell: listen, heardIn } = askingAt(() => graph, appKeys)
const text = 'Le pot du matin ?\nOù le mangez-vous ?'
const publish = (media = [jar], words = text, means = graph.means) =>
  graph.channel.publishes.publish(graph.place, graph.piece('k', words, media), means)
const shown = () => graph.store.media.filter(({ images }) => images)

it('publishes one image with its words and what it shows, once it is ready over there', async () => {
  graph.at.waits = 1
  const came = await publish()
  if (came.kind !== 'sent') return expect(came.kind).toBe('sent')
  expect(came).toMatchObject({
    url: `https://www.instagram.com/p/${came.nativeId}/`,
    thread: { nativeId: came.nativeId },
  })
  expect(came.thread.title).toBe('Le pot du matin ? Où le mangez-vous ?')
  expect(shown()).toMatchObject([{ caption: text, images: ['https://desk.example/image/0'], alts: ['Un pot vide'] }])
})

it('publishes ten images together in their order, and no eleventh', async () => {
  const ten = Array.from({ length: 10 }, (_, n) => ({ ...jar, alt: `Pot ${n}` }))
  expect(await publish([...ten, jar])).toEqual({ kind: 'refused', why: 'too-many-images' })
  expect(await publish(ten)).toMatchObject({ kind: 'sent' })
  expect(shown()).toMatchObject([{ caption: text, alts: ten.map(({ alt }) => alt) }])
})

it('begins a thread by whose name comments under it are heard', async () => {
  const came = await publish()
  if (came.kind !== 'sent') return expect(came.kind).toBe('sent')
  graph.says('debout', { media: came.nativeId })
  expect(heardIn((await listen()).events)).toMatchObject([{ text: 'debout', thread: { nativeId: came.nativeId } }])
})

it('the same words another day are another piece', async () => {
  const [first, twice] = [await publish(), await publish()]
  expect(twice).toEqual(first)
  graph.at.now += 24 * 3_600_000
  expect(await publish()).toMatchObject({ kind: 'sent' })
  expect(shown()).toHaveLength(2)
})

it('asks for no image where nobody reaches this installation, and says so', async () => {
  const { lend: _, ...without } = graph.means
  expect(await publish([jar], text, without)).toEqual({ kind: 'refused', why: 'no-public-address' })
  expect(await publish([])).toEqual({ kind: 'refused', why: 'no-image' })
  expect([graph.containers, shown()]).toEqual([[], []])
})

it.each([
  ['cannot be fetched', { status: 404, type: 'text/html' }],
  ['is not taken', { status: 200, type: 'image/webp' }],
])('publishes nothing where one of several images %s', async (_, found) => {
  let asked = 0
  graph.at.fetches = async () => (asked++ === 1 ? found : { status: 200, type: 'image/jpeg' })
  expect(await publish([jar, jar, jar])).toEqual({ kind: 'refused', why: 'image-not-taken' })
  expect(shown()).toEqual([])
})

describe.each(['media_publish', 'every edge'])('declined at %s', (where) => {
  it.each([
    [9, 'too-many-today'],
    [368, 'blocked'],
    [190, 'needs-reconnection'],
  ])('error %i is told plainly, and nothing is published', async (code, why) => {
    if (where === 'media_publish') graph.at.codeAt.media_publish = code
    else graph.at.code = code
    expect(await publish()).toEqual({ kind: 'refused', why })
    graph.at.code = 0
    expect(graph.containers).toHaveLength(where === 'media_publish' ? 1 : 0)
    expect(shown()).toEqual([])
  })
})

it.each([1, 3])(
  'gives up before the desk does where %i images are long in being looked at, with nothing public',
  async (n) => {
    graph.at.waits = 1_000
    const media = Array.from({ length: n }, () => jar)
    const { publishes } = channelAt(graph.url, 300)
    const came = await publishes.publish(graph.place, graph.piece('k', text, media), graph.means)
    expect([came.kind, shown()]).toEqual(['later', []])
    graph.at.waits = 0
    expect(await publish(media)).toMatchObject({ kind: 'sent' })
    expect(shown()).toHaveLength(1)
  },
)

it('says that the right to publish is missing, and publishes nothing', async () => {
  graph.at.right = 'instagram_content_publish'
  expect(await publish()).toEqual({ kind: 'refused', why: 'not-allowed' })
  expect(shown()).toEqual([])
})
