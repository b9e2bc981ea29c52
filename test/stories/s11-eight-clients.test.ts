import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api, type BodyOf } from '#contract'
import { newId } from '#kernel'
import {
  anHourPasses,
  brand,
  type Client,
  complaints,
  eightClients,
  emoji,
  insults,
  others,
  questions,
  spam,
} from '../an-hour.ts'
import { type Blog } from '../blog.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

describe('S11 — the hour after a post, while seven other clients go on', () => {
  let world: World
  let odile: AtDesk
  let clients: Client[]
  let blog: Blog
  let conversation: string
  /** What she does, counted: each call that changes something. Reading is no act. */
  let acts = 0
  const does: AtDesk['ask'] = async (route, given) => {
    acts++
    return await odile.ask(route, given)
  }

  beforeAll(async () => {
    world = await openWorld({ trustProxy: 1 })
    odile = await world.odile(brand)
    ;({ clients, blog } = await eightClients(world, odile))
    await anHourPasses(world, clients[0]!)
    for (const { name, hears } of clients.slice(1)) {
      await hears('Nadir', `Bonsoir, quand ouvre la boutique de ${name} ?`)
      await hears('Lulu', '😍')
    }
    world.clock.goesOn(600)
    await world.settled()
    const { rows } = await odile.ask(api.conversations, { query: { workspace: odile.workspace } })
    conversation = rows[0]!.id
  })
  afterEach(() => {
    acts = 0
  })
  afterAll(async () => {
    await blog.close()
    await world.close()
  })

  async function awaiting(desk: AtDesk, of: string) {
    const turns = []
    for (let after: string | undefined; ; ) {
      const page = await desk.ask(api.awaitingIn, { params: { conversation: of }, query: after ? { after } : {} })
      turns.push(...page.turns)
      if (!page.next) return turns
      after = page.next
    }
  }
  const those = async (texts: readonly string[]) =>
    (await awaiting(odile, conversation)).filter((turn) => texts.includes(turn.text)).map((turn) => turn.id)
  const reply = (answers: string[], text: string): BodyOf<typeof api.reply> => ({
    ...{ text, answers, audience: 'public', key: newId() },
  })

  test('one list: the two hundred are one row, each other client has its own', async () => {
    const { rows } = await odile.ask(api.conversations)
    expect(rows.filter((row) => row.awaiting > 0).map((row) => row.client.name)).toEqual(
      expect.arrayContaining([brand, ...others]),
    )
    expect(rows.filter((row) => row.client.name === brand).map((row) => row.messages)).toEqual([200])
    const texts = (await awaiting(odile, conversation)).map((turn) => turn.text)
    expect(texts.filter((text) => questions.includes(text))).toHaveLength(40)
    expect(texts.filter((text) => complaints.includes(text))).toHaveLength(25)
    expect(texts.filter((text) => emoji.includes(text) && !text.startsWith('@'))).toEqual([])
  })

  test('forty alike are answered in one act, 25 complaints in five', async () => {
    await does(api.reply, { params: { conversation }, body: reply(await those(questions), 'Aucun sucre ajouté.') })
    for (const text of complaints)
      await does(api.reply, { params: { conversation }, body: reply(await those([text]), `« ${text} » : transmis.`) })
    expect(acts).toBe(6)
    expect(await those([...questions, ...complaints])).toEqual([])
  })

  test('thirty spam and fifteen insults leave by their rule, with reasons: one act a text', async () => {
    for (const text of [spam, ...insults]) {
      const { found } = await odile.ask(api.search, { query: { words: text.slice(0, 20) } })
      const body = { messages: [found[0]!.message], rule: await ruleFor(text) }
      const { copies, factsWithCopies } = await odile.ask(api.draftRemoval, { body })
      expect(copies).toHaveLength(text === spam ? 29 : 4)
      const all = [...body.messages, ...copies]
      await does(api.remove, { body: { ...body, messages: all, facts: factsWithCopies } })
    }
    expect(acts).toBe(4)
    world.clock.goesOn(11)
    await world.settled()
    expect((await awaiting(odile, conversation)).map((turn) => turn.text)).toEqual([])
  })

  test('each other client’s question is answered for that client, and stands there alone', async () => {
    for (const { name, desk } of clients.slice(1)) {
      const { rows } = await odile.ask(api.conversations, { query: { workspace: desk.workspace } })
      const row = rows.find((one) => one.awaiting > 0)!
      const turns = await awaiting(desk, row.id)
      const params = { workspace: desk.workspace, conversation: row.id }
      const body = reply([turns[0]!.id], `À neuf heures, chez ${name}.`)
      await does(api.reply, { params, body: turns[0]!.place.says ? body : { ...body, byHand: {} } })
    }
    expect(acts).toBe(7)
    world.clock.goesOn(11)
    await world.settled()
    const { rows } = await odile.ask(api.conversations)
    expect(rows.filter((row) => row.awaiting > 0)).toEqual([])
    for (const { name, stands } of clients) {
      const there = await stands()
      const answers = [...(there?.matchAll(/chez ([^.]+)\./g) ?? [])].map((found) => found[1])
      expect(answers, name).toEqual(there === null || name === brand ? [] : [name])
      if (name !== brand) expect(there ?? '').not.toMatch(/sucre ajouté|transmis/)
    }
    const there = (await clients[0]!.stands())!
    expect(there).toContain('Aucun sucre ajouté.')
    for (const text of complaints) expect(there).toContain(`« ${text} » : transmis.`)
    for (const text of [spam, ...insults]) expect(there).not.toContain(text)
  })

  test('what one client was asked cannot be answered for another', async () => {
    const [first, second] = clients
    const wrong = { workspace: second!.desk.workspace, conversation }
    const { turns } = await odile.ask(api.turns, { params: { conversation } })
    const { status } = await first!.desk.call(api.reply, { params: wrong, body: reply([turns[0]!.id], 'Bonsoir') })
    expect(status).toBe(404)
  })

  async function ruleFor(text: string): Promise<string> {
    const rules = await odile.ask(api.rules)
    return rules.find((one) => (text === spam ? /^Publicité/ : /^Insultes/).test(one.title))!.id
  }
})
