import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Utterance } from '#channel'
import { newId } from '#kernel'
import { bluesky } from './bluesky.ts'
import { didOf, openNetwork } from './network.test-world.ts'
import { tidOf } from './tid.ts'

let network: Awaited<ReturnType<typeof openNetwork>>
beforeEach(async () => {
  network = await openNetwork()
})
afterEach(() => network.close())

const say = (text: string, more: Partial<Utterance> = {}, key = 'k') =>
  bluesky.says.say(network.place, network.utterance(key, text, more), network.means)

describe('answering', () => {
  it('stands under what it answers, in its thread, with its links, mentions and tags', async () => {
    const root = network.says('Qui a goûté ?')
    const answer = network.says('Moi', { answers: root, by: 'pierrot.test' })
    const key = newId()
    expect(await say('Été : @maelle.test, @personne.test #poire', { answers: [answer.uri] }, key)).toMatchObject({
      kind: 'sent',
      proof: 'seen',
      url: expect.stringMatching(/^https:\/\/bsky\.app\/profile\/did:plc:\w+\/post\/\w{13}$/),
    })
    const [{ rkey, record }] = network.at.bodies as [(typeof network.at.bodies)[0]]
    expect(rkey).toBe(tidOf(key))
    expect(record).toMatchObject({
      reply: { root: { uri: root.uri, cid: root.cid }, parent: { uri: answer.uri, cid: answer.cid } },
      facets: [
        { index: { byteStart: 8, byteEnd: 20 }, features: [{ did: didOf('maelle.test') }] },
        { index: { byteStart: 37, byteEnd: 43 }, features: [{ tag: 'poire' }] },
      ],
    })
  })

  it('is refused where the thread’s author lets not everyone answer: nobody would see it', async () => {
    const root = network.says('Entre nous')
    network.gate(root, { allow: [] })
    expect(await say('bonjour', { answers: [root.uri] })).toMatchObject({ kind: 'refused' })
    expect(network.at.bodies).toEqual([])
  })

  it('without a view of the network goes by the threadgate itself, and claims nothing it cannot show', async () => {
    network.at.hasView = false
    const [open, shut, named] = [network.says('ouvert'), network.says('fermé'), network.says('nommé')]
    network.gate(shut, { allow: [{ $type: 'app.bsky.feed.threadgate#followingRule' }] })
    network.gate(named, { allow: [{ $type: 'app.bsky.feed.threadgate#mentionRule' }] })
    const mention = { $type: 'app.bsky.richtext.facet#mention', did: didOf('compotes.test') }
    named.record.facets = [{ index: { byteStart: 0, byteEnd: 1 }, features: [mention] }]
    expect(await say('oui', { answers: [open.uri] }, 'k1')).toMatchObject({ kind: 'sent' })
    expect(await say('oui', { answers: [shut.uri] }, 'k2')).toMatchObject({ kind: 'refused' })
    expect(await say('oui', { answers: [named.uri] }, 'k3')).toMatchObject({ kind: 'sent' })
  })

  it('says in words what cannot be said', async () => {
    expect(await say('é'.repeat(301))).toEqual({ kind: 'refused', why: 'too-long' })
    expect(await say('👨‍👩‍👧‍👦'.repeat(121))).toEqual({ kind: 'refused', why: 'too-long' })
    expect(await say('note', { audience: 'internal' })).toEqual({ kind: 'refused', why: 'audience' })
    const gone = network.says('parti')
    network.takesBack(gone)
    expect(await say('trop tard', { answers: [gone.uri] })).toEqual({ kind: 'gone' })
    const blocking = network.says('non')
    network.blocked.add(blocking.did)
    expect(await say('bonjour', { answers: [blocking.uri] })).toMatchObject({ kind: 'refused' })
    expect(network.at.bodies).toEqual([])
  })

  it('with a token that has ended signs in once more, and spends no refresh token', async () => {
    network.at.now += 8_000_000
    expect(await say('merci')).toMatchObject({ kind: 'sent' })
    expect([network.at.signIns, network.asked.filter((path) => path.includes('refreshSession'))]).toEqual([1, []])
  })
})

describe('the name of a record', () => {
  it('is a TID, always the same for a key, and in the order of the keys', () => {
    const keys = [1, 2, 3].map((n) => newId(new Date(Date.UTC(2026, 10, 20, 12, 0, n))))
    const tids = keys.map(tidOf)
    expect(tids).toEqual(keys.map(tidOf))
    expect(tids).toEqual([...tids].sort())
    for (const tid of [...tids, tidOf('k'), tidOf(''), tidOf('ffffffff-ffff-7fff-bfff-ffffffffffff')])
      expect(tid).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/)
    expect(new Set([...Array(1_000)].map((_, n) => tidOf(`k${n}`))).size).toBe(1_000)
  })
})
