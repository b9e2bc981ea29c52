import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Channel } from '#channel'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { type MemoryChannel, openMemory } from '../../channels/memory/index.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const day = 86_400

/** A place whose terms lend its words for a week, and one that lends them for as long as it keeps them. */
const lending = (key: string, maxAgeDays: number | null): MemoryChannel => {
  const memory = openMemory()
  return { ...memory, manifest: { ...memory.manifest, key, terms: { ...memory.manifest.terms, maxAgeDays } } }
}

describe('what time ends', () => {
  const week = lending('week', 7)
  const always = lending('always', null)
  let world: World
  let odile: AtDesk

  beforeAll(async () => {
    const channels = new Map<string, Channel>([...catalogue(), ['week', week], ['always', always]])
    world = await openWorld({ channels })
    odile = await world.odile()
    for (const { manifest, world: there } of [week, always]) {
      const address = manifest.key
      await inside((db) =>
        plant(db, world.desk.jobs, world.clock, {
          ...at(),
          manifest,
          name: address,
          address,
          settings: {},
          by: 'odile',
        }),
      )
      there.hears({
        text: `trop sucrée, dit-on au lieu ${address}`,
        thread: { nativeId: address, title: 'La compote' },
      })
    }
    await world.settled()
    for (const key of ['week', 'always']) {
      const { id, text } = (await messages()).find((one) => one.text.endsWith(key))!
      const span = { revision: 1, start: 0, end: text.indexOf(','), theme: { name: 'Sucre' } }
      await odile.ask(api.keepReason, { params: { message: id }, body: span })
    }
  })
  afterAll(async () => world.close())

  const at = () => ({ workspace: odile.workspace as Id<'workspace'> })
  const inside = <T>(work: Parameters<typeof world.desk.database.within<T>>[2]) =>
    world.desk.database.within([at().workspace], null, work)
  const messages = () => inside((db) => db.selectFrom('message').select(['id', 'text', 'html', 'title']).execute())
  /** What the ledger holds, each once: a place may be listened to twice at a time, and what it brings is read as one. */
  const bodies = () =>
    inside(async (db) => {
      const rows = await db.selectFrom('raw_event').select('body').execute()
      return [...new Set(rows.map((row) => row.body?.toString('utf8') ?? null))]
    })
  const found = async (words: string) => (await odile.ask(api.search, { query: { words } })).found.length
  const reasons = () => inside((db) => db.selectFrom('reason').select('id').execute())
  const daysPass = async (days: number) => {
    world.clock.goesOn(days * day)
    await world.desk.tick()
    await world.settled()
  }

  test('before the term, everything is there', async () => {
    await daysPass(6)
    expect(await found('sucrée')).toBe(2)
    expect(await reasons()).toHaveLength(2)
    expect((await bodies()).filter((body) => body?.includes('sucrée'))).toHaveLength(2)
  })

  test('at the end of its term a text leaves the message, the search, the reasons and the ledger; the others stay', async () => {
    await daysPass(2)
    expect((await messages()).map((one) => one.text).sort()).toEqual(['', 'trop sucrée, dit-on au lieu always'])
    expect(await found('sucrée')).toBe(1)
    expect(await reasons()).toHaveLength(1)
    const left = (await bodies()).filter((body) => body?.includes('sucrée'))
    expect(left).toEqual([expect.stringContaining('always')])
  })

  test('the ledger forgets its bodies after thirty days; what they meant stays', async () => {
    await daysPass(21)
    expect((await bodies()).filter(Boolean)).toHaveLength(1)
    await daysPass(2)
    expect(await bodies()).toEqual([null])
    expect((await messages()).map((one) => one.text)).toContain('trop sucrée, dit-on au lieu always')
    expect(await found('sucrée')).toBe(1)
  })
})
