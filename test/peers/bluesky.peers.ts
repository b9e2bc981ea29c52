import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '#contract'
import { type Id, newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { dot } from '../dot.ts'
import { type FreshDatabase, freshDatabase } from '../setup/database.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'
import { atprotoIsThere, type Network, openNetwork, type Person, redisIsThere } from './atproto-network.ts'
import { until } from './snac.ts'
import { witnessOf } from './witness.ts'

const missing = await atprotoIsThere()
const noView = missing ?? (await redisIsThere())
const witness = witnessOf(catalogue().get('bluesky')!)

describe.skipIf(missing !== null)(`a real PDS alone, heard by its stream${missing ? ` (${missing})` : ''}`, () => {
  speaksWithTheDesk(false)
})
describe.skipIf(noView !== null)(`a real PDS with its AppView${noView ? ` (${noView})` : ''}`, () => {
  speaksWithTheDesk(true)
  it('has shown all that is claimed of it', () =>
    witness.saw('connects', 'listens', 'tallies', 'watches', 'says', 'nods', 'publishes'))
})

function speaksWithTheDesk(isWhole: boolean): void {
  let network: Network
  let fresh: FreshDatabase | null = null
  let world: World
  let odile: AtDesk
  let place: string
  let brand: Person
  let maelle: Person
  let others: Person[]
  let password: string
  let word: { uri: string; cid: string }

  beforeAll(async () => {
    fresh = isWhole ? await freshDatabase() : null
    network = await openNetwork(fresh?.ownerUrl)
    brand = await network.joins('brand')
    maelle = await network.joins('maelle')
    others = await Promise.all(['pierrot', 'lucie', 'honorine'].map((name) => network.joins(name)))
    password = (await brand.call('com.atproto.server.createAppPassword', undefined, { name: 'insuffleur' })).password
    word = await brand.says('Vous aimerez la poire')
    world = await openWorld({ channels: new Map(catalogue()).set('bluesky', witness.channel) })
    odile = await world.odile()
  })
  afterAll(async () => {
    await world?.close()
    await network?.close()
    await fresh?.drop()
  })

  async function turns() {
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
    const { rows } = await odile.ask(api.conversations, { query: {} })
    const all = []
    for (const { id: conversation } of rows)
      for (let after: string | undefined, page = 0; page < 20; page++) {
        const query = after ? { after } : { from: 'start' as const }
        const read = await odile.ask(api.turns, { params: { conversation }, query })
        all.push(...read.turns.map((turn) => ({ ...turn, conversation })))
        if (!read.after) break
        after = read.after
      }
    return all
  }
  const gates = async (of: Person, uri: string, more: object) => {
    const record = { $type: 'app.bsky.feed.threadgate', post: uri, createdAt: new Date().toISOString(), ...more }
    const at = { repo: of.did, collection: 'app.bsky.feed.threadgate', rkey: uri.split('/').at(-1) }
    await of.call('com.atproto.repo.createRecord', undefined, { ...at, record })
  }
  const textsOf = (all: Awaited<ReturnType<typeof turns>>) =>
    all.flatMap((turn) => ('text' in turn && turn.text ? [String(turn.text)] : []))
  const heard = (words: string) =>
    until(async () => (await turns()).find((turn) => 'text' in turn && String(turn.text).includes(words)), 60_000)

  it('is connected with an app password, and says so when it is wrong', async () => {
    const given = { handle: brand.handle, password, service: network.pds, stream: '', directory: network.plc }
    const wrong = await odile.ask(api.connect, { body: { channel: 'bluesky', given: { ...given, password: 'faux' } } })
    expect(wrong).toMatchObject({ kind: 'not-connected', why: 'wrong-credentials', field: 'password' })
    const came = await odile.ask(api.connect, { body: { channel: 'bluesky', given } })
    expect(came).toMatchObject({ kind: 'connected', place: { address: '@brand.test' } })
    if (came.kind === 'connected') place = came.place.id
    expect(textsOf(await turns())).toEqual(['Vous aimerez la poire'])
  })

  it('brings who answers us, and our answer stands under theirs; what they take back goes', async () => {
    const reply = await maelle.says('Non, je n’aime pas la poire', word)
    const turn = await heard('Non, je n’aime pas la poire')
    expect(turn).toMatchObject({ audience: 'public' })
    await odile.ask(api.reply, {
      params: { conversation: turn.conversation },
      body: { key: newId(), text: 'Pourquoi, @maelle.test ? #poire', answers: [turn.id], audience: 'public' },
    })
    world.clock.goesOn(11)
    await world.settled()
    const query = { repo: brand.did, collection: 'app.bsky.feed.post' }
    const { records } = await brand.call('com.atproto.repo.listRecords', query)
    expect(records).toHaveLength(2)
    const said = records.find(({ value }: { value: { text: string } }) => value.text.startsWith('Pourquoi'))
    expect(said.value).toMatchObject({
      reply: { root: { uri: word.uri, cid: word.cid }, parent: { uri: reply.uri, cid: reply.cid } },
      facets: [{ features: [{ did: maelle.did }] }, { features: [{ tag: 'poire' }] }],
    })
    if (isWhole)
      await until(async () => {
        const { thread } = await maelle.call('app.bsky.feed.getPostThread', { uri: reply.uri })
        return thread.replies.some(({ post }: { post: { uri: string } }) => post.uri === said.uri)
      })
    // Our own words come back as ours, once.
    expect(textsOf(await turns()).filter((text) => text.includes('Pourquoi'))).toHaveLength(1)
    const rkey = reply.uri.split('/').at(-1)
    await maelle.call('com.atproto.repo.deleteRecord', undefined, {
      repo: maelle.did,
      collection: 'app.bsky.feed.post',
      rkey,
    })
    await until(async () => !textsOf(await turns()).includes('Non, je n’aime pas la poire'), 60_000)
  }, 180_000)

  it('likes what someone says, by a record of ours, and takes it back', async () => {
    const post = await maelle.says('La poire, si, finalement', word)
    const turn = await heard('La poire, si')
    const about = { conversation: turn.conversation, message: turn.id }
    const likes = async () => {
      const query = { repo: brand.did, collection: 'app.bsky.feed.like' }
      const { records } = await brand.call('com.atproto.repo.listRecords', query)
      return records.map(({ value }: { value: { subject: object } }) => value.subject)
    }
    await odile.ask(api.nod, { params: about })
    world.clock.goesOn(11)
    await world.settled()
    expect(await likes()).toEqual([{ uri: post.uri, cid: post.cid }])
    const counted = async () => (await maelle.call('app.bsky.feed.getPosts', { uris: post.uri })).posts[0]?.likeCount
    if (isWhole) await until(async () => (await counted()) === 1)
    await odile.ask(api.endNod, { params: about })
    world.clock.goesOn(11)
    await world.settled()
    expect(await likes()).toEqual([])
    if (isWhole) await until(async () => (await counted()) === 0)
  }, 180_000)

  it('speaks nowhere that it would not be seen, and sets aside what our own threadgate hides', async () => {
    // Hidden before it is said: a stream would have brought it sooner than anyone can hide it. And before anything
    // else is said: that wakes a round, which may have read the gates already when the stream brings the rest.
    const rkey = '3kinsulte2222'
    await gates(brand, word.uri, { hiddenReplies: [`at://${maelle.did}/app.bsky.feed.post/${rkey}`] })
    const among = await maelle.says('Entre nous, @brand.test', undefined, {
      facets: [
        {
          index: { byteStart: 12, byteEnd: 23 },
          features: [{ $type: 'app.bsky.richtext.facet#mention', did: brand.did }],
        },
      ],
    })
    await gates(maelle, among.uri, { allow: [] })
    await maelle.says('insulte', word, { rkey })
    const turn = await heard('Entre nous')
    await odile.ask(api.reply, {
      params: { conversation: turn.conversation },
      body: { key: newId(), text: 'Bonjour', answers: [turn.id], audience: 'public' },
    })
    world.clock.goesOn(11)
    await world.settled()
    const ours = (await turns()).find((one) => 'text' in one && one.text === 'Bonjour')
    expect(ours).toMatchObject({ delivery: { state: 'refused', why: expect.stringContaining('threadgate') } })
    await until(async () => {
      await turns()
      const [point] = await odile.ask(api.contactPoints)
      return point!.setAside === 1
    })
    expect(textsOf(await turns())).not.toContain('insulte')
  }, 180_000)

  it('takes a piece of ours with its image, in two posts, and what is answered below comes to where it began', async () => {
    const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
    const tale = 'Chez nous, Basile finit le sien debout devant la fenêtre, sans rien dire à personne. '.repeat(4)
    const body = { version: 1, text: `Le pot du matin : où ? #pot\n\n${tale}`, places: [{ place, text: null }] }
    await odile.ask(api.changeSpark, { params: { spark }, body })
    const added = await odile.ask(api.addMedium, { params: { spark }, body: { name: 'pot.png', data: dot } })
    const medium = added.media[0]!.id
    await odile.ask(api.describeMedium, { params: { spark, medium }, body: { alt: 'Un pot à la fenêtre' } })
    const ready = await odile.ask(api.spark, { params: { spark } })
    expect([ready.places[0]!.parts.length, ready.places[0]!.amiss]).toEqual([2, []])
    const out = await odile.ask(api.publishSpark, { params: { spark }, body: { version: ready.version } })
    world.clock.goesOn(11)
    await world.settled()
    const { records } = await brand.call('com.atproto.repo.listRecords', {
      ...{ repo: brand.did, collection: 'app.bsky.feed.post', limit: '2' },
    })
    const [second, first] = records as { uri: string; cid: string; value: Record<string, unknown> }[]
    expect(first!.value).toMatchObject({ langs: ['fr'], embed: { images: [{ alt: 'Un pot à la fenêtre' }] } })
    expect(second!.value).toMatchObject({ reply: { root: { uri: first!.uri }, parent: { uri: first!.uri } } })
    await maelle.says('Au bureau, moi', first!)
    expect(await heard('Au bureau, moi')).toMatchObject({ conversation: out.conversation })
    const { turns: all } = await odile.ask(api.turns, { params: { conversation: out.conversation } })
    expect(all).toHaveLength(3)
  }, 180_000)

  it('brings two hundred that come at once, below one another as well, each exactly once', async () => {
    const speakers = [maelle, ...others]
    await Promise.all(
      speakers.map(async (person, who) => {
        let last: { uri: string; cid: string } = word
        for (let n = 0; n < 50; n++) {
          const to = n % 5 === 0 ? word : last
          last = await person.says(`rafale ${who}-${n}`, { ...to, root: { uri: word.uri, cid: word.cid } })
        }
      }),
    )
    const burst = await until(async () => {
      const texts = textsOf(await turns()).filter((text) => text.startsWith('rafale'))
      return texts.length >= 200 && texts
    }, 150_000)
    expect([burst.length, new Set(burst).size]).toEqual([200, 200])
    const again = textsOf(await turns()).filter((text) => text.startsWith('rafale'))
    expect(again).toHaveLength(200)
  }, 300_000)

  it.runIf(isWhole)(
    'finds by night what was lost here, though listening knows it for heard',
    async () => {
      const health = () => odile.ask(api.health, { params: { place } })
      world.clock.goesOn(2 * 86_400)
      await world.settled()
      expect(await health()).toMatchObject({ compared: { count: expect.any(Number) }, losses: [] })
      const lose = sql`delete from message where workspace_id = ${odile.workspace} and text = 'rafale 2-48'`
      await world.desk.database.within([odile.workspace as Id<'workspace'>], null, (db) => lose.execute(db))
      expect(textsOf(await turns())).not.toContain('rafale 2-48')
      world.clock.goesOn(2 * 86_400)
      await world.settled()
      expect(textsOf(await turns())).toContain('rafale 2-48')
      expect((await health()).losses).toMatchObject([{ missing: 1, mendedAt: expect.any(String) }])
    },
    180_000,
  )
}
