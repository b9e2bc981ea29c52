import { afterEach, beforeEach, expect, it } from 'vitest'
import { askingAt } from '../meta/at-graph.test-world.ts'
import { account, appKeys, openGraph, page } from './graph.test-world.ts'

let graph: Awaited<ReturnType<typeof openGraph>>
beforeEach(async () => {
  graph = await openGraph()
})
afterEach(() => graph.close())

const { listenWell: listen, heardIn, partsOf } = askingAt(() => graph, appKeys)

it('offers the accounts that are linked to a page, and says what to do where none is', async () => {
  const came = { code: 'code-donné', state: 'x' }
  const arrived = await graph.channel.joins.arrive({}, came, 'http://localhost/joined', graph.means)
  if (arrived.kind !== 'which') return expect(arrived.kind).toBe('which')
  expect(arrived.of).toEqual([
    { key: page, name: '@vergers.imaginaires', detail: 'Les Vergers Imaginaires' },
    { key: '1003', name: '@serres.imaginaires', detail: 'Les Serres Imaginaires' },
  ])
  // The page with nothing linked cannot be had by asking for it.
  expect(await graph.channel.joins.choose!(arrived.pending, '1002', graph.means)).toMatchObject({ why: 'not-found' })
  expect(await graph.channel.joins.choose!(arrived.pending, page, graph.means)).toMatchObject({
    kind: 'connected',
    address: graph.place.address,
    settings: graph.place.settings,
    secrets: { token: 'jeton-de-page' },
  })
  expect(graph.at.subscribed).toEqual([`${page}:feed,mention,messages,message_echoes,message_edits`])
  graph.at.linked = false
  const none = await graph.channel.joins.arrive({}, came, 'http://localhost/joined', graph.means)
  expect(none).toMatchObject({ kind: 'not-connected', why: 'nothing-linked' })
})

it('knows from the platform when its keys end, and makes no date up where that is not told', async () => {
  const connect = async () => await graph.channel.joins.choose!({ user: 'jeton-long' }, page, graph.means)
  expect(await connect()).toMatchObject({ kind: 'connected', keysEnd: new Date(graph.at.accessEnds) })
  graph.at.accessEnds = 0
  expect(await connect()).toMatchObject({ kind: 'connected', keysEnd: null })
})

it('deals one knock out among the accounts it carries', () => {
  const entry = (id: string) => ({ id, time: 1_795_176_000, changes: [] })
  const knock = graph.signed({ object: 'instagram', entry: [entry(account), entry('17841400000000009')] })
  const sorted = graph.channel.hooks.sort(knock, appKeys)
  expect(sorted).toMatchObject({
    parts: [
      { channel: 'instagram', address: graph.place.address },
      { channel: 'instagram', address: 'instagram:17841400000000009' },
    ],
  })
})

it('takes a burst in without asking the account for each part of it, and asks again within the minute', async () => {
  const first = await listen()
  const brought = [graph.says('trop sucrée'), graph.says('trop lisse')].map((_, at) => partsOf(graph.hooked[at]!))
  const asked = graph.at.asked.length
  const second = await listen(first.cursor, brought[0])
  expect([heardIn(second.events).length, graph.at.asked.length]).toEqual([1, asked])
  graph.at.now += 60_000
  const third = await listen(second.cursor, brought[1])
  expect(heardIn(third.events).length).toBe(1)
  expect(graph.at.asked.length).toBeGreaterThan(asked)
})

it('hears a reply far down under an old comment, which only the count betrays', async () => {
  const old = graph.says('la première')
  for (let n = 0; n < 120; n++) graph.says(`voix ${n}`)
  const first = await listen()
  expect(new Set(heardIn(first.events).map(({ nativeId }) => nativeId)).size).toBe(121)
  const quiet = await listen(first.cursor)
  expect(quiet.events).toEqual([])
  const late = graph.says('toujours vrai', { parent: old.id })
  const second = await listen(quiet.cursor)
  expect(heardIn(second.events)).toMatchObject([{ nativeId: late.id, answers: old.id }])
  expect((await listen(second.cursor)).events).toEqual([])
})

it('reads more replies to one comment than come along with it', async () => {
  const top = graph.says('la première')
  for (let n = 0; n < 70; n++) graph.says(`voix ${n}`, { parent: top.id })
  const { events } = await listen()
  expect(heardIn(events).filter((one) => one.kind === 'said' && one.answers === top.id)).toHaveLength(70)
})

it('hears under ads once something was brought from there, and follows it by asking from then on', async () => {
  graph.says('sous une annonce', { media: '18002' })
  const first = await listen(null, graph.hooked.flatMap(partsOf))
  expect(heardIn(first.events)).toMatchObject([{ text: 'sous une annonce', thread: { nativeId: '18002' } }])
  graph.says('encore', { media: '18002' })
  const second = await listen(first.cursor)
  expect(heardIn(second.events)).toMatchObject([{ text: 'encore', thread: { title: /promotion/ } }])
})

it('asks for the newest alone while nearly all it may ask for is used, says so, and misses nothing', async () => {
  graph.says('trop sucrée')
  graph.writes('vous livrez à Tours ?')
  graph.at.used = 93
  const first = await listen()
  expect(first.partly).toEqual({ why: 'too-many-requests', detail: '93 %' })
  expect([heardIn(first.events), graph.at.asked.length]).toMatchObject([[{ text: 'trop sucrée' }], 1])
  graph.at.used = 12
  const second = await listen(first.cursor)
  expect(second.partly).toBeUndefined()
  expect(heardIn(second.events)).toMatchObject([{ text: 'vous livrez à Tours ?' }])
})

