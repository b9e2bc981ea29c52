import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hear, plant } from '#contact-point'
import { api, type Turn } from '#contract'
import { readLedger } from '#conversation'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { memoryEvent, openMemory } from '../../channels/memory/index.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const memory = openMemory()

describe('each correction is learnt, and the past may be read again with it', () => {
  let world: World
  let odile: AtDesk
  let place: Id<'contact point'>
  const workspace = () => odile.workspace as Id<'workspace'>

  beforeAll(async () => {
    world = await openWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    const { jobs, database } = world.desk
    place = await database.within([workspace()], null, (db) =>
      plant(db, jobs, world.clock, {
        workspace: workspace(),
        manifest: memory.manifest,
        name: 'Le forum',
        address: 'https://forum.example/',
        settings: {},
        by: 'test',
      }),
    )
  })
  afterAll(() => world.close())

  let many = 0
  /** People say these things, each in a thread of its own. */
  async function saying(...texts: string[]): Promise<Turn[]> {
    const { jobs, database } = world.desk
    const events = texts.map((text) => {
      const thread = `fil ${++many}`
      return memoryEvent({
        kind: 'said',
        nativeId: `${thread} 1`,
        thread: { nativeId: thread, title: thread },
        by: { name: `voix ${many}` },
        text,
        saidAt: world.clock().toISOString(),
      })
    })
    await database.within([workspace()], null, async (db) => {
      await hear(db, jobs, world.clock, { workspace: workspace(), place }, events)
      await readLedger(db, jobs, world.clock, memory, { workspace: workspace(), place })
    })
    await world.settled()
    return Promise.all(texts.map(turnOf))
  }
  async function turnOf(text: string): Promise<Turn> {
    const { found } = await odile.ask(api.search, { query: { words: text } })
    const { turns } = await odile.ask(api.turns, { params: { conversation: found[0]!.conversation } })
    return turns.find((turn) => turn.text === text)!
  }
  const keeps = (turn: Turn, words: string, name: string) => {
    const start = turn.text.indexOf(words)
    const span = { revision: turn.revision, start, end: start + words.length }
    return odile.ask(api.keepReason, { params: { message: turn.id }, body: { ...span, theme: { name } } })
  }
  const themes = (turn: Turn) => turn.suggestions.map(({ theme }) => theme?.name)

  test('at first it says that nothing was corrected', async () => {
    expect(await odile.ask(api.learning)).toMatchObject({ corrections: 0, sinceRead: 0, underWay: null })
  })

  test('what is kept under a theme is how the next words of the kind are read', async () => {
    const before = await saying('la languette est trop fine, je n’aime pas')
    expect(themes(before[0]!)).not.toContain('Opercule')
    const taught = await saying(
      'cette languette trop fine, je déteste',
      'votre languette trop fine, je suis déçue',
      'une languette trop courte, je déteste',
    )
    for (const turn of taught) await keeps(turn, turn.text.split(',')[0]!, 'Opercule')
    const [next] = await saying('encore une languette trop fine, je déteste')
    expect(themes(next!)).toContain('Opercule')
    const { themes: kept } = await odile.ask(api.why)
    expect(kept[0]).toMatchObject({ name: 'Opercule', people: 3 })
  })

  test('what was read before is read again when she asks, and what she decided stays', async () => {
    const text = 'la languette est trop fine, je n’aime pas'
    const [decided] = await saying('languette trop courte, je n’aime pas')
    const [offered] = decided!.suggestions
    if (offered)
      await odile.ask(api.refuseSuggestion, {
        params: { message: decided!.id },
        body: { revision: 1, start: offered.start, end: offered.end },
      })
    expect(themes(await turnOf(text))).not.toContain('Opercule')
    const asked = await odile.ask(api.relearn)
    expect(asked.underWay ?? { total: 6 }).toMatchObject({ total: 6 })
    await world.settled()
    expect(themes(await turnOf(text))).toContain('Opercule')
    expect(await odile.ask(api.learning)).toMatchObject({ underWay: null, sinceRead: 0, lastAt: expect.any(String) })
    const after = (await turnOf(decided!.text)).suggestions
    expect(after.filter((one) => offered && one.start < offered.end && offered.start < one.end)).toEqual([])
  })

  test('what she did is said: kept, changed, refused, and under which theme it learnt most', async () => {
    const said = await odile.ask(api.learning)
    expect(said.taught[0]).toEqual({ name: 'Opercule', times: 3 })
    expect(said.reasons.decided).toBe(said.reasons.kept + said.reasons.changed + said.reasons.refused)
    expect(said.corrections).toBeGreaterThanOrEqual(3)
  })

  test('undone, a correction is un-learnt: the next words are read as if it had never been', async () => {
    const { corrections } = await odile.ask(api.learning)
    const [turn] = await saying('trop fine votre languette, je suis déçu')
    const { act } = await keeps(turn!, 'trop fine votre languette', 'Autre chose')
    expect((await odile.ask(api.learning)).corrections).toBe(corrections + 1)
    await odile.ask(api.undo, { params: { act } })
    expect((await odile.ask(api.learning)).corrections).toBe(corrections)
    const [next] = await saying('languette trop fine, je suis déçue')
    expect(themes(next!)).not.toContain('Autre chose')
  })

  test('who does not work here starts nothing', async () => {
    const { status } = await world.stranger().call(api.relearn, { params: { workspace: odile.workspace } })
    expect(status).toBe(401)
  })
})
