import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { atItsHour, pauseSparks } from '#spark'
import { type MemoryChannel, openMemory } from '../../channels/memory/index.ts'
import { joins } from '../grave.ts'
import { openSparkWorld, type SparkWorld, sparkChannels } from '../spark-world.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const hour = 3_600
const reason = 'trois messages de santé en vingt minutes'

describe('S9 — Friday 18:45, something grave: everything that is planned is held in one act', () => {
  let world: World
  let at: SparkWorld
  let forum: MemoryChannel
  let wall: MemoryChannel
  let elsewhere: string
  let tisane: AtDesk

  beforeAll(async () => {
    forum = openMemory()
    const other = openMemory()
    wall = { ...other, manifest: { ...other.manifest, key: 'memory-wall' } }
    world = await openWorld({ channels: new Map([...sparkChannels(forum), ['memory-wall', wall]]) })
    at = await openSparkWorld(world, forum)
    const workspace = at.odile.workspace as Id<'workspace'>
    const one = { workspace, settings: {}, by: 'odile', manifest: wall.manifest, name: 'Le mur', address: 'mur' }
    elsewhere = await world.desk.database.within([workspace], null, (db) =>
      plant(db, world.desk.jobs, world.clock, one),
    )
    tisane = await at.another('Tisane du Soir', 'America/Toronto')
  })
  afterAll(() => world.close())

  const planned = async (text: string, seconds: number, client?: AtDesk) => {
    const spark = await at.begin(text, client)
    await at.plan(spark, at.inSome(seconds, client ? 'America/Toronto' : undefined), client)
    return spark
  }
  const pause = (workspace?: string) =>
    at.odile.ask(api.pauseSparks, { body: { reason, ...(workspace && { workspace }) } })
  const lift = (client = at.odile) => client.ask(api.liftPause)
  const standing = async () =>
    (await at.odile.ask(api.pauses, { query: {} })).pauses.map((one) => [one.client.name, one.standing?.reason ?? null])
  const pausesHere = async () =>
    (await at.odile.ask(api.pauses, { query: { workspace: at.odile.workspace } })).pauses[0]!
  const said = () => forum.world.said().map(({ text }) => text.split('\n')[0])

  test('all clients at once: what is at its hour is not said, and it is told who, when and why', async () => {
    const [soon, later, there] = [
      await planned('Le pot du matin, vous le mangez où ?', hour),
      await planned('Et le soir ?', 3 * hour),
      await planned('Une tisane, à quelle heure ?', hour, tisane),
    ]
    const { acts } = await pause()
    expect(acts).toHaveLength(2)
    expect(await standing()).toEqual([
      ['Les Vergers Imaginaires', reason],
      ['Tisane du Soir', reason],
    ])
    expect(await pausesHere()).toMatchObject({ standing: { by: 'Odile' }, planned: 2, passed: [] })
    await at.later(hour + 60)
    await at.later(11)
    expect(said()).toEqual([])
    expect(await at.shown(soon)).toMatchObject({ state: 'missed', why: 'paused' })
    expect(await at.shown(there, tisane)).toMatchObject({ state: 'missed', why: 'paused' })
    expect(await at.shown(later)).toMatchObject({ state: 'planned' })
    const { clients } = await at.odile.ask(api.calendar, { query: { from: at.inSome(0).day, to: at.inSome(0).day } })
    expect(clients.map((one) => one.pause?.reason)).toEqual([reason, reason])
  })

  test('paused twice it is one pause; published all the same, it takes a second word', async () => {
    expect(await at.odile.call(api.pauseSparks, { body: { reason } })).toMatchObject({
      status: 409,
      problem: { code: 'pause.standing' },
    })
    const word = await at.begin('Nous retirons le lot 42 de la vente.')
    const params = { workspace: at.odile.workspace, spark: word }
    const { version } = await at.shown(word)
    const refused = await at.odile.call(api.publishSpark, { params, body: { version } })
    expect(refused).toMatchObject({ status: 409, problem: { code: 'spark.paused' } })
    expect(refused.problem?.detail).toContain(reason)
    await at.odile.ask(api.publishSpark, { params: { spark: word }, body: { version, despite: ['spark.paused'] } })
    await at.later(11)
    expect(said()).toEqual(['Nous retirons le lot 42 de la vente.'])
  })

  test('lifted, each hour that passed asks again what to do; what is to come goes out at its hour', async () => {
    await lift()
    await at.later(11)
    expect(said()).toHaveLength(1)
    const here = await pausesHere()
    expect(here).toMatchObject({ standing: null, planned: 1, lifted: { reason, liftedBy: 'Odile' } })
    expect(here.passed.map(({ beginning, state }) => [beginning, state])).toEqual([
      ['Le pot du matin, vous le mangez où ?', 'missed'],
    ])
    // Put off to another hour by a person, it is asked about no more.
    await at.plan(here.passed[0]!.id, at.inSome(6 * hour))
    expect((await pausesHere()).passed).toEqual([])
    await at.later(2 * hour)
    await at.later(11)
    expect(said()).toEqual(['Nous retirons le lot 42 de la vente.', 'Et le soir ?'])
    // The other client is held until somebody lifts it there.
    expect(await standing()).toEqual([
      ['Les Vergers Imaginaires', null],
      ['Tisane du Soir', reason],
    ])
    await lift(tisane)
    expect(await at.odile.call(api.liftPause, { params: { workspace: tisane.workspace } })).toMatchObject({
      problem: { code: 'pause.none' },
    })
  })

  test('undone, what is to come goes out, and an hour that passed meanwhile is not made up for', async () => {
    const [passes, comes] = [await planned('Au lit ?', hour), await planned('Au bureau ?', 2 * hour)]
    const { acts } = await pause(at.odile.workspace)
    // The desk has not looked at that hour yet when it is undone.
    world.clock.goesOn(hour + 61)
    await at.odile.ask(api.undo, { params: { act: acts[0]!.act } })
    await at.later(11)
    await at.later(11)
    expect(await at.shown(passes)).toMatchObject({ state: 'missed', why: 'paused' })
    await at.later(hour)
    await at.later(11)
    expect(await at.shown(comes)).toMatchObject({ state: 'out' })
    expect(said()).not.toContain('Au lit ?')
  })

  test('undoing the lifting holds everything again', async () => {
    await pause(at.odile.workspace)
    const { act } = await lift()
    await at.odile.ask(api.undo, { params: { act } })
    expect((await pausesHere()).standing?.reason).toBe(reason)
    await lift()
  })

  test('at its hour and not gone yet, it is taken back; gone from one place, it has been said', async () => {
    const leaving = await planned('Dans le bus ?', hour)
    await at.later(hour + 61)
    expect(await at.shown(leaving)).toMatchObject({ state: 'out', places: [{ delivery: { state: 'waiting' } }] })
    await pause(at.odile.workspace)
    await at.later(60)
    expect(said()).not.toContain('Dans le bus ?')
    expect(await at.shown(leaving)).toMatchObject({ state: 'missed', why: 'paused', conversation: null })
    expect((await pausesHere()).passed.map(({ id }) => id)).toContain(leaving)
    await lift()
    const gone = await planned('À table ?', hour)
    await at.later(hour + 61)
    await at.later(11)
    await pause(at.odile.workspace)
    expect(await at.shown(gone)).toMatchObject({ state: 'out', places: [{ delivery: { state: 'sent' } }] })
    await lift()
  })

  test('gone from one place and put off at another: what remains waits until it is lifted, unless it went out knowingly', async () => {
    const busy = async () => {
      forum.world.breaks('too-many-requests')
      await at.later(11)
      forum.world.mends()
    }
    const spark = await planned('Et à l’heure du thé ?', hour)
    await at.later(hour + 61)
    await busy()
    expect(await at.shown(spark)).toMatchObject({ state: 'out', places: [{ delivery: { state: 'later' } }] })
    // It stands nowhere yet: it is taken back whole.
    await pause(at.odile.workspace)
    await at.later(2 * hour)
    expect(await at.shown(spark)).toMatchObject({ state: 'missed', why: 'paused' })
    await lift()

    const both = await at.begin('Et au soleil ?')
    const { version } = await at.shown(both)
    const places = [
      { place: at.place, text: null },
      { place: elsewhere, text: null },
    ]
    await at.odile.ask(api.changeSpark, { params: { spark: both }, body: { version, places } })
    wall.world.breaks('too-many-requests')
    await at.odile.ask(api.publishSpark, {
      params: { spark: both },
      body: { version: (await at.shown(both)).version },
    })
    await at.later(11)
    wall.world.mends()
    await pause(at.odile.workspace)
    await at.later(hour)
    expect(wall.world.said()).toEqual([])
    await lift()
    await at.later(hour / 2)
    expect(wall.world.said()).toHaveLength(1)
  })

  test('a job at its hour and a pause at the same moment: whichever comes first, nothing is said', async () => {
    const { database } = world.desk
    const workspace = at.odile.workspace as Id<'workspace'>
    const by = (await at.odile.ask(api.whoAmI)).user!.id
    const inOne = (does: Parameters<typeof database.within<void>>[2], then = Promise.resolve(), there = () => {}) =>
      database.within([workspace], null, async (db) => {
        await does(db)
        there()
        await then
      })
    for (const first of ['the job', 'the pause'] as const) {
      const spark = (await planned(`Qui vient, ${first} ?`, hour)) as Id<'spark'>
      world.clock.goesOn(hour + 61)
      const job = (db: Db) => atItsHour(db, world.clock, () => forum.publishes, { workspace, spark })
      const pausing = async (db: Db) => {
        await pauseSparks(db, world.clock, [workspace], { reason, by })
      }
      const [came, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const [one, other] = first === 'the job' ? [job, pausing] : [pausing, job]
      const begun = inOne(one, mayEnd.promise, came.resolve)
      await came.promise
      // The other begins while the first stands before its end, and waits for it.
      const its = Promise.withResolvers<number>()
      const after = inOne(async (db) => {
        its.resolve(await pidOf(db))
        await other(db)
      })
      const pid = await its.promise
      await expect.poll(() => waits(pid), { timeout: 10_000 }).toBe(true)
      mayEnd.resolve()
      await Promise.all([begun, after])
      await at.later(60)
      expect(await at.shown(spark), first).toMatchObject({ state: 'missed', why: 'paused' })
      await lift()
    }
    expect(said().filter((text) => text!.startsWith('Qui vient'))).toEqual([])
  })

  test('many at their hour while everything is paused: each is held or has gone, none is both', async () => {
    const sparks = []
    for (let n = 0; n < 8; n++) sparks.push(await planned(`Cuillère numéro ${n}, qui la veut ?`, hour))
    world.clock.goesOn(hour + 61)
    await Promise.all([world.desk.tick(), pause(at.odile.workspace), world.desk.tick()])
    await at.later(60)
    for (const spark of sparks) expect(await at.shown(spark)).toMatchObject({ state: 'missed', why: 'paused' })
    expect(said().filter((text) => text!.startsWith('Cuillère'))).toEqual([])
    await lift()
  })

  test('nobody pauses a client at whose desk they do not work', async () => {
    const workspace = '0193af00-0000-7000-8000-000000000000'
    expect(await at.odile.call(api.pauseSparks, { body: { reason, workspace } })).toMatchObject({ status: 404 })
    expect(await world.stranger().call(api.pauseSparks, { body: { reason } })).toMatchObject({ status: 401 })
    const reader = await joins(world, at.odile, 'Basile', 'client')
    const { from, to } = { from: at.inSome(0).day, to: at.inSome(0).day }
    expect((await reader.ask(api.calendar, { query: { from, to } })).clients).toEqual([])
    expect((await reader.ask(api.pauses, { query: {} })).pauses).toEqual([])
    for (const body of [{ reason }, { reason, workspace: at.odile.workspace }])
      expect(await reader.call(api.pauseSparks, { body })).toMatchObject({
        status: 403,
        problem: { code: 'team.desk-only' },
      })
  })

  const pidOf = async (db: Db) => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]!.pid
  /** Whether it waits for somebody else to end. The desk’s own clockwork may wait there too. */
  async function waits(pid: number): Promise<boolean> {
    const { rows } =
      await sql`select from pg_locks where locktype = 'advisory' and not granted and pid = ${pid}`.execute(
        world.desk.database.global,
      )
    return rows.length > 0
  }
})