it('ends what was said under a media that is taken away, and lets be what newer ones have pushed down', async () => {
  graph.says('non')
  const first = await listen()
  for (let n = 0; n < 30; n++) graph.store.shows({ caption: `pièce ${n}` })
  const second = await listen(first.cursor)
  expect(heardIn(second.events)).toEqual([])
  const { media } = graph.store
  const under = media.at(-1)!
  graph.says('si', { media: under.id })
  const third = await listen(second.cursor)
  media.splice(media.indexOf(under), 1)
  graph.store.comments.length = 0
  const fourth = await listen(third.cursor)
  expect(heardIn(fourth.events)).toContainEqual({ kind: 'gone', nativeId: under.id, thread: true })
  expect(heardIn((await listen(fourth.cursor)).events)).not.toContainEqual(expect.objectContaining({ thread: true }))
})

it('hears of an end that was never brought', async () => {
  const comment = graph.says('je retire')
  const first = await listen()
  graph.store.comments.length = 0
  const second = await listen(first.cursor)
  expect(heardIn(second.events)).toEqual([{ kind: 'gone', nativeId: comment.id }])
})

it('hears private messages with the hour until which they are answered, once, by asking and brought', async () => {
  const { id, at } = graph.writes('vous livrez à Tours ?')
  const first = await listen(null, graph.hooked.flatMap(partsOf))
  expect(heardIn(first.events)).toMatchObject([
    { nativeId: id, audience: 'direct', thread: { nativeId: 'dm:7001' }, by: { nativeId: '7001', name: '@marmelade' } },
  ])
  const [words] = heardIn(first.events)
  expect(words?.kind === 'said' && words.answerUntil).toEqual(new Date(Math.floor(at / 1000) * 1000 + 86_400_000))
  expect((await listen(first.cursor, graph.hooked.flatMap(partsOf))).events).toEqual([])
  const back = graph.brings({ message: graph.store.messages[0]!, echo: false, deleted: true })
  const second = await listen(first.cursor, [...partsOf(back), ...graph.hooked.flatMap(partsOf)])
  expect(heardIn(second.events)).toEqual([{ kind: 'gone', nativeId: id }])
})

it('hears a mention that is brought by its id, and keeps the knock while it cannot be asked for', async () => {
  const named = { field: 'mentions', value: { media_id: '18090' } }
  const knocks = partsOf(graph.knocks({ id: account, time: 1_795_176_000, changes: [named] }))
  graph.at.fault = 'too-many-requests'
  const held = await listen(null, knocks)
  expect(held).toMatchObject({ events: [], keeps: knocks.map(({ id }) => id), partly: { why: 'too-many-requests' } })
  graph.at.fault = null
  const first = await listen(held.cursor, knocks)
  expect(first.keeps).toBeUndefined()
  expect(heardIn(first.events)).toMatchObject([
    { nativeId: 'at:18090', thread: { nativeId: 'at:18090' }, by: { name: '@marmelade' } },
  ])
  expect((await listen(first.cursor, knocks)).events).toEqual([])
})

it.each([368, 10, 190])('keeps a mention while error %i stands in the way, and hears it afterwards', async (code) => {
  const first = await listen()
  const named = { field: 'mentions', value: { media_id: '18090' } }
  const knocks = partsOf(graph.knocks({ id: account, time: 1_795_176_000, changes: [named] }))
  graph.at.code = code
  const held = await listen(first.cursor, knocks)
  expect(held).toMatchObject({ events: [], keeps: knocks.map(({ id }) => id) })
  graph.at.code = 0
  expect(heardIn((await listen(held.cursor, knocks)).events)).toMatchObject([{ nativeId: 'at:18090' }])
})

it('takes nothing for gone while the right to comments is missing, which Meta answers alike', async () => {
  const { id } = graph.says('non')
  const first = await listen()
  graph.at.hidesComments = true
  const second = await listen(first.cursor)
  expect(second.events).toEqual([])
  expect(second.partly).toEqual({ why: 'not-allowed', detail: 'comments (instagram_manage_comments)' })
  const { renews } = graph.channel
  const kept = await renews.renew(graph.place, [id], null, graph.means)
  expect(kept).toEqual({ kind: 'trouble', why: 'not-allowed', detail: 'instagram_manage_comments' })
  graph.at.hidesComments = false
  const third = await listen(second.cursor)
  expect([third.events, third.partly]).toEqual([[], undefined])
  graph.store.comments.splice(0)
  expect(heardIn((await listen(third.cursor)).events)).toEqual([{ kind: 'gone', nativeId: id }])
  expect(await renews.renew(graph.place, [id], null, graph.means)).toMatchObject({ events: [{ nativeId: id }] })
})

it('says which right is missing, and hears all else', async () => {
  graph.says('non')
  graph.at.without = ['conversations', 'tags']
  const first = await listen()
  expect(heardIn(first.events)).toMatchObject([{ text: 'non' }])
  expect(first.partly?.why).toBe('not-allowed')
  expect(first.partly?.detail).toContain('instagram_manage_messages')
})
