import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Utterance } from '#channel'
import { askingAt } from '../meta/at-graph.test-world.ts'
import { appKeys, openGraph, page } from './graph.test-world.ts'

let graph: Awaited<ReturnType<typeof openGraph>>
beforeEach(async () => {
  graph = await openGraph()
})
afterEach(() => graph.close())

const day = 86_400_000
const { listenWell: listen, heardIn, partsOf } = askingAt(() => graph, appKeys)
const say = (text: string, more: Partial<Utterance>) =>
  graph.channel.says.say(graph.place, graph.utterance('k', text, more), graph.means)
const alone = (answers: string[] = []) => ({
  thread: { nativeId: 'dm:8001', url: null, title: null },
  audience: 'direct' as const,
  answers,
})

it('hears private messages with the hour until which they are answered, once, by asking and brought', async () => {
  const { id, at } = graph.writes('vous livrez à Tours ?')
  const first = await listen(null, graph.hooked.flatMap(partsOf))
  const [words, ...more] = heardIn(first.events)
  expect(words).toMatchObject({ nativeId: id, audience: 'direct', ours: false, thread: { nativeId: 'dm:8001' } })
  expect(words).toMatchObject({ by: { nativeId: '8001', name: 'Marmelade' }, answerUntil: new Date(at + day) })
  expect(more).toEqual([])
  const again = await listen(first.cursor, [...graph.hooked, ...graph.hooked].flatMap(partsOf))
  expect(heardIn(again.events)).toEqual([])
})

it('follows what was changed and taken back, in whichever order it is brought', async () => {
  const said = graph.writes('vous livrez à Tour ?')
  const first = await listen(null, graph.hooked.flatMap(partsOf))
  const changed = { message_edit: { mid: said.id, text: 'vous livrez à Tours ?', num_edit: 1 } }
  const edit = graph.bringsMessage({ ...said, at: said.at + 9000 }, changed)
  const second = await listen(first.cursor, [edit, graph.hooked[0]!].flatMap(partsOf))
  expect(heardIn(second.events)).toMatchObject([
    { nativeId: said.id, text: 'vous livrez à Tours ?', saidAt: new Date(said.at) },
  ])
  const gone = graph.bringsMessage(said, { message: { mid: said.id, is_deleted: true } })
  const third = await listen(second.cursor, [gone, edit, graph.hooked[0]!].flatMap(partsOf))
  expect(heardIn(third.events)).toEqual([{ kind: 'gone', nativeId: said.id }])
  expect(heardIn((await listen(third.cursor, partsOf(edit))).events)).toEqual([])
})

it('hears what we wrote over there as ours, and lets be what is no word', async () => {
  const told = graph.writes('Bonjour !', { from: page, to: '8001' })
  const seen = graph.bringsMessage(told, { read: { watermark: told.at } })
  const liked = graph.bringsMessage(told, { reaction: { mid: told.id, action: 'react', emoji: '❤' } })
  const first = await listen(null, [graph.hooked[0]!, seen, liked].flatMap(partsOf))
  expect(heardIn(first.events)).toMatchObject([{ ours: true, thread: { nativeId: 'dm:8001' } }])
  const strange = graph.bringsMessage(told, { hologram: { of: 'x' } })
  const { events } = await listen(first.cursor, partsOf(strange))
  expect(events.map((event) => graph.channel.read(event, graph.place).kind)).toEqual(['not-understood'])
})

it('catches up with more conversations than one page of the list shows', async () => {
  for (let n = 0; n < 60; n++) graph.writes(`question ${n}`, { from: `${8100 + n}` })
  const first = await listen()
  expect(heardIn(first.events)).toHaveLength(60)
  graph.writes('encore une', { from: '8100' })
  expect(heardIn((await listen(first.cursor)).events)).toMatchObject([{ text: 'encore une' }])
})

it('answers in private within 24 hours of the last word, once, and says plainly when it is too late', async () => {
  const { id } = graph.writes('vous livrez à Tours ?')
  const first = await say('Oui, dès lundi.', alone([id]))
  expect(first).toMatchObject({ kind: 'sent', nativeId: graph.messages.at(-1)!.id, proof: 'accepted' })
  expect(await say('Oui, dès lundi.', alone([id]))).toMatchObject({ kind: 'sent', proof: 'seen' })
  expect(graph.messages).toHaveLength(2)
  expect(await say('x', { ...alone([id]), audience: 'public' })).toEqual({ kind: 'refused', why: 'audience' })
  expect(await say('x'.repeat(2001), alone([id]))).toEqual({ kind: 'refused', why: 'too-long' })
  graph.at.now += day
  expect(await say('Encore là ?', alone([id]))).toEqual({ kind: 'refused', why: 'window-closed' })
  const remove = await graph.channel.removes.remove(graph.place, id, graph.means)
  expect(remove).toEqual({ kind: 'refused', why: 'not-ours' })
})

it('answers one comment in private once, within seven days', async () => {
  const { id } = graph.says('mon colis est perdu')
  const privately = (text: string) => say(text, { answers: [id], audience: 'direct' })
  const first = await privately('Écrivez-nous ici.')
  expect(first).toMatchObject({ kind: 'sent' })
  expect(graph.messages).toMatchObject([{ from: page, text: 'Écrivez-nous ici.' }])
  expect(await privately('Écrivez-nous ici.')).toMatchObject({ kind: 'sent', nativeId: graph.messages[0]!.id })
  expect(await privately('Et encore ceci.')).toEqual({ kind: 'refused', why: 'once-only' })
  const late = graph.says('le mien aussi')
  graph.at.now += 7 * day
  expect(await say('a', { answers: [late.id], audience: 'direct' })).toEqual({ kind: 'refused', why: 'window-closed' })
  expect(graph.messages).toHaveLength(1)
})

it.each(['timed-out-after-success', 'server-error-after-success'] as const)(
  'finds a message after %s',
  async (fault) => {
    const written = graph.writes('vous livrez à Tours ?')
    const spoken = graph.says('mon colis est perdu')
    for (const more of [alone([written.id]), { answers: [spoken.id], audience: 'direct' as const }]) {
      graph.at.fault = fault
      expect((await say('Oui.', more)).kind).toBe('unknown')
      graph.at.fault = null
      const back = await graph.channel.says.readBack!(graph.place, graph.utterance('k', 'Oui.', more), graph.means)
      expect(back).toMatchObject({ kind: 'sent', nativeId: graph.messages.at(-1)!.id })
    }
    expect(graph.messages.filter(({ from }) => from === page)).toHaveLength(2)
  },
)

it('has all else brought without the right to private messages, and says which right is missing', async () => {
  graph.at.without = 'pages_messaging'
  const joined = await graph.channel.joins.choose!({ user: 'jeton-long' }, page, graph.means)
  expect([joined.kind, graph.at.subscribed]).toEqual(['connected', [`${page}:feed,mention`]])
  graph.says('non')
  graph.writes('vous livrez à Tours ?')
  const first = await listen()
  expect(heardIn(first.events)).toMatchObject([{ text: 'non' }])
  expect(first.partly).toEqual({ why: 'not-allowed', detail: 'conversations (pages_messaging)' })
  graph.at.without = null
  const second = await listen(first.cursor)
  expect(heardIn(second.events)).toMatchObject([{ text: 'vous livrez à Tours ?' }])
  await graph.channel.joins.choose!({ user: 'jeton-long' }, page, graph.means)
  expect(graph.at.subscribed.at(-1)).toBe(`${page}:feed,mention,messages,message_echoes,message_edits`)
})
