import { afterEach, beforeEach, expect, it } from 'vitest'
import { askingAt } from '../meta/at-graph.test-world.ts'
import { adPost, appKeys, firstPost, openGraph, page } from './graph.test-world.ts'

let graph: Awaited<ReturnType<typeof openGraph>>
beforeEach(async () => {
  graph = await openGraph()
})
afterEach(() => graph.close())

const { listen, heardIn, partsOf } = askingAt(() => graph, appKeys)

it('says who it is only to who knows the phrase', () => {
  const query = { 'hub.mode': 'subscribe', 'hub.verify_token': appKeys.verify, 'hub.challenge': '1158201444' }
  expect(graph.channel.hooks.greet(query, appKeys)).toBe('1158201444')
  expect(graph.channel.hooks.greet({ ...query, 'hub.verify_token': 'autre' }, appKeys)).toBeNull()
  expect(graph.channel.hooks.greet({ ...query, 'hub.verify_token': '' }, { ...appKeys, verify: '' })).toBeNull()
})

it('deals one knock out among the pages it carries', () => {
  const entry = (id: string) => ({ id, time: 1_795_176_000, changes: [] })
  const sorted = graph.channel.hooks.sort(
    graph.signed({ object: 'page', entry: [entry(page), entry('1002'), { time: 1 }, 7] }),
    appKeys,
  )
  if (sorted.kind !== 'keep') return expect(sorted.kind).toBe('keep')
  expect(sorted.parts.map(({ address }) => address)).toEqual([
    `https://www.facebook.com/${page}`,
    'https://www.facebook.com/1002',
  ])
  expect(graph.channel.hooks.sort(graph.signed({ object: 'hologram', entry: [entry(page)] }), appKeys)).toEqual({
    kind: 'keep',
    parts: [],
  })
})

it('takes a burst in without asking the page for each part of it, and asks again within the minute', async () => {
  const first = await listen()
  if (first.kind !== 'heard') return expect(first.kind).toBe('heard')
  const brought = [graph.says('trop sucrée'), graph.says('trop lisse')].map((_, at) => partsOf(graph.hooked[at]!))
  const asked = graph.at.asked.length
  const second = await listen(first.cursor, brought[0])
  if (second.kind !== 'heard') return expect(second.kind).toBe('heard')
  expect([heardIn(second.events).length, graph.at.asked.length]).toEqual([1, asked])
  graph.at.now += 60_000
  const third = await listen(second.cursor, brought[1])
  expect(third.kind === 'heard' && heardIn(third.events).length).toBe(1)
  expect(graph.at.asked.length).toBeGreaterThan(asked)
})

it('does not bring back what was taken away, nor older words, when news comes late', async () => {
  const comment = graph.says('trop sucrée')
  const added = graph.hooked.at(-1)!
  comment.text = 'bien trop sucrée'
  graph.at.now += 5000
  const edited = graph.brings('edited', comment)
  graph.at.now += 5000
  const removed = graph.brings('remove', comment)
  graph.comments.length = 0
  const first = await listen(null, partsOf(edited))
  if (first.kind !== 'heard') return expect(first.kind).toBe('heard')
  expect(heardIn(first.events).at(0)).toMatchObject({ kind: 'said', text: 'bien trop sucrée' })
  const second = await listen(first.cursor, [removed, edited, added].flatMap(partsOf))
  if (second.kind !== 'heard') return expect(second.kind).toBe('heard')
  expect(heardIn(second.events)).toEqual([])
  expect(heardIn(first.events).at(-1)).toEqual({ kind: 'gone', nativeId: comment.id })
})

it('hears of an end that was never brought', async () => {
  const comment = graph.says('je retire')
  const first = await listen()
  graph.comments.length = 0
  const second = await listen(first.kind === 'heard' ? first.cursor : null)
  expect(second.kind === 'heard' && heardIn(second.events)).toEqual([{ kind: 'gone', nativeId: comment.id }])
})

it('hears replies at any depth and what is said under ads; without that right, all but the ads', async () => {
  const one = graph.says('non')
  const two = graph.says('si', { parent: one.id })
  graph.says('sous une annonce', { post: adPost })
  const first = await listen()
  if (first.kind !== 'heard') return expect(first.kind).toBe('heard')
  expect(first.partly).toBeUndefined()
  const words = heardIn(first.events)
  expect(words).toHaveLength(3)
  expect(words).toContainEqual(expect.objectContaining({ nativeId: two.id, answers: one.id }))
  expect(words).toContainEqual(expect.objectContaining({ thread: expect.objectContaining({ nativeId: adPost }) }))
  graph.at.withoutAds = true
  graph.says('encore')
  const second = await listen(first.cursor)
  expect(second).toMatchObject({ kind: 'heard', partly: { why: 'not-allowed', detail: 'ads_posts' } })
  expect(second.kind === 'heard' && heardIn(second.events)).toMatchObject([{ text: 'encore' }])
})

it('reads a long thread whole, and leaves nothing known to be heard again', async () => {
  for (let n = 0; n < 320; n++) graph.says(`voix ${n}`)
  const first = await listen()
  if (first.kind !== 'heard') return expect(first.kind).toBe('heard')
  expect(new Set(heardIn(first.events).map((heard) => heard.nativeId)).size).toBe(320)
  expect(await listen(first.cursor)).toMatchObject({ kind: 'heard', events: [] })
})

