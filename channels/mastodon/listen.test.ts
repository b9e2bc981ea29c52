import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HeardWords } from '#channel'
import { type Json } from '#kernel'
import { mastodon } from './mastodon.ts'
import { account, openServer } from './server.test-world.ts'

let server: Awaited<ReturnType<typeof openServer>>
let cursor: Json
beforeEach(async () => {
  server = await openServer()
  cursor = null
})
afterEach(() => server.close())

async function round() {
  const listened = await mastodon.listens.listen(server.place, cursor, server.means)
  if (listened.kind !== 'heard') throw new Error(JSON.stringify(listened))
  cursor = JSON.parse(JSON.stringify(listened.cursor))
  return listened.events.flatMap((event) => {
    const read = mastodon.read(event, server.place)
    return read.kind === 'read' ? read.heard : []
  })
}
const said = async () => (await round()).filter((one): one is HeardWords => one.kind === 'said')
const ours = { id: account, acct: 'compotes', display_name: 'Les Compotes Lune', url: '' }

describe('hearing an account', () => {
  it('keeps who may read it, its warning, its language, its poll and its pictures', async () => {
    server.mentions('@compotes non', {
      visibility: 'private',
      spoiler_text: 'Avis tranché',
      language: 'fr',
      poll: { options: [{ title: 'Poire' }, { title: 'Pomme' }] },
      media_attachments: [{ type: 'image', url: 'https://images.example/pot.jpg' }],
    })
    expect(await said()).toMatchObject([
      {
        by: { nativeId: 'maelle@ailleurs.example', name: 'maelle' },
        text: '@compotes non\n– Poire\n– Pomme',
        title: 'Avis tranché',
        audience: 'followers',
        language: 'fr',
        attachments: [{ url: 'https://images.example/pot.jpg', type: 'image' }],
      },
    ])
  })

  it('names who likes and passes on a word of ours, once each', async () => {
    const word = server.says('Vous aimerez la poire', { account: ours })
    const zoe = { id: '71', acct: 'zoe@ailleurs.example', display_name: 'Zoé', url: 'https://ailleurs.example/@zoe' }
    server.reacts('favourite', word, zoe)
    server.reacts('reblog', word, zoe)
    const reacted = (await round()).filter(({ kind }) => kind === 'reacted')
    const by = { nativeId: 'zoe@ailleurs.example', name: 'Zoé', url: 'https://ailleurs.example/@zoe' }
    expect(reacted).toMatchObject([
      { about: word.id, how: 'like', by },
      { about: word.id, how: 'repost', by },
    ])
    expect((await round()).filter(({ kind }) => kind === 'reacted')).toEqual([])
  })

  it('brings what stands above a mention from the middle of a thread, in one thread', async () => {
    const root = server.says('Vous avez goûté la poire ?')
    const second = server.says('Oui, bof', { in_reply_to_id: root.id })
    server.mentions('@compotes vous en dites quoi ?', { in_reply_to_id: second.id })
    const words = await said()
    expect(new Set(words.map(({ thread }) => thread.nativeId))).toEqual(new Set([root.id]))
    expect(words.map(({ answers }) => answers).sort()).toEqual([null, root.id, second.id].sort())
  })

  it('reads on under our own words, where nobody names us', async () => {
    const word = server.says('Vous aimerez la poire', { account: ours })
    await round()
    const answer = server.says('Non.', { in_reply_to_id: word.id })
    server.says('Moi si !', { in_reply_to_id: answer.id })
    expect(await said()).toMatchObject([
      { text: 'Non.', answers: word.id, thread: { nativeId: word.id }, ours: false },
      { text: 'Moi si !', answers: answer.id, thread: { nativeId: word.id } },
    ])
  })

  it('hears a burst of 500 once each, over as many rounds as it takes', async () => {
    server.mentions('avant')
    await round()
    for (let n = 0; n < 500; n++) server.mentions(`voix ${n}`)
    const texts = [...(await said()), ...(await said())].map(({ text }) => text)
    expect([texts.length, new Set(texts).size]).toEqual([500, 500])
    expect(await round()).toEqual([])
  })

  it('follows a deletion once it was missed twice, and no server in trouble', async () => {
    const status = server.mentions('part')
    server.mentions('reste')
    await round()
    server.statuses.splice(server.statuses.indexOf(status), 1)
    expect(await round()).toEqual([])
    server.at.fault = 'server-error'
    expect((await mastodon.listens.listen(server.place, cursor, server.means)).kind).toBe('trouble')
    server.at.fault = null
    expect(await round()).toEqual([{ kind: 'gone', nativeId: status.id }])
    expect(await round()).toEqual([])
  })

  it('is done with mentions and threads that never end, and goes on from where it stood', async () => {
    server.mentions('avant')
    await round()
    server.at.endless = true
    for (let rounds = 0; rounds < 3; rounds++) {
      const asked = server.at.pages
      expect((await said()).length).toBeLessThanOrEqual(400)
      expect(server.at.pages - asked).toBeLessThanOrEqual(10)
    }
    expect(JSON.stringify(cursor).length).toBeLessThan(400_000)
  })

  it('wakes at what comes by the stream, and says where there is none', async () => {
    const until = new AbortController()
    let woken = 0
    const watching = mastodon.watches.watch(server.place, () => woken++, server.means, until.signal)
    for (let tries = 0; woken === 0 && tries < 100; tries++) {
      server.mentions('vite')
      await new Promise((soon) => setTimeout(soon, 20))
    }
    expect(woken).toBeGreaterThan(0)
    until.abort()
    expect(await watching).toEqual({ kind: 'ended' })
    server.at.streams = false
    const never = new AbortController().signal
    expect(await mastodon.watches.watch(server.place, () => {}, server.means, never)).toEqual({ kind: 'not-offered' })
  })
})

