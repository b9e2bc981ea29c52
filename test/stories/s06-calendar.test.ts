import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type BesideHour } from '#contract'
import { inWeekOf, plus } from '#kernel'
import { openMemory } from '../../channels/memory/index.ts'
import { openSparkWorld, type SparkWorld, sparkChannels } from '../spark-world.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const hour = 3_600
const day = 24 * hour

describe('S6 — a calendar of what is planned, said and missed', () => {
  let world: World
  let at: SparkWorld
  let montreal: AtDesk

  beforeAll(async () => {
    const forum = openMemory()
    world = await openWorld({ channels: sparkChannels(forum) })
    at = await openSparkWorld(world, forum)
    montreal = await at.another('Tisane du Soir', 'America/Toronto')
  })
  afterAll(() => world.close())

  const look = (from: string, to: string, workspace?: string) =>
    at.odile.ask(api.calendar, { query: { from, to, ...(workspace && { workspace }) } })
  const around = (workspace?: string) => {
    const today = at.inSome(0).day
    return look(plus(today, -7), plus(today, 21), workspace)
  }

  test('each client stands on the days of its own wall; what is planned, out and missed side by side', async () => {
    const [out, missed, planned, there] = [
      await at.begin('Le pot du matin, vous le mangez où ?'),
      await at.begin('Et le soir ?'),
      await at.begin('Qui en met sur une tartine ?'),
      await at.begin('Une tisane, à quelle heure ?', montreal),
    ]
    await at.plan(out, at.inSome(hour))
    await at.later(hour + 60)
    await at.later(11)
    await at.plan(missed, at.inSome(hour))
    await at.odile.ask(api.askApproval, { params: { spark: missed }, body: { name: 'Solène' } })
    await at.later(hour + 60)
    const tomorrow = { day: at.inSome(day).day, time: '01:30' }
    await at.plan(planned, tomorrow)
    await at.plan(there, { day: tomorrow.day, time: '21:30' }, montreal)
    const { clients, entries } = await around()
    expect(clients.map(({ client, zone }) => [client.name, zone])).toEqual([
      ['Les Vergers Imaginaires', 'Europe/Paris'],
      ['Tisane du Soir', 'America/Toronto'],
    ])
    expect(entries.map(({ id, state, why }) => [id, state, why])).toEqual([
      [out, 'out', null],
      [missed, 'missed', 'not-approved'],
      [planned, 'planned', null],
      [there, 'planned', null],
    ])
    expect(entries[2]!.on).toEqual(tomorrow)
    expect(entries[3]!.on).toEqual({ day: tomorrow.day, time: '21:30' })
    expect((await around(montreal.workspace)).entries.map(({ id }) => id)).toEqual([there])
  })

  test('moved, it goes out at its new hour; undone, at the one it had; what came after stands', async () => {
    const spark = await at.begin('Et froide, vous la mangez ?')
    const [first, second] = [at.inSome(2 * day), at.inSome(3 * day)]
    await at.plan(spark, first)
    const moved = await at.plan(spark, second)
    expect(await at.shown(spark)).toMatchObject({ state: 'planned', plannedOn: second })
    await at.odile.ask(api.undo, { params: { act: moved } })
    expect(await at.shown(spark)).toMatchObject({ state: 'planned', plannedOn: first, plannedBy: 'Odile' })
    const again = await at.plan(spark, second)
    await at.plan(spark, at.inSome(4 * day))
    const params = { workspace: at.odile.workspace, act: again }
    expect(await at.odile.call(api.undo, { params })).toMatchObject({ problem: { code: 'act.too-late' } })
    await at.plan(spark, null)
  })

  test('undoing never brings back an hour that has passed meanwhile', async () => {
    const spark = await at.begin('Vous la mettez au frais ?')
    await at.plan(spark, at.inSome(hour))
    const act = await at.plan(spark, at.inSome(day))
    await at.later(2 * hour)
    const undone = await at.odile.call(api.undo, { params: { workspace: at.odile.workspace, act } })
    expect(undone).toMatchObject({ status: 422, problem: { code: 'spark.hour-passed' } })
    expect(await at.shown(spark)).toMatchObject({ state: 'planned' })
    await at.plan(spark, null)
  })

  test('begun from an hour, it keeps that hour in mind and goes out at none', async () => {
    const on = { day: at.inSome(2 * day).day, time: '11:00' }
    const { spark } = await at.odile.ask(api.beginSpark, { body: { opener: 'advice', on } })
    expect(await at.shown(spark)).toMatchObject({ state: 'draft', meantOn: on, plannedOn: null })
    const { entries } = await around(at.odile.workspace)
    expect(entries.find(({ id }) => id === spark)).toMatchObject({ state: 'draft', on, beginning: '' })
    const passed = { opener: 'advice' as const, on: at.inSome(-hour) }
    expect(
      await at.odile.call(api.beginSpark, { params: { workspace: at.odile.workspace }, body: passed }),
    ).toMatchObject({ problem: { code: 'spark.hour-passed' } })
  })

  test('nights in which clocks change are told, in the zone of each', async () => {
    const spring = await look('2027-03-01', '2027-03-31')
    expect(spring.clients.map(({ clocksChange }) => clocksChange)).toEqual([
      [{ day: '2027-03-28', hours: 23 }],
      [{ day: '2027-03-14', hours: 23 }],
    ])
    const autumn = await look('2027-10-25', '2027-11-10')
    expect(autumn.clients.map(({ clocksChange }) => clocksChange)).toEqual([
      [{ day: '2027-10-31', hours: 25 }],
      [{ day: '2027-11-07', hours: 25 }],
    ])
  })

  test('no more days than a screen shows, no days that are none, nobody else’s client', async () => {
    const refused = async (from: string, to: string) =>
      (await at.odile.call(api.calendar, { query: { from, to } })).problem?.code
    expect(await refused('2026-11-01', '2027-01-02')).toBe('calendar.days')
    expect(await refused('2026-11-30', '2026-11-01')).toBe('calendar.days')
    expect(await refused('2026-02-30', '2026-03-01')).toBe('calendar.days')
    const days = { from: '2026-11-01', to: '2026-11-30' }
    expect(await world.stranger().call(api.calendar, { query: days })).toMatchObject({ status: 401 })
    const query = { ...days, workspace: '0193af00-0000-7000-8000-000000000000' }
    expect(await at.odile.call(api.calendar, { query })).toMatchObject({ status: 404 })
  })
})

