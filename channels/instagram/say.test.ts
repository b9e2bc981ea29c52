import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Utterance } from '#channel'
import { account, appKeys, openGraph } from './graph.test-world.ts'

let graph: Awaited<ReturnType<typeof openGraph>>
beforeEach(async () => {
  graph = await openGraph()
})
afterEach(() => graph.close())

const day = 86_400_000
const say = (text: string, more: Partial<Utterance>) =>
  graph.channel.says.say(graph.place, graph.utterance('k', text, more), graph.means)
const thread = (nativeId: string) => ({ nativeId, url: null, title: null })
const alone = (answers: string[] = []) => ({ thread: thread('dm:7001'), audience: 'direct' as const, answers })
const ours = () => graph.store.comments.filter(({ by }) => by.id === account)

it('answers a reply under the same comment, and names whom it answers', async () => {
  const top = graph.says('non')
  const reply = graph.says('si', { parent: top.id, by: { id: '7002', username: 'gelee.royale' } })
  expect(await say('merci', { answers: [reply.id] })).toMatchObject({ kind: 'sent' })
  expect(ours()).toMatchObject([{ parent: top.id, text: '@gelee.royale merci' }])
  expect(await say('merci', { answers: [reply.id] })).toMatchObject({ kind: 'sent', nativeId: ours()[0]!.id })
  expect(ours()).toHaveLength(1)
})

it('says the same words anew only where a human asks for it', async () => {
  const { id } = graph.says('non')
  const first = await say('merci', { answers: [id] })
  expect(await say('merci', { answers: [id] })).toEqual(first)
  expect(await say('merci', { answers: [id], again: 1 })).toMatchObject({ kind: 'sent' })
  expect(ours()).toHaveLength(2)
})

it('answers in private within 24 hours of the last word, once, and says plainly when it is too late', async () => {
  const { id } = graph.writes('vous livrez à Tours ?')
  const first = await say('Oui, dès lundi.', alone([id]))
  expect(first).toMatchObject({ kind: 'sent', nativeId: graph.store.messages.at(-1)!.id, proof: 'accepted' })
  expect(await say('Oui, dès lundi.', alone([id]))).toEqual(first)
  expect(graph.store.messages).toHaveLength(2)
  expect(await say('x', { ...alone([id]), audience: 'public' })).toEqual({ kind: 'refused', why: 'audience' })
  expect(await say('é'.repeat(501), alone([id]))).toEqual({ kind: 'refused', why: 'too-long' })
  graph.at.now += day
  expect(await say('Encore là ?', alone([id]))).toEqual({ kind: 'refused', why: 'window-closed' })
})

it('answers one comment in private once, within seven days', async () => {
  const { id } = graph.says('mon colis est perdu')
  const privately = (text: string) => say(text, { answers: [id], audience: 'direct' })
  const first = await privately('Écrivez-nous ici.')
  expect(first).toMatchObject({ kind: 'sent' })
  expect(graph.store.messages).toMatchObject([{ to: '7001', text: 'Écrivez-nous ici.' }])
  expect(await privately('Écrivez-nous ici.')).toEqual(first)
  expect(await privately('Et encore ceci.')).toEqual({ kind: 'refused', why: 'once-only' })
  const late = graph.says('le mien aussi')
  graph.at.now += 7 * day
  expect(await say('a', { answers: [late.id], audience: 'direct' })).toEqual({ kind: 'refused', why: 'window-closed' })
})

it('answers a mention where it stands, once', async () => {
  const named = { thread: thread('at:18090'), answers: ['at:18090'] }
  const first = await say('Merci du partage !', named)
  expect(first).toMatchObject({ kind: 'sent', nativeId: ours()[0]!.id })
  expect(await say('Merci du partage !', named)).toEqual(first)
  expect(ours()).toMatchObject([{ media: '18090', text: 'Merci du partage !' }])
})

it('deletes comments alone, and says when one is gone already', async () => {
  const { id } = graph.says('insulte')
  const remove = (nativeId: string) => graph.channel.removes.remove(graph.place, nativeId, graph.means)
  expect(await remove(id)).toEqual({ kind: 'done' })
  expect(await remove(id)).toEqual({ kind: 'gone' })
  for (const other of ['at:18090', graph.writes('insulte').id])
    expect(await remove(other)).toEqual({ kind: 'refused', why: 'not-ours' })
})

it.each([
  [190, 'refused'],
  [10, 'refused'],
  [368, 'refused'],
  [4, 'later'],
  [80_002, 'later'],
])('error %i keeps an answer from being said: %s', async (code, kind) => {
  const { id } = graph.says('non')
  graph.at.code = code
  expect((await say('merci', { answers: [id] })).kind).toBe(kind)
  expect(ours()).toEqual([])
})

it('keeps every key out of addresses', async () => {
  const { id } = graph.says('non')
  await graph.channel.joins.choose!({ user: 'jeton-long' }, '1001', graph.means)
  await graph.channel.listens.listen(graph.place, null, graph.means)
  await say('merci', { answers: [id] })
  const addresses = JSON.stringify(graph.at.asked.map(({ path, query }) => [path, query]))
  expect(graph.at.asked.length).toBeGreaterThan(6)
  for (const key of [appKeys.secret, 'jeton-long', 'jeton-de-page']) expect(addresses).not.toContain(key)
})
