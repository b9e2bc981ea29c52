import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HeardWords, type Place, type Read } from '#channel'
import { type Json } from '#kernel'
import { bluesky } from './bluesky.ts'
import { openNetwork, type Post, us } from './network.test-world.ts'

let network: Awaited<ReturnType<typeof openNetwork>>
let cursor: Json
beforeEach(async () => {
  network = await openNetwork()
  cursor = null
})
afterEach(() => network.close())

async function events(place: Place = network.place): Promise<Read[]> {
  const listened = await bluesky.listens.listen(place, cursor, network.means)
  if (listened.kind !== 'heard') throw new Error(JSON.stringify(listened))
  cursor = JSON.parse(JSON.stringify(listened.cursor))
  return listened.events.map((event) => bluesky.read(event, place))
}
const round = async (place?: Place) => (await events(place)).flatMap((read) => (read.kind === 'read' ? read.heard : []))
const said = async (place?: Place) =>
  (await round(place)).filter((one): one is HeardWords => one.kind === 'said').map(({ text }) => text)

describe('hearing an account', () => {
  it('knows who speaks, in which thread, in which language, with what', async () => {
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    network.says('non, voyez exemple.fr/av…', {
      answers: word,
      record: {
        langs: ['fr'],
        facets: [
          {
            index: { byteStart: 11, byteEnd: 27 },
            features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://exemple.example/avis' }],
          },
        ],
      },
    })
    const words = (await round()).find((one) => one.kind === 'said' && !one.ours)
    expect(words).toMatchObject({
      thread: { nativeId: word.uri },
      answers: word.uri,
      by: { name: 'maelle', url: expect.stringContaining('https://bsky.app/profile/did:plc:') },
      html: '<p>non, voyez <a href="https://exemple.example/avis" rel="nofollow noopener">exemple.fr/av…</a></p>',
      language: 'fr',
      audience: 'public',
      url: expect.stringMatching(/^https:\/\/bsky\.app\/profile\/did:plc:\w+\/post\/\w+$/),
    })
  })

  it('recognises its own words, and follows those taken back elsewhere', async () => {
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    expect(await round()).toMatchObject([{ nativeId: word.uri, ours: true, by: { name: '@compotes.test' } }])
    network.takesBack(word)
    expect(await round()).toEqual([{ kind: 'gone', nativeId: word.uri }])
    expect(await round()).toEqual([])
  })

  it('hears a burst of 200, doubled and out of order, each exactly once', async () => {
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    await round()
    const made: Post[] = []
    for (let n = 0; n < 200; n++) made.push(network.says(`voix ${n}`, { by: `p${n % 7}.test`, answers: word }))
    // Told a second time, and with dates that writers chose.
    for (const [n, { uri }] of made.entries())
      network.told.push({
        uri,
        reason: 'mention',
        at: new Date(network.at.now - ((n * 7_919) % 100_000)).toISOString(),
      })
    network.at.fault = 'duplicates'
    const texts = [...(await said()), ...(await said()), ...(await said())]
    expect([texts.length, new Set(texts).size]).toEqual([200, 200])
  })

  it('finds a reply that no notification told of, below a reply as well', async () => {
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    const answer = network.says('Non.', { answers: word, notified: false })
    await round()
    expect(await round()).toEqual([])
    network.says('Moi si !', { answers: answer, by: 'pierrot.test', notified: false })
    expect(await said()).toEqual(['Moi si !'])
  })

  it('finds what is dated years ago, and quotes that nobody told of', async () => {
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    for (let n = 0; n < 250; n++) network.says(`voix ${n}`)
    await round()
    await round()
    network.says('daté de loin', { createdAt: '2019-05-01T00:00:00.000Z' })
    network.says('cité', { quotes: word, notified: false })
    const texts: string[] = []
    for (let rounds = 0; rounds < 4; rounds++) texts.push(...(await said()))
    expect(texts.sort()).toEqual(['cité', 'daté de loin'])
  })

  it('reads a thread of 5,000 completely, each once, however little the view shows at a time', async () => {
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    let at = word
    // Twenty chains of a hundred, and three thousand side by side.
    for (let n = 0; n < 5_000; n++) {
      const from = n >= 2_000 || n % 100 === 0 ? word : at
      at = network.says(`voix ${n}`, { by: `p${n % 50}.test`, answers: from, notified: false })
    }
    const texts: string[] = []
    for (let rounds = 0; rounds < 16; rounds++) texts.push(...(await said()))
    expect([texts.length, new Set(texts).size]).toEqual([5_001, 5_001])
    expect(JSON.stringify(cursor).length).toBeLessThan(200_000)
    expect(await said()).toEqual([])
  }, 120_000)

  it('asks little where nothing happens: what was read once is read again in its turn alone', async () => {
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    for (let n = 0; n < 30; n++) network.says(`voix ${n}`, { answers: word, quotes: word })
    for (let rounds = 0; rounds < 3; rounds++) await round()
    const before = network.asked.length
    expect(await round()).toEqual([])
    const asked = network.asked.slice(before)
    expect(asked.filter((path) => path.includes('getQuotes'))).toEqual([])
    expect(asked.length).toBeLessThan(9)
  })

  it('keeps nothing of a record beyond all measure but that it was there', async () => {
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    network.says('court', { answers: word, record: { filling: 'x'.repeat(400_000) } })
    network.says('après', { answers: word })
    const read = [...(await events()), ...(await events())]
    expect(read.filter(({ kind }) => kind === 'not-understood')).toHaveLength(1)
    expect(read.flatMap((one) => (one.kind === 'read' ? one.heard : []))).toHaveLength(2)
  })

  it('brings what a mention in a thread of others answers, and nothing else that is said there', async () => {
    const root = network.says('Qui a goûté la poire ?', { notified: false })
    const second = network.says('Bof', { answers: root, by: 'pierrot.test', notified: false })
    network.says('ailleurs dans le fil', { answers: root, by: 'jo.test', notified: false })
    network.says('@compotes.test une idée ?', { answers: second })
    const heard = [...(await round()), ...(await round())] as HeardWords[]
    expect(heard.map(({ text }) => text).sort()).toEqual(['@compotes.test une idée ?', 'Bof', 'Qui a goûté la poire ?'])
    expect(new Set(heard.map(({ thread }) => thread.nativeId))).toEqual(new Set([root.uri]))
  })

  it('follows a deletion on its own server’s word, not on a view that lost sight of it', async () => {
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    const [lost, ended] = [network.says('perdu de vue', { answers: word }), network.says('repris', { answers: word })]
    await round()
    lost.isIndexed = false
    network.takesBack(ended)
    expect(await round()).toEqual([{ kind: 'gone', nativeId: ended.uri }])
    expect(await round()).toEqual([])
    network.people.delete(lost.did)
    expect(await round()).toEqual([{ kind: 'gone', nativeId: lost.uri }])
  })

  it('sets aside what our own threadgate hides, and hears it once it is let in again', async () => {
    const word = network.says('Vous aimerez la poire', { by: 'us' })
    const insult = network.says('insulte', { answers: word })
    network.gate(word, { hiddenReplies: [insult.uri] })
    const read = [...(await events()), ...(await events())]
    expect(read.map((one) => (one.kind === 'read' ? one.heard.length : one.why)).sort()).toEqual([
      1,
      'kept out of the thread by our own threadgate',
    ])
    network.gate(word, {})
    const texts: string[] = []
    for (let rounds = 0; rounds < 2; rounds++) texts.push(...(await said()))
    expect(texts).toEqual(['insulte'])
  })
})

describe('its keys', () => {
  it('are renewed before they end, and by the app password where the refresh token has died', async () => {
    network.at.now += 7_000_000
    const listened = await bluesky.listens.listen(network.place, null, network.means)
    expect(listened).toMatchObject({ kind: 'heard', secrets: { password: expect.any(String) } })
    expect(network.at.signIns).toBe(0)
    network.at.session++
    const again = await bluesky.listens.listen(network.place, null, network.means)
    expect(again).toMatchObject({ kind: 'heard', secrets: { refresh: expect.any(String) } })
    expect(network.at.signIns).toBe(1)
    const means = { ...network.means, secrets: { ...network.means.secrets, password: 'retiré' } }
    expect(await bluesky.listens.listen(network.place, null, means)).toMatchObject({ kind: 'needs-reconnection' })
  })

  it('of somebody else are not taken for ours', async () => {
    const place = { ...network.place, settings: { ...network.place.settings, did: us.replace(/.$/, 'a') } }
    network.at.session++
    expect((await bluesky.listens.listen(place, null, network.means)).kind).toBe('needs-reconnection')
  })
})
