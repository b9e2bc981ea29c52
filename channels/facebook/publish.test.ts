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

it('says that the right to publish is missing, and publishes nothing', async () => {
  graph.at.without = 'pages_manage_posts'
  expect(await publish('Où ?')).toEqual({ kind: 'refused', why: 'not-allowed' })
  expect(graph.posts).toHaveLength(2)
})