describe('S6 — days that people talk about, and hours at which one publishes', () => {
  let world: World
  let at: SparkWorld

  beforeAll(async () => {
    const forum = openMemory()
    world = await openWorld({ channels: sparkChannels(forum) })
    at = await openSparkWorld(world, forum)
  })
  afterAll(() => world.close())

  const marks = async (from: string, to: string) =>
    (await at.odile.ask(api.calendar, { query: { from, to } })).marks.map(({ day, name, key }) => [day, name ?? key])
  const beside = async (on: { day: string; time: string }) =>
    said((await at.odile.ask(api.besideHour, { query: on })).beside)

  const said = (beside: BesideHour[]) =>
    beside.map((one) => (one.kind === 'quiet' && one.places.length ? one.places : one.kind))

  test('its own days are added, changed and removed, and brought back by undoing', async () => {
    const rule = { kind: 'weekday' as const, month: 10, week: 1, weekday: 7 }
    const body = { name: 'La cueillette ouverte', note: 'Demander qui vient avec qui', rule }
    const { perennials } = await at.odile.ask(api.addPerennial, { body })
    expect(perennials).toMatchObject([body])
    const params = { perennial: perennials[0]!.id }
    expect(await marks('2027-10-01', '2027-10-31')).toEqual([['2027-10-03', 'La cueillette ouverte']])
    const once = { ...body, rule: { kind: 'once' as const, day: '2027-10-09' } }
    await at.odile.ask(api.changePerennial, { params, body: once })
    expect(await marks('2027-10-01', '2027-10-31')).toEqual([['2027-10-09', 'La cueillette ouverte']])
    const { act } = await at.odile.ask(api.removePerennial, { params })
    expect(await marks('2027-10-01', '2027-10-31')).toEqual([])
    await at.odile.ask(api.undo, { params: { act } })
    expect(await marks('2027-10-01', '2027-10-31')).toHaveLength(1)
    const none = { ...body, rule: { kind: 'yearly' as const, month: 2, day: 30 } }
    expect(
      await at.odile.call(api.addPerennial, { params: { workspace: at.odile.workspace }, body: none }),
    ).toMatchObject({ status: 422, problem: { code: 'perennial.no-such-day' } })
  })

  test('public days of the countries one chooses stand beside them, each once', async () => {
    await at.odile.ask(api.changeCalendarDays, { body: { countries: ['FR', 'BE'] } })
    expect(await marks('2027-07-01', '2027-07-31')).toEqual([
      ['2027-07-14', 'bastille-day'],
      ['2027-07-21', 'belgian-day'],
    ])
    const { marks: found } = await at.odile.ask(api.calendar, { query: { from: '2027-05-01', to: '2027-05-07' } })
    expect(found.map(({ key, countries, off }) => [key, countries, off])).toEqual([
      ['labour-day', ['FR', 'BE'], true],
      ['ascension', ['FR', 'BE'], true],
    ])
  })

  test('outside its hours it is said, and not forbidden; nobody within a day is said too', async () => {
    const hours = { days: [1, 2, 3, 4, 5], opens: '09:00', closes: '20:00' }
    await at.odile.ask(api.changeCalendarDays, { body: { hours } })
    // The desk works from nine to six, Monday to Friday.
    expect(await beside({ day: '2027-06-02', time: '10:00' })).toEqual([])
    expect(await beside({ day: '2027-06-02', time: '21:00' })).toEqual(['quiet'])
    expect(await beside({ day: '2027-06-04', time: '19:00' })).toEqual(['nobody'])
    expect(await beside({ day: '2027-06-05', time: '10:00' })).toEqual(['quiet', 'nobody'])
    // Monday at nine is within a day of Sunday noon.
    expect(await beside({ day: '2027-06-06', time: '12:00' })).toEqual(['quiet'])
    // On a public day nobody is counted on: Thursday the 6th of May is Ascension Day.
    expect(await beside({ day: '2027-05-05', time: '19:00' })).toEqual(['nobody'])
    expect(await beside({ day: '2027-05-12', time: '19:00' })).toEqual([])
    const body = { day: '2027-03-28', time: '02:30' }
    expect(
      await at.odile.call(api.besideHour, { params: { workspace: at.odile.workspace }, query: body }),
    ).toMatchObject({ problem: { code: 'spark.no-such-hour' } })
    const spark = await at.begin('Un samedi, qui vient ?')
    const saturday = inWeekOf(at.inSome(14 * day).day, 6)
    await at.plan(spark, { day: saturday, time: '10:00' })
    const { entries } = await at.odile.ask(api.calendar, { query: { from: saturday, to: saturday } })
    expect(entries.map((entry) => said(entry.beside))).toEqual([['quiet', 'nobody']])
    await at.odile.ask(api.changeCalendarDays, { body: { hours: null, countries: [] } })
    expect(await beside({ day: '2027-06-02', time: '21:00' })).toEqual([])
  })

  test('a place may have hours of its own: where it goes is looked at place by place', async () => {
    const hours = { days: [1, 2, 3, 4, 5], opens: '09:00', closes: '20:00' }
    const evenings = { days: [3, 3, 5], opens: '18:00', closes: '23:00' }
    await at.odile.ask(api.changeCalendarDays, { body: { hours } })
    const params = { place: at.place }
    const { places } = await at.odile.ask(api.changePlaceHours, { params, body: { hours: evenings } })
    expect(places).toEqual([{ place: at.place, name: 'Le forum', hours: { ...evenings, days: [3, 5] } }])
    const spark = await at.begin('Un soir, qui vient ?')
    const wednesday = inWeekOf(at.inSome(14 * day).day, 3)
    const there = async (time: string) =>
      said((await at.odile.ask(api.besideHour, { query: { spark, day: wednesday, time } })).beside)
    expect(await there('10:00')).toEqual([['Le forum']])
    expect(await there('21:00')).toEqual([])
    // Nowhere yet: the client's own.
    expect(await beside({ day: wednesday, time: '21:00' })).toEqual(['quiet'])
    await at.plan(spark, { day: wednesday, time: '10:00' })
    const { entries } = await at.odile.ask(api.calendar, { query: { from: wednesday, to: wednesday } })
    expect(entries.map((entry) => said(entry.beside))).toEqual([[['Le forum']]])
    await at.odile.ask(api.changePlaceHours, { params, body: { hours: null } })
    expect(await there('10:00')).toEqual([])
    expect(await there('21:00')).toEqual(['quiet'])
    const elsewhere = { workspace: at.odile.workspace, place: '0193af00-0000-7000-8000-000000000000' }
    expect(await at.odile.call(api.changePlaceHours, { params: elsewhere, body: { hours: null } })).toMatchObject({
      problem: { code: 'contact-point.not-there' },
    })
    await at.odile.ask(api.changeCalendarDays, { body: { hours: null } })
  })

  test('one’s own hours count: who works on Saturdays reads on Saturdays', async () => {
    const hours = { days: [6], opens: '10:00', closes: '12:00', zone: 'Europe/Paris' }
    await at.odile.ask(api.changeOwnHours, { body: { hours } })
    expect(await beside({ day: '2027-06-05', time: '08:00' })).toEqual([])
    expect(await beside({ day: '2027-06-07', time: '10:00' })).toEqual(['nobody'])
    await at.odile.ask(api.changeOwnHours, { body: { hours: null } })
  })
})
