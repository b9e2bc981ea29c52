import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Channel, type Terms } from '#channel'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { type MemoryChannel, openMemory } from '../../channels/memory/index.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const day = 86_400
const strict: Terms = {
  maxAgeDays: 30,
  deleteWithSource: true,
  mayDerive: false,
  mayJoinHandles: false,
  mayUseAi: false,
}

/** A place of the memory channel that keeps the terms of another: what is held here knows its terms and nothing else of it. */
function keeping(terms: Terms): MemoryChannel {
  const memory = openMemory()
  return { ...memory, manifest: { ...memory.manifest, terms } }
}

/** Each channel there is, those of the same terms together; and what the strictest platforms ask: a month, a look each day, a week after the end. */
const alike = Map.groupBy(
  [...catalogue().values()].map(({ manifest }) => manifest),
  ({ terms }) => JSON.stringify(terms),
)
const cases: readonly (readonly [string, Terms])[] = [
  ...[...alike].map(([terms, of]) => [of.map(({ key }) => key).join(', '), JSON.parse(terms) as Terms] as const),
  ['lent for a month', { ...strict, daysAfterAccess: 7 }],
  ['asked each day', { ...strict, maxAgeDays: null, mayDerive: true, checkedEveryHours: 24, daysAfterAccess: 10 }],
]