it.each([
  [190, { kind: 'needs-reconnection' }],
  [10, { kind: 'trouble', why: 'not-allowed' }],
  [200, { kind: 'trouble', why: 'not-allowed' }],
  [368, { kind: 'trouble', why: 'blocked' }],
  [4, { kind: 'later', why: 'too-many-requests' }],
  [17, { kind: 'later', why: 'too-many-requests' }],
  [613, { kind: 'later', why: 'too-many-requests' }],
])('error %i has its meaning for who listens', async (code, meaning) => {
  graph.at.code = code
  expect(await listen()).toMatchObject(meaning)
})

it.each([
  [190, 'needs-reconnection'],
  [10, 'not-allowed'],
  [200, 'not-allowed'],
  [368, 'blocked'],
])('error %i is told plainly to who speaks, who says it once it is over, once', async (code, why) => {
  const { id } = graph.says('non')
  const say = () => graph.channel.says.say(graph.place, graph.utterance('k', 'merci', { answers: [id] }), graph.means)
  graph.at.code = code
  expect(await say()).toEqual({ kind: 'refused', why })
  expect(await graph.channel.removes.remove(graph.place, id, graph.means)).toEqual({ kind: 'refused', why })
  expect(await graph.channel.publishes.publish(graph.place, graph.piece('k', 'Où ?'), graph.means)).toEqual({
    ...{ kind: 'refused', why },
  })
  graph.at.code = 0
  expect([await say(), await say()]).toMatchObject([{ kind: 'sent' }, { kind: 'sent' }])
  expect(graph.comments.filter(({ by }) => by?.id === page)).toHaveLength(1)
})

it('knows from the platform when its keys end, and makes no date up where that is not told', async () => {
  const connect = async () => await graph.channel.joins.choose!({ user: 'jeton-long' }, page, graph.means)
  expect(await connect()).toMatchObject({ kind: 'connected', keysEnd: new Date(graph.at.accessEnds) })
  graph.at.accessEnds = 0
  expect(await connect()).toMatchObject({ kind: 'connected', keysEnd: null })
})

it('asks for the newest alone while nearly all it may ask for is used, says so, and misses nothing', async () => {
  const under = graph.says('sous une annonce', { post: adPost })
  graph.says('trop sucrée')
  graph.at.used = 93
  const first = await listen()
  if (first.kind !== 'heard') return expect(first.kind).toBe('heard')
  expect(first.partly).toEqual({ why: 'too-many-requests', detail: '93 %' })
  expect([heardIn(first.events), graph.at.asked.length]).toMatchObject([[{ text: 'trop sucrée' }], 1])
  graph.at.used = 12
  const second = await listen(first.cursor)
  if (second.kind !== 'heard') return expect(second.kind).toBe('heard')
  expect(second.partly).toBeUndefined()
  expect(heardIn(second.events)).toMatchObject([{ nativeId: under.id }])
})

it('hears each of a burst once, doubled and out of order', async () => {
  for (let n = 0; n < 600; n++) graph.says(`voix ${n}`)
  const first = await listen()
  if (first.kind !== 'heard') return expect(first.kind).toBe('heard')
  const before = graph.hooked.length
  for (let n = 0; n < 300; n++) graph.says(`écho ${n}`)
  const brought = graph.hooked.slice(before).flatMap(partsOf)
  // Each twice, the order mixed the same way each time, by the hundred as the desk hands them over.
  const mixed = [...brought, ...brought].map((knock, at) => ({ knock, at: (at * 7919) % 600 }))
  const order = mixed.toSorted((one, other) => one.at - other.at).map(({ knock }) => knock)
  let { cursor } = first
  const told: string[] = []
  for (let at = 0; at < order.length; at += 100) {
    const next = await listen(cursor, order.slice(at, at + 100))
    if (next.kind !== 'heard') return expect(next.kind).toBe('heard')
    told.push(...heardIn(next.events).map(({ nativeId }) => nativeId))
    cursor = next.cursor
  }
  expect(told).toHaveLength(300)
  expect(new Set(told).size).toBe(300)
})

it('keeps every key out of addresses', async () => {
  await graph.channel.joins.choose!({ user: 'jeton-long' }, page, graph.means)
  await listen()
  await graph.channel.says.say(graph.place, graph.utterance('k', 'merci'), graph.means)
  const addresses = JSON.stringify(graph.at.asked.map(({ path, query }) => [path, query]))
  expect(graph.at.asked.length).toBeGreaterThan(4)
  for (const key of [appKeys.secret, 'jeton-long', 'jeton-de-page']) expect(addresses).not.toContain(key)
})

it('says the same words anew only where a human asks for it, and under the very comment', async () => {
  const { id } = graph.says('non')
  const say = (again: number) =>
    graph.channel.says.say(graph.place, graph.utterance('k', 'merci', { answers: [id], again }), graph.means)
  const first = await say(0)
  expect(await say(0)).toEqual(first)
  expect(await say(1)).toMatchObject({ kind: 'sent' })
  const ours = graph.comments.filter(({ by }) => by?.id === page)
  expect(ours.map(({ parent, post }) => [parent, post])).toEqual([
    [id, firstPost],
    [id, firstPost],
  ])
})

it('deletes, and says when it is gone already', async () => {
  const { id } = graph.says('insulte')
  expect(await graph.channel.removes.remove(graph.place, id, graph.means)).toEqual({ kind: 'done' })
  expect(await graph.channel.removes.remove(graph.place, id, graph.means)).toEqual({ kind: 'gone' })
})
