import { afterEach, beforeEach, expect, it } from 'vitest'
import { openGraph, page } from '../facebook/graph.test-world.ts'
import { channelAt } from '../instagram/graph.test-world.ts'

let graph: Awaited<ReturnType<typeof openGraph>>
beforeEach(async () => {
  graph = await openGraph()
})
afterEach(() => graph.close())

const all = 'feed,mention,messages,message_echoes,message_edits'
const connects = async (channel: 'facebook' | 'instagram') => {
  const { joins } = channel === 'facebook' ? graph.channel : channelAt(graph.url)
  return (await joins.choose!({ user: 'jeton-long' }, page, graph.means)).kind
}
/** What Meta brings of the Page from now on: each asking replaces the one before. */
const standing = () => graph.at.subscribed.at(-1)

it.each([
  ['facebook', 'instagram'],
  ['instagram', 'facebook'],
] as const)('whoever connects %s and then %s is brought the news of both', async (first, second) => {
  expect(await connects(first)).toBe('connected')
  expect(await connects(second)).toBe('connected')
  expect(graph.at.subscribed).toEqual([`${page}:${all}`, `${page}:${all}`])
})

it.each([
  ['facebook', 'instagram'],
  ['instagram', 'facebook'],
] as const)('%s goes on being brought whole when %s is connected with a right less', async (first, second) => {
  await connects(first)
  graph.at.without = 'pages_messaging'
  expect(await connects(second)).toBe('connected')
  expect(standing()).toBe(`${page}:${all}`)
})

it('asks for more than stood there, and keeps what others of us had asked for', async () => {
  graph.at.subscribed.push(`${page}:feed,ratings`)
  graph.at.without = 'pages_messaging'
  expect(await connects('facebook')).toBe('connected')
  expect(standing()).toBe(`${page}:feed,mention,ratings`)
})
