import { afterEach, beforeEach, expect, it } from 'vitest'
import { openGraph } from './graph.test-world.ts'

let graph: Awaited<ReturnType<typeof openGraph>>
beforeEach(async () => {
  graph = await openGraph()
})
afterEach(() => graph.close())

const publish = (text: string) => graph.channel.publishes.publish(graph.place, graph.piece('k', text), graph.means)
const day = 24 * 3600_000

it('begins a thread by whose name comments under it are heard', async () => {
  const came = await publish('Le pot du matin ?\nOù le mangez-vous ?')
  if (came.kind !== 'sent') return expect(came.kind).toBe('sent')
  expect(came.thread.title).toBe('Le pot du matin ? Où le mangez-vous ?')
  graph.says('debout', { post: came.nativeId })
  const listened = await graph.channel.listens.listen(graph.place, null, graph.means)
  const events = listened.kind === 'heard' ? listened.events : []
  const heard = events.map((event) => graph.channel.read(event, graph.place))
  expect(heard).toMatchObject([{ heard: [{ text: 'debout', thread: { nativeId: came.nativeId } }] }])
})

it('the same words another day are another post', async () => {
  const [first, twice] = [await publish('Vous le mangez où ?'), await publish('Vous le mangez où ?')]
  expect(twice).toEqual(first)
  graph.at.now += day
  const another = await publish('Vous le mangez où ?')
  expect([another.kind, another]).toEqual([
    'sent',
    expect.not.objectContaining({ nativeId: first.kind === 'sent' && first.nativeId }),
  ])
})

const jar = { name: 'pot.jpg', type: 'image/jpeg', bytes: new Uint8Array([1]), alt: 'Un pot vide' }
const withImages = (n: number, means = graph.means) => {
  const media = Array.from({ length: n }, (_, nth) => ({ ...jar, alt: `Pot ${nth}` }))
  return graph.channel.publishes.publish(graph.place, { ...graph.piece('k', 'Où le mangez-vous ?'), media }, means)
}

it.each([1, 3])('shows %i photos in one post, in their order, with what each shows', async (n) => {
  expect(await withImages(n)).toMatchObject({ kind: 'sent' })
  expect(await withImages(n)).toMatchObject({ kind: 'sent' })
  expect(graph.posts).toHaveLength(3)
  const photos = Array.from({ length: n }, (_, nth) => ({
    url: `https://desk.example/image/${nth}`,
    alt: `Pot ${nth}`,
  }))
  expect(graph.posts[0]).toMatchObject({ message: 'Où le mangez-vous ?', photos })
})

it('publishes nothing where a photo cannot be fetched, or nobody reaches this installation', async () => {
  let asked = 0
  graph.at.fetches = async () => (asked++ === 1 ? 404 : 200)
  expect(await withImages(3)).toEqual({ kind: 'refused', why: 'image-not-taken' })
  const { lend: _, ...without } = graph.means
  expect(await withImages(1, without)).toEqual({ kind: 'refused', why: 'no-public-address' })
  expect(await withImages(11)).toEqual({ kind: 'refused', why: 'too-many-images' })
  expect(graph.posts).toHaveLength(2)
})

it('does not take an album that is full for an image that is not taken', async () => {
  graph.at.refusesPhoto = 321
  expect(await withImages(1)).toEqual({ kind: 'refused', why: 'HTTP 400, code 321' })
  expect(graph.posts).toHaveLength(2)
})

it('says that the right to publish is missing, and publishes nothing', async () => {
  graph.at.without = 'pages_manage_posts'
  expect(await publish('Où ?')).toEqual({ kind: 'refused', why: 'not-allowed' })
  expect(graph.posts).toHaveLength(2)
})