describe.each(cases)('the terms of %s', (_, terms) => {
  const channel = keeping(terms)
  let world: World
  let odile: AtDesk
  let owner: pg.Client
  let place: Id<'contact point'>

  beforeAll(async () => {
    const key = channel.manifest.key
    world = await openWorld({ channels: new Map<string, Channel>([[key, channel]]) })
    odile = await world.odile()
    owner = new pg.Client({ connectionString: world.fresh.ownerUrl })
    await owner.connect()
    await said('ancien', 'non, trop mirabellissime')
    await said('retiré', 'non, trop quetschissime')
    await said('effacé', 'non, trop cerisissime')
    const own = { workspace: odile.workspace as Id<'workspace'>, manifest: channel.manifest, by: 'odile' }
    place = (await world.desk.database.within([own.workspace], null, (db) =>
      plant(db, world.desk.jobs, world.clock, { ...own, name: 'Au verger', address: 'verger', settings: {} }),
    )) as Id<'contact point'>
    await world.settled()
    for (const text of ['non, trop mirabellissime', 'non, trop quetschissime', 'non, trop cerisissime']) {
      const { id } = await turn(text)
      const span = { revision: 1, start: 5, end: text.length, theme: { name: 'Goût' } }
      await odile.ask(api.keepReason, { params: { message: id }, body: span })
    }
  })
  afterAll(async () => {
    await owner.end()
    await world.close()
  })

  const said = async (nativeId: string, text: string) =>
    channel.world.hears({
      nativeId,
      text,
      title: `Titre ${text.split(' ').at(-1)}`,
      by: { name: nativeId },
      thread: { nativeId },
    })
  const turns = async () => {
    const { rows } = await odile.ask(api.conversations, { query: {} })
    const all = await Promise.all(rows.map(({ id }) => odile.ask(api.turns, { params: { conversation: id } })))
    return all.flatMap((one) => one.turns)
  }
  const turn = async (text: string) => (await turns()).find((one) => one.text === text)!
  const passes = async (days: number) => {
    world.clock.goesOn(days * day)
    await world.settled()
    await world.settled()
  }
  const gone = async () =>
    (await odile.ask(api.health, { params: { place } })).gone.map(({ why, count }) => ({ why, count }))

  /** The tables, jobs too, in which a word still stands: as text, or in bytes. One question: there are two hundred. */
  async function standsIn(word: string): Promise<string[]> {
    const tables = await owner.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
    )
    const looks = tables.rows.map(
      ({ name }) => `select '${name}' as name where exists
        (select from ${name} t where t::text ilike '%' || $1 || '%' or t::text like '%' || $2 || '%')`,
    )
    const hex = Buffer.from(word).toString('hex')
    const found = await owner.query<{ name: string }>(looks.join(' union all '), [word, hex])
    return found.rows.map(({ name }) => name)
  }

  test('the source lets it be counted, or the figures do without and say so', async () => {
    const why = await odile.ask(api.why, { query: {} })
    expect(why.leftOut).toEqual(terms.mayDerive ? [] : [channel.manifest.key])
    expect(why.themes.map(({ people }) => people)).toEqual(terms.mayDerive ? [3] : [])
    expect((await odile.ask(api.onThePhone, { query: { words: 'mirabellissime' } })).people).toBe(
      terms.mayDerive ? 1 : 0,
    )
    // In the conversation the words stand, with their reasons.
    expect((await turn('non, trop mirabellissime')).reasons).toHaveLength(1)
  })

  test('whoever states that the platform has audited it has it counted, and may take that back', async () => {
    if (terms.mayDerive) return
    const people = async () => (await odile.ask(api.why, { query: {} })).themes.map(({ people }) => people)
    const state = (audited: boolean) => odile.ask(api.stateAudited, { params: { place }, body: { audited } })
    const stated = async () => (await odile.ask(api.health, { params: { place } })).mustBeAudited?.stated
    await state(true)
    await state(true)
    expect(await people()).toEqual([3])
    expect(await stated()).toMatchObject({ by: 'Odile' })
    await state(false)
    expect(await people()).toEqual([])
    expect(await stated()).toBeNull()
  })

  test('a language model reads them only where the source says so', async () => {
    const { rows } = await owner.query(`select distinct terms -> 'mayUseAi' as ai from message where not ours`)
    expect(rows).toEqual([{ ai: terms.mayUseAi }])
  })

  test('taken back at its source, it goes from every table where the source says so', async () => {
    channel.world.deletes('retiré')
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
    expect((await standsIn('quetschissime')).length > 0).toBe(!terms.deleteWithSource)
    expect(await gone()).toEqual(terms.deleteWithSource ? [{ why: 'source', count: 1 }] : [])
  })

  test('at the wish of whoever said it, it goes and does not come back', async () => {
    const { id } = await turn('non, trop cerisissime')
    await odile.ask(api.eraseAtRequest, { params: { message: id } })
    expect(await standsIn('cerisissime')).toEqual([])
    await said('effacé', 'non, vraiment trop cerisissime')
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
    expect((await turns()).some((one) => one.text?.includes('cerisissime'))).toBe(false)
  })

  test('on its last day it stands, on the day after it is in no table any more', async () => {
    await passes(28)
    expect(await standsIn('mirabellissime')).toContain('public.message')
    await passes(3)
    const stands = await standsIn('mirabellissime')
    if (terms.maxAgeDays === null) expect(stands).toContain('public.message')
    else expect(stands).toEqual([])
  })

  test('where the source is to be asked each day, it is, whether or not one listens there', async () => {
    if (!terms.checkedEveryHours) return
    await said('frais', 'non, trop figuissime')
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
    await odile.ask(api.changeContactPoint, { params: { place }, body: { paused: true } })
    const due = async (hours: number) => {
      const at = new Date(world.clock().getTime() + hours * 3_600_000)
      return (await owner.query('select id from contact_points_to_renew($1, 10)', [at])).rowCount
    }
    expect([await due(0), await due(terms.checkedEveryHours)]).toEqual([0, 1])
    await odile.ask(api.changeContactPoint, { params: { place }, body: { paused: false } })
  })

  test('heard again after its term it is lent for one term more, and no longer', async () => {
    if (terms.maxAgeDays === null) return
    await said('ancien', 'non, encore mirabellissime')
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
    expect(await standsIn('mirabellissime')).toContain('public.message')
    await passes(terms.maxAgeDays + 1)
    expect(await standsIn('mirabellissime')).toEqual([])
  })

  test('once nobody may read there any more, all goes within the days that are left for it', async () => {
    await said('dernier', 'non, trop abricotissime')
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
    await odile.ask(api.withdraw, { params: { place } })
    await passes((terms.daysAfterAccess ?? 10) - 1)
    expect(await standsIn('abricotissime')).toContain('public.message')
    await passes(2)
    const stands = await standsIn('abricotissime')
    if (terms.daysAfterAccess === undefined) expect(stands).toContain('public.message')
    else expect(stands).toEqual([])
  })
})
