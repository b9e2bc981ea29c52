import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { mastodon } from '../../channels/mastodon/index.ts'
import { writeStatus } from '../../channels/mastodon/read.ts'
import { dot } from '../dot.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'
import { openSnac, type Snac, snacIsThere, until } from './snac.ts'
import { witnessOf } from './witness.ts'

const missing = await snacIsThere()
const witness = witnessOf(catalogue().get('mastodon')!)

describe.skipIf(missing !== null)(
  `an account on a real snac2, and people of another${missing ? ` (${missing})` : ''}`,
  () => {
    let brand: Snac
    let elsewhere: Snac
    let world: World
    let odile: AtDesk
    let place: string

    beforeAll(async () => {
      brand = await openSnac()
      elsewhere = await openSnac()
      world = await openWorld({ channels: new Map(catalogue()).set('mastodon', witness.channel) })
      odile = await world.odile()
    })
    afterAll(async () => {
      await world?.close()
      await brand?.close()
      await elsewhere?.close()
    })

    const host = (of: Snac) => new URL(of.url).host
    /** What a person does in their browser: the form of their server, then back to where it sends them. */
    async function signsIn(goTo: string): Promise<Record<string, string>> {
      const page = await (await fetch(goTo)).text()
      const fields = Object.fromEntries(
        [...page.matchAll(/name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
      )
      const action = new URL(/action="([^"]+)"/.exec(page)![1]!, brand.url)
      const body = new URLSearchParams({ ...fields, login: 'alice', passwd: brand.password })
      const answer = await fetch(action, { method: 'POST', redirect: 'manual', body })
      return Object.fromEntries(new URL(answer.headers.get('location')!).searchParams)
    }
    async function turns() {
      await odile.ask(api.listenNow, { params: { place } })
      await world.settled()
      const { rows } = await odile.ask(api.conversations, { query: {} })
      const all = []
      for (const { id } of rows) {
        const read = await odile.ask(api.turns, { params: { conversation: id }, query: {} })
        all.push(...read.turns.map((turn) => ({ ...turn, conversation: id })))
      }
      return all
    }
    const ownWith = async (words: string) => {
      const { json: me } = await brand.alice('GET', '/api/v1/accounts/verify_credentials')
      const { json } = await brand.alice('GET', `/api/v1/accounts/${me.id}/statuses`)
      return json.find(({ content }: { content: string }) => content.includes(words))?.id
    }
    const heard = (words: string) =>
      until(async () => (await turns()).find((turn) => 'text' in turn && String(turn.text).includes(words)), 60_000)

    it('is connected by signing in there, and not where nobody is', async () => {
      const nobody = await odile.ask(api.setOut, {
        body: { channel: 'mastodon', given: { server: 'http://127.0.0.1:1' } },
      })
      expect(nobody).toMatchObject({ kind: 'not-connected', field: 'server' })
      const set = await odile.ask(api.setOut, { body: { channel: 'mastodon', given: { server: brand.url } } })
      if (set.kind !== 'set-out') throw new Error(set.why)
      const came = await odile.ask(api.arrive, { body: { came: await signsIn(set.goTo) } })
      expect(came).toMatchObject({ kind: 'connected', place: { address: `@alice@${host(brand)}` } })
      if (came.kind === 'connected') place = came.place.id
    })

    it('brings who speaks to us, and our answer reaches them; their edit follows', async () => {
      const found = await until(async () => {
        const query = `q=${encodeURIComponent(`${brand.url}/alice`)}&resolve=true&type=accounts`
        return (await elsewhere.alice('GET', `/api/v2/search?${query}`)).json.accounts?.[0]
      })
      await elsewhere.alice('POST', `/api/v1/accounts/${found.id}/follow`)
      await until(async () =>
        JSON.stringify((await brand.alice('GET', '/api/v1/notifications')).json).includes('follow'),
      )
      await brand.alice('POST', '/api/v1/statuses', { status: 'Vous aimerez la poire', visibility: 'public' })
      const seen = await until(async () => {
        const { json } = await elsewhere.alice('GET', '/api/v1/timelines/home')
        return json.find?.(({ content }: { content: string }) => content.includes('Vous aimerez la poire'))
      }, 60_000)
      const status = `@alice@${host(brand)} Non, je n’aime pas la poire`
      const reply = { status, visibility: 'public', in_reply_to_id: seen.id }
      const said = await elsewhere.alice('POST', '/api/v1/statuses', reply)
      const turn = await heard('Non, je n’aime pas la poire')
      expect(turn).toMatchObject({ audience: 'public' })
      await odile.ask(api.reply, {
        params: { conversation: turn.conversation },
        body: { key: newId(), text: 'Pourquoi la poire ?', answers: [turn.id], audience: 'public' },
      })
      world.clock.goesOn(11)
      await world.settled()
      const told = await until(async () => {
        const { json } = await elsewhere.alice('GET', '/api/v1/notifications')
        return json.find?.(
          (one: { type: string; status?: { content: string } }) =>
            one.type === 'mention' && one.status?.content.includes('Pourquoi la poire'),
        )
      }, 60_000)
      expect(told.status.in_reply_to_id).toBe(said.json.id)
      await elsewhere.alice('PUT', `/api/v1/statuses/${said.json.id}`, { status: `${status}, trop molle` })
      await heard('trop molle')
    }, 180_000)

    it('brings what is said under a hashtag and in a search by people who never name us', async () => {
      const them = await until(async () => {
        const query = `q=${encodeURIComponent(`${elsewhere.url}/alice`)}&resolve=true&type=accounts`
        return (await brand.alice('GET', `/api/v2/search?${query}`)).json.accounts?.[0]
      })
      await brand.alice('POST', `/api/v1/accounts/${them.id}/follow`)
      await until(async () =>
        JSON.stringify((await elsewhere.alice('GET', '/api/v1/notifications')).json).includes('follow'),
      )
      for (const status of ['Encore un pot de #confiture raté', 'Ma trempette préférée a disparu'])
        await elsewhere.alice('POST', '/api/v1/statuses', { status, visibility: 'public' })
      const settings = { follows: '#confiture, trempette' }
      const changed = await odile.ask(api.changeContactPoint, { params: { place }, body: { settings } })
      expect(changed.settings).toMatchObject({ ...settings, root: brand.url })
      expect(await heard('raté')).toMatchObject({ audience: 'public' })
      await heard('trempette')
      const [shown] = await odile.ask(api.contactPoints, {})
      expect(shown).toMatchObject({ state: 'listening', trouble: null })
    }, 180_000)

    it('takes a piece of ours with an image, and what is answered below it comes to where it began', async () => {
      const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
      const words = {
        text: 'Le pot du matin, vous le mangez où ?',
        language: 'fr' as const,
        places: [{ place, text: null }],
      }
      await odile.ask(api.changeSpark, { params: { spark }, body: { version: 1, ...words } })
      const added = await odile.ask(api.addMedium, { params: { spark }, body: { name: 'pot.png', data: dot } })
      const medium = added.media[0]!.id
      await odile.ask(api.describeMedium, { params: { spark, medium }, body: { alt: 'Un pot sur une fenêtre' } })
      const { version, places } = await odile.ask(api.spark, { params: { spark } })
      expect(places[0]!.amiss).toEqual([])
      const out = await odile.ask(api.publishSpark, { params: { spark }, body: { version } })
      world.clock.goesOn(11)
      await world.settled()
      expect((await odile.ask(api.spark, { params: { spark } })).places[0]!.delivery).toMatchObject({ state: 'sent' })
      const seen = await until(async () => {
        const { json } = await elsewhere.alice('GET', '/api/v1/timelines/home')
        return json.find?.(({ content }: { content: string }) => content.includes('Le pot du matin'))
      }, 60_000)
      expect(seen.media_attachments).toMatchObject([{ description: 'Un pot sur une fenêtre' }])
      const answer = { status: `@alice@${host(brand)} dans le bus`, visibility: 'public', in_reply_to_id: seen.id }
      await elsewhere.alice('POST', '/api/v1/statuses', answer)
      expect(await heard('dans le bus')).toMatchObject({ conversation: out.conversation })
      const { turns: all } = await odile.ask(api.turns, { params: { conversation: out.conversation } })
      expect(all).toHaveLength(2)
    }, 180_000)

    it('puts choices into the words where the server takes its poll and drops it, and nobody is left with nothing to choose', async () => {
      const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'poll' } })
      const words = {
        ...{ text: 'Laquelle revient en mars, et pourquoi ?', language: 'fr' as const },
        ...{ choices: ['Pomme', 'Pomme-coing'], places: [{ place, text: null }] },
      }
      const { version, places } = await odile.ask(api.changeSpark, {
        params: { spark },
        body: { version: 1, ...words },
      })
      // As the server itself announces.
      expect(places[0]).toMatchObject({ amiss: [], limits: { poll: { most: 8, longest: 50, days: { most: 30 } } } })
      await odile.ask(api.publishSpark, { params: { spark }, body: { version } })
      world.clock.goesOn(11)
      await world.settled()
      const { json } = await brand.alice('GET', `/api/v1/statuses/${await ownWith('Laquelle revient')}`)
      expect(json.poll).toBeNull()
      expect(json.content).toContain('Pomme-coing')
    }, 60_000)

    // Its list of one’s own words leaves polls out: what it tells of one is read as listening reads it.
    it('tells how often each was chosen in a poll of ours, and that is read as it counts', async () => {
      const form = new FormData()
      for (const [name, value] of Object.entries({
        ...{ content: 'Et pour le goûter ?', poll_options: 'Biscuit\r\nTartine', poll_multiple: 'off' },
        poll_end_secs: '3600',
      }))
        form.set(name, value)
      const authorization = `Basic ${Buffer.from(`alice:${brand.password}`).toString('base64')}`
      await fetch(`${brand.url}/alice/admin/note`, { method: 'POST', body: form, headers: { authorization } })
      const seen = await until(async () => {
        const { json } = await elsewhere.alice('GET', '/api/v1/timelines/home')
        return json.find?.(({ content }: { content: string }) => content.includes('pour le goûter'))
      }, 60_000)
      await elsewhere.alice('POST', `/api/v1/polls/${seen.poll.id}/votes`, { choices: ['1'] })
      const { json: me } = await brand.alice('GET', '/api/v1/accounts/verify_credentials')
      const voted = await until(async () => {
        const { json } = await brand.alice('GET', '/api/v1/timelines/home')
        return json.find?.(({ poll }: { poll?: { votes_count: number } }) => poll && poll.votes_count > 0)
      }, 60_000)
      const settings = { account: me.id, host: host(brand) }
      const at = { id: 'place', address: '', settings }
      const read = mastodon.read(writeStatus(voted, voted.id, at), at)
      expect(read).toMatchObject({
        heard: [
          { kind: 'said', ours: true },
          {
            ...{ kind: 'counted', nativeId: voted.id, ended: false, endsAt: new Date(voted.poll.expires_at) },
            choices: [
              { choice: 'Biscuit', votes: 0 },
              { choice: 'Tartine', votes: 1 },
            ],
          },
        ],
      })
    }, 180_000)

    it('is compared by night: all that stands there is held', async () => {
      world.clock.goesOn(2 * 86_400)
      await world.settled()
      const { compared, losses } = await odile.ask(api.health, { params: { place } })
      expect(compared?.count).toBeGreaterThanOrEqual(3)
      expect(losses).toEqual([])
    })

    it('has shown all that is claimed of it', () => witness.saw('joins', 'listens', 'tallies', 'says', 'publishes'))
  },
)