describe('answering', () => {
  const to = [{ nativeId: 'maelle@ailleurs.example', name: 'Maëlle', url: null }]
  const say = (text: string, more = {}) =>
    mastodon.says.say(server.place, server.utterance('k', text, more), server.means)

  it('names whom it answers once, for no more eyes than they chose', async () => {
    const { id } = server.mentions('non', { visibility: 'direct' })
    const more = { to, answers: [id], audience: 'direct' as const }
    expect(await say('Pourquoi ?', more)).toMatchObject({ kind: 'sent', proof: 'seen' })
    expect(server.at.bodies).toEqual([
      { status: '@maelle@ailleurs.example Pourquoi ?', visibility: 'direct', in_reply_to_id: id },
    ])
    await mastodon.says.say(
      server.place,
      server.utterance('k2', 'Et vous, @Maelle@ailleurs.example ?', more),
      server.means,
    )
    expect(server.at.bodies[1]!.status).toBe('Et vous, @Maelle@ailleurs.example ?')
    expect(
      await mastodon.says.readBack(server.place, server.utterance('k', 'Pourquoi ?', more), server.means),
    ).toMatchObject({ kind: 'sent' })
  })

  it('says in words what cannot be said', async () => {
    expect(await say('x'.repeat(1_001))).toEqual({ kind: 'refused', why: 'too-long' })
    expect(await say('note', { audience: 'internal' })).toEqual({ kind: 'refused', why: 'audience' })
    expect(await say('trop tard', { answers: ['1199'] })).toEqual({ kind: 'gone' })
  })
})

describe('reading', () => {
  const read = (kept: unknown) =>
    mastodon.read({ nativeId: null, contentType: '', body: Buffer.from(JSON.stringify(kept)) }, server.place)
  it('leaves scripts outside, and shows to nobody what says not who may read it', () => {
    const status = {
      id: '1',
      account: { acct: 'Jo@a.example' },
      content: '<p>non<script>x()</script></p>',
      visibility: 'everyone',
    }
    expect(read({ status, thread: '1' })).toMatchObject({
      heard: [{ text: 'non', audience: 'direct', by: { nativeId: 'jo@a.example' } }],
    })
  })
  it.each([null, [], {}, { status: {} }, { status: { id: '<x>', account: {} } }, { gone: '../x' }])(
    'understands nothing in %j',
    (kept) => expect(read(kept).kind).toBe('not-understood'),
  )
})

it('tells what stands under our own words in the thread it was heard in, known or lost', async () => {
  const word = server.says('Vous aimerez la poire', { account: ours })
  const answer = server.says('Non.', { in_reply_to_id: word.id })
  await round()
  // Nobody told of it, and what we said to them counts as an answer of its own.
  const asked = server.says('Pourquoi ?', { account: ours, in_reply_to_id: answer.id })
  const lost = server.says('Trop sucrée.', { in_reply_to_id: asked.id })
  const tallied = await mastodon.tallies.tally(server.place, cursor, server.means)
  if (tallied.kind !== 'tallied') throw new Error(JSON.stringify(tallied))
  const standing = new Map(tallied.standing.map((one) => [one.nativeId, one.thread]))
  expect([...standing.keys()].sort()).toEqual([word, answer, asked, lost].map(({ id }) => id).sort())
  expect(new Set(standing.values())).toEqual(new Set([word.id]))
})
