import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type Live } from '#contract'
import { newId } from '#kernel'
import { join, type Visitor } from '../../server/http/http.test-world.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'

const secret = 'Attention : lot rappelé, ne rien promettre.'

describe('a note is a word between colleagues', () => {
  let world: World
  let odile: AtDesk
  let colleague: AtDesk
  let brand: AtDesk
  let conversation: string
  let message: string

  beforeAll(async () => {
    world = await openWorld()
    odile = await world.odile()
    const page = await odile.ask(api.plant, { body: { channel: 'page', name: 'La page', opening: 'Dites-nous' } })
    const someone = passerBy(world.desk.app)
    await someone.go(page.publicUrl!)
    await someone.send('Publier', { name: 'Bénédicte', text: 'non, je n’aime pas' })
    await world.settled()
    colleague = await joins('Solene', 'colleague')
    brand = await joins('Marc', 'client')
    const { rows } = await odile.ask(api.conversations)
    conversation = rows[0]!.id
    const { turns } = await odile.ask(api.turns, { params: { conversation } })
    message = turns.find((turn) => !turn.ours)!.id
  })
  afterAll(() => world.close())

  async function joins(name: string, role: 'colleague' | 'client'): Promise<AtDesk> {
    const { joined } = await join({ visitor: world.stranger } as never, odile, odile.workspace, { name, role })
    return atDesk(joined, odile.workspace)
  }

  /** All that someone may see of this client, by every road there is. */
  async function seen(who: AtDesk) {
    const params = { conversation }
    const { rows } = await who.ask(api.conversations)
    const { draft: _draft, lastRead: _lastRead, ...head } = await who.ask(api.conversation, { params })
    const { turns } = await who.ask(api.turns, { params })
    return {
      rows,
      head,
      turns,
      around: await who.ask(api.turns, { params, query: { around: message } }),
      awaiting: await who.ask(api.awaitingIn, { params }),
      found: await who.ask(api.findIn, { params, query: { words: 'rappelé' } }),
      search: await who.ask(api.search, { query: { words: 'rappelé' } }),
      beside: await who.ask(api.aside, { params: { message } }),
      why: await who.ask(api.why),
      places: await who.ask(api.contactPoints),
    }
  }

  async function listens(who: Visitor): Promise<{ heard: Live[]; stop(): Promise<void> }> {
    const heard: Live[] = []
    const response = await who.fetch('/api/live')
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    const reading = (async () => {
      for (let rest = ''; ; ) {
        const { value, done } = await reader.read()
        if (done) return
        const events = (rest + value).split('\n\n')
        rest = events.pop()!
        for (const data of events.flatMap((event) => /^data: (.*)$/m.exec(event)?.[1] ?? []))
          heard.push(JSON.parse(data))
      }
    })()
    return { heard, stop: () => reader.cancel().then(() => reading) }
  }

  test('a colleague keeps a draft of a note, leaves it and reads it; an answer is not theirs to write', async () => {
    const params = { conversation }
    const draft = { text: 'Attention', kind: 'note' as const, answers: [message], version: 0 }
    expect((await colleague.ask(api.keepDraft, { params, body: draft })).version).toBe(1)
    const reply = await colleague.call(api.keepDraft, {
      params: { workspace: odile.workspace, conversation },
      body: { ...draft, kind: 'reply', version: 1 },
    })
    expect(reply.status).toBe(403)
    const [desk, client] = [await listens(odile), await listens(brand)]
    const before = await seen(brand)
    await colleague.ask(api.note, { params, body: { text: secret, answers: [message], key: newId() } })
    await expect.poll(() => desk.heard.some((one) => 'what' in one && one.what === 'noted')).toBe(true)
    // What comes after the note reaches the client: had the note been told, it would have come before.
    await odile.ask(api.actOn, { params, body: { kind: 'assign', to: null } })
    await expect.poll(() => client.heard.length).toBeGreaterThan(0)
    expect(client.heard.map((one) => 'what' in one && one.what)).toEqual(['marked'])
    expect(JSON.stringify(client.heard)).not.toContain('rappelé')
    await Promise.all([desk.stop(), client.stop()])

    for (const who of [odile, colleague]) {
      const { turns, rows, found, search } = await seen(who)
      expect(turns.find((turn) => turn.text === secret)).toMatchObject({ audience: 'internal', name: 'Solene' })
      expect(rows[0]!.note).toEqual({ by: 'Solene', text: secret })
      expect([found.messages.length, search.found.length]).toEqual([1, 1])
    }
    expect((await colleague.ask(api.conversation, { params })).draft).toBeNull()
    expect(await seen(brand)).toEqual(before)
  })

  test('whoever is here as the client writes none, and finds none by its id', async () => {
    const note = (await seen(odile)).turns.find((turn) => turn.text === secret)!.id
    const at = { workspace: odile.workspace, conversation }
    const body = { text: 'moi aussi', answers: [], key: newId() }
    expect((await brand.call(api.note, { params: at, body })).status).toBe(403)
    const draft = { text: 'moi aussi', kind: 'note' as const, answers: [], version: 0 }
    expect((await brand.call(api.keepDraft, { params: at, body: draft })).status).toBe(403)
    expect((await brand.call(api.aside, { params: { workspace: odile.workspace, message: note } })).status).toBe(404)
    const around = await brand.ask(api.turns, { params: { conversation }, query: { around: note } })
    const end = await brand.ask(api.turns, { params: { conversation } })
    expect(around).toEqual(end)
    await brand.ask(api.read, { params: { conversation }, body: { message: note } })
    expect((await brand.ask(api.conversation, { params: { conversation } })).lastRead).toBeNull()
  })

  test('what is said after a note stands on the row in its place', async () => {
    world.clock.goesOn(60)
    const { turns } = await seen(odile)
    const body = { text: 'Merci.', answers: [message], audience: turns[0]!.audience, key: newId() }
    await odile.ask(api.reply, { params: { conversation }, body })
    const [row] = (await seen(odile)).rows
    expect(row).toMatchObject({ note: null, last: { text: 'Merci.' }, messages: 2 })
  })
})
