import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hear, plant } from '#contact-point'
import { api, type Row } from '#contract'
import { readLedger } from '#conversation'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { memoryEvent, openMemory } from '../../channels/memory/index.ts'
import { type AtDesk, atDesk, openWorld, password, type World } from '../world.ts'

const memory = openMemory()
const clients = ['Les Vergers Imaginaires', 'Tisane du Soir', 'Atelier Sabot']
const hour = 3_600_000

describe('S4 — a morning with three clients: the list', () => {
  let world: World
  let odile: AtDesk

  beforeAll(async () => {
    world = await openWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile(clients[0])
    const desks = [odile]
    for (const name of clients.slice(1))
      desks.push(atDesk(odile, (await odile.ask(api.openWorkspace, { body: { name } })).id))
    for (const [index, desk] of desks.entries()) await aNightPasses(desk, index)
    await world.settled()
  })
  afterAll(() => world.close())

  /** Forty conversations a client: one in four is a dislike, the others are glad or talk of something else. */
  async function aNightPasses(desk: AtDesk, client: number): Promise<void> {
    const workspace = desk.workspace as Id<'workspace'>
    const { within } = world.desk.database
    await within([workspace], null, async (db) => {
      const { jobs } = world.desk
      const place = await plant(db, jobs, world.clock, {
        workspace,
        manifest: memory.manifest,
        name: `Le blog de ${clients[client]}`,
        address: `https://client-${client}.example/`,
        settings: {},
        by: 'test',
      })
      const events = Array.from({ length: 40 }, (_, n) =>
        memoryEvent({
          kind: 'said',
          nativeId: `n${n}`,
          thread: { nativeId: `t${n}`, title: `Billet ${n}` },
          by: { name: `voix ${client}-${n}` },
          text: n % 4 === 0 ? 'je n’aime pas du tout' : 'j’adore, merci beaucoup',
          saidAt: new Date(world.clock().getTime() - hour - n * 60_000 - client * 1_000).toISOString(),
        }),
      )
      await hear(db, jobs, world.clock, { workspace, place }, events)
      await readLedger(db, jobs, world.clock, memory, { workspace, place })
    })
  }

  async function wholeList(query: object = {}): Promise<Row[]> {
    const rows: Row[] = []
    for (let after: string | undefined; ; ) {
      const page = await odile.ask(api.conversations, { query: { ...query, ...(after ? { after } : {}) } })
      rows.push(...page.rows)
      if (!page.next) return rows
      after = page.next
    }
  }

  test('what awaits comes first, across all clients, then what lives on its own; latest first in each', async () => {
    const rows = await wholeList()
    expect(rows).toHaveLength(120)
    const awaiting = rows.filter((row) => row.standing === 'awaits')
    expect(rows.slice(0, awaiting.length)).toEqual(awaiting)
    expect(awaiting).toHaveLength(30)
    for (const part of [awaiting, rows.slice(awaiting.length)]) {
      const times = part.map((row) => row.lastSaidAt)
      expect(times).toEqual(times.toSorted().toReversed())
    }
    expect(new Set(rows.map((row) => row.id)).size).toBe(120)
  })

  test('each row names its client; one client alone shows nothing of the others', async () => {
    const rows = await wholeList({ workspace: odile.workspace })
    expect(new Set(rows.map((row) => row.client.name))).toEqual(new Set([clients[0]]))
    expect(rows).toHaveLength(40)
  })

  test('Ce matin says for each client who spoke and what awaits, three rows each, the rest one step away', async () => {
    const { clients: mornings } = await odile.ask(api.morning, { query: {} })
    expect(mornings.map((one) => one.client.name)).toEqual(clients)
    for (const { spoke, awaiting, quiet } of mornings) {
      expect(spoke).toEqual({ people: 40, forTheFirstTime: 40, more: false })
      expect(awaiting.map(({ why, conversations }) => ({ why, conversations }))).toEqual([
        { why: 'disagreement-no-reason', conversations: 10 },
      ])
      expect(awaiting[0]!.rows.map(({ said }) => said?.text)).toEqual(Array(3).fill('je n’aime pas du tout'))
      expect(quiet).toEqual([])
    }
    const [alone] = (await odile.ask(api.morning, { query: { workspace: odile.workspace } })).clients
    expect(alone!.awaiting[0]!.rows.map(({ row }) => row.client.name)).toEqual(Array(3).fill(clients[0]))
    // Someone who works for one of them sees that one.
    const { link } = await odile.ask(api.invite, {
      params: { workspace: mornings[2]!.client.id },
      body: { forWhom: 'Firmin', role: 'desk' },
    })
    const firmin = world.stranger()
    const invitation = link.split('/').at(-1)!
    const account = { name: 'Firmin', email: 'firmin@ailleurs.example', password, invitation }
    await firmin.call(api.openAccount, { body: account })
    expect((await firmin.call(api.morning, {})).answer.clients.map((one) => one.client.name)).toEqual([clients[2]])
    expect((await firmin.call(api.morning, { query: { workspace: odile.workspace } })).status).toBe(404)
  })

  test('what was read is not told again, what awaits still does; a silent place is named until it is heard again or paused', async () => {
    const here = { query: { workspace: odile.workspace } }
    const morning = async () => (await odile.ask(api.morning, here)).clients[0]!
    const read = { params: { workspace: odile.workspace }, body: { until: world.clock().toISOString() } }
    await odile.ask(api.readMorning, read)
    expect(await morning()).toMatchObject({ since: read.body.until, spoke: { people: 0, forTheFirstTime: 0 } })
    expect((await morning()).awaiting[0]!.conversations).toBe(10)
    // Never back, nor beyond now.
    await odile.ask(api.readMorning, { ...read, body: { until: new Date(0).toISOString() } })
    expect((await morning()).since).toBe(read.body.until)

    const [place] = await odile.ask(api.contactPoints)
    const deaf = (trouble: object) =>
      world.desk.database.within([odile.workspace as Id<'workspace'>], null, (db) =>
        db
          .updateTable('contact_point')
          .set({ trouble: JSON.stringify(trouble) } as never)
          .where('id', '=', place!.id)
          .execute(),
      )
    const since = new Date(world.clock().getTime() - 3 * hour).toISOString()
    await deaf({ why: 'timed-out', since, detail: '' })
    expect((await morning()).quiet).toEqual([
      { id: place!.id, name: place!.name, channel: 'memory', why: 'timed-out', since, silent: true },
    ])
    const change = { params: { workspace: odile.workspace, place: place!.id } }
    await odile.ask(api.changeContactPoint, { ...change, body: { paused: true } })
    expect((await morning()).quiet).toEqual([])
    // Resumed, it is listened to at once, and answers again.
    await odile.ask(api.changeContactPoint, { ...change, body: { paused: false } })
    await world.settled()
    expect((await morning()).quiet).toEqual([])
  })

  test('several let live at once, each undone by its own act', async () => {
    const [first, second] = await wholeList({ show: 'awaits' })
    const { done } = await odile.ask(api.actOnSeveral, {
      body: {
        conversations: [first!, second!].map((row) => ({ workspace: row.client.id, conversation: row.id })),
        act: { kind: 'let-live', why: 'between-peers' },
      },
    })
    expect(await wholeList({ show: 'awaits' })).toHaveLength(28)
    const one = done.find((act) => act.conversation === first!.id)!
    await odile.ask(api.undo, { params: { workspace: one.workspace, act: one.act } })
    const after = await wholeList({ show: 'awaits' })
    expect(after.map((row) => row.id)).toContain(first!.id)
    expect(after).toHaveLength(29)
  })

  test('put off until tomorrow it leaves the list, and comes back by itself', async () => {
    const [row] = await wholeList({ show: 'awaits' })
    const params = { workspace: row!.client.id, conversation: row!.id }
    const until = new Date(world.clock().getTime() + 24 * hour).toISOString()
    await odile.ask(api.actOn, { params, body: { kind: 'snooze', until } })
    expect((await wholeList()).map((one) => one.id)).not.toContain(row!.id)
    expect((await wholeList({ show: 'snoozed' })).map((one) => one.id)).toEqual([row!.id])
    world.clock.goesOn(25 * 3600)
    await world.settled()
    expect((await wholeList({ show: 'awaits' })).map((one) => one.id)).toContain(row!.id)
  })

  test('a saved view is one’s own and keeps its filter', async () => {
    const saved = await odile.ask(api.saveView, {
      body: { name: 'Désaccords', filter: { why: 'disagreement-no-reason' } },
    })
    expect(await odile.ask(api.views)).toEqual([saved])
    const rows = await wholeList(saved.filter)
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map((row) => row.why))).toEqual(new Set(['disagreement-no-reason']))
    await odile.ask(api.forgetView, { params: { view: saved.id } })
    expect(await odile.ask(api.views)).toEqual([])
  })

  test('words are found whatever their accents, case and elisions', async () => {
    for (const words of ['je n’aime pas', 'JE N AIME PAS', "n'aime tout"]) {
      const { found } = await odile.ask(api.search, { query: { words } })
      expect(found.length, words).toBe(30)
    }
    for (const words of ["'; drop table message; --", '%', '\\', '& | ! ( ) :*', '"', '<->']) {
      expect((await odile.ask(api.search, { query: { words } })).found, words).toEqual([])
    }
  })
})
