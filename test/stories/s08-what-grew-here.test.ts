import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type GrownShown } from '#contract'
import { newId } from '#kernel'
import { passerBy } from '../passer-by.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'

describe('S8 — what conversations a contact point grew', () => {
  let world: World
  let odile: AtDesk
  let pots: { id: string; publicUrl: string | null }
  let cellar: typeof pots
  const plant = (name: string, opening: string) =>
    odile.ask(api.plant, { body: { channel: 'page', name, opening, language: 'fr' } as const })
  const grown = async (place: string, after?: string) =>
    odile.ask(api.grown, { params: { place }, query: after ? { after } : {} })
  const spark = async (text: string, places: string[]) => {
    const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
    const to = places.map((place) => ({ place, text: null }))
    const { version } = await odile.ask(api.changeSpark, {
      params: { spark },
      body: { version: 1, text, places: to },
    })
    const { conversation } = await odile.ask(api.publishSpark, { params: { spark }, body: { version } })
    world.clock.goesOn(11)
    await world.settled()
    return { spark, conversation }
  }
  const says = async (at: string, name: string, text: string) => {
    world.clock.goesOn(60)
    const someone = passerBy(world.desk.app)
    await someone.go(at)
    await someone.send('Publier', { name, text })
    await world.settled()
  }

  beforeAll(async () => {
    world = await openWorld()
    odile = await world.odile()
    pots = await plant('La page des pots', 'Vous mangiez lequel ?')
    cellar = await plant('La page de la cave', 'Que gardez-vous à la cave ?')
  })
  afterAll(() => world.close())

  test('nothing yet', async () => {
    expect(await grown(pots.id)).toEqual({ place: 'La page des pots', grown: [], next: null })
  })

  test('what people began there by any door, and what we began there, newest first', async () => {
    const door = await odile.ask(api.openDoor, {
      params: { place: pots.id },
      body: { name: 'table 4', goesTo: null },
    })
    await says(door.address, 'Nolwenn', 'celui à la poire')
    await says(door.address, 'Anaïs', 'à la rhubarbe')
    const out = await spark('Le pot du matin, vous le mangez où ?', [pots.id, cellar.id])
    const { grown: here } = await grown(pots.id)
    expect(here).toMatchObject([
      {
        conversation: out.conversation,
        beginning: expect.stringContaining('Le pot du matin, vous le mangez où ?'),
        spark: out.spark,
      },
      { beginning: 'celui à la poire', messages: 2, people: 2, spark: null },
    ])
    expect((await grown(cellar.id)).grown.map(({ conversation }) => conversation)).toEqual([out.conversation])
  })

  test('it began with its first word, whenever that was heard', async () => {
    const demo = await odile.ask(api.discover)
    await world.settled()
    const there = atDesk(odile, demo.id)
    const page = (await there.ask(api.contactPoints)).find(({ name }) => name === 'La page des pots')!
    const { grown: all } = await there.ask(api.grown, { params: { place: page.id }, query: {} })
    expect(all.length).toBeGreaterThan(1)
    expect(all.filter(({ begunAt, lastSaidAt }) => begunAt > lastSaidAt)).toEqual([])
  })

  test('a conversation joined to one of elsewhere is counted where it began', async () => {
    await says(cellar.publicUrl!, 'Tugdual', 'trois bocaux de la même poire')
    const here = (await grown(pots.id)).grown.find(({ spark }) => !spark)!
    const there = (await grown(cellar.id)).grown.find(({ spark }) => !spark)!
    await odile.ask(api.join, {
      params: { conversation: here.conversation },
      body: { conversation: there.conversation },
    })
    expect((await grown(cellar.id)).grown.map(({ spark }) => spark !== null)).toEqual([true])
    expect((await grown(pots.id)).grown.find(({ spark }) => !spark)).toMatchObject({ messages: 3, people: 3 })
  })

  test('a page at a time, none twice and none left out', async () => {
    const owner = new pg.Client(world.fresh.ownerUrl)
    await owner.connect()
    const ids = Array.from({ length: 70 }, () => newId())
    await owner.query(
      `insert into conversation (workspace_id, id, subject, at, last_said_at, message_count)
       select $1, id, 'sujet', now(), now(), 1 from unnest($2::uuid[]) id`,
      [odile.workspace, ids],
    )
    await owner.query(
      `insert into thread (workspace_id, id, contact_point_id, conversation_id, native_id, at)
       select $1, id, $3, id, id::text, now() from unnest($2::uuid[]) id`,
      [odile.workspace, ids, pots.id],
    )
    await owner.end()
    const all: GrownShown[] = []
    for (let after: string | undefined, pages = 0; pages < 5; pages++) {
      const page = await grown(pots.id, after)
      expect(page.grown.length).toBeLessThanOrEqual(30)
      all.push(...page.grown)
      if (page.next === null) break
      after = page.next
    }
    expect(all.slice(0, 70).map(({ conversation }) => conversation)).toEqual(ids.toReversed())
    expect(all).toHaveLength(72)
    expect(new Set(all.map(({ conversation }) => conversation)).size).toBe(all.length)
  })
})
