import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Said } from '#channel'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id, newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

describe('answers that do not arrive: each is told, none is said again by itself', () => {
  const memory = openMemory()
  /** What the place answers when something is said there; null: it takes it. */
  let answers: ((now: Date) => Said) | null = null
  let asked = 0
  /** What happens between its taking it and our being told so. */
  let meanwhile: (() => Promise<void>) | null = null
  /** The place cannot tell what stands there. */
  let isBlind = false
  /** How often what was said last had been asked for anew. */
  let anew: number | undefined
  const forum = {
    ...memory,
    says: {
      ...memory.says,
      say: async (...[place, utterance, means]: Parameters<typeof memory.says.say>) => {
        asked++
        anew = utterance.again
        const said = answers?.(means.clock()) ?? (await memory.says.say(place, utterance, means))
        await meanwhile?.()
        return said
      },
      readBack: async (...of: Parameters<typeof memory.says.readBack>) =>
        isBlind ? ({ kind: 'unknown' } as const) : await memory.says.readBack(...of),
    },
  }
  let world: World
  let odile: AtDesk
  let place: Id<'contact point'>
  let conversation: string
  let heard: string

  beforeAll(async () => {
    world = await openWorld({ channels: new Map([...catalogue(), ['memory', forum]]) })
    odile = await world.odile()
    const workspace = odile.workspace as Id<'workspace'>
    const what = { workspace, manifest: memory.manifest, name: 'Le forum', address: 'forum', settings: {}, by: 'odile' }
    place = await world.desk.database.within([workspace], null, (db) => plant(db, world.desk.jobs, world.clock, what))
    memory.world.hears({ text: 'et sans sucre ajouté, vous faites ?' })
    await world.settled()
    conversation = (await odile.ask(api.conversations)).rows[0]!.id
    heard = (await turns())[0]!.id
  })
  afterAll(async () => world.close())

  const turns = async () => (await odile.ask(api.turns, { params: { conversation } })).turns
  const says = async (text: string) => {
    const body = { text, answers: [heard], audience: 'public' as const, key: newId() }
    await odile.ask(api.reply, { params: { conversation }, body })
    return (await turns()).find((turn) => turn.text === text)!.id
  }
  const leaves = async () => {
    world.clock.goesOn(11)
    await world.settled()
  }
  const delivery = async (message: string) => (await turns()).find((turn) => turn.id === message)!.delivery!
  const sayAgain = (message: string) =>
    odile.call(api.sayAgain, { params: { workspace: odile.workspace, message } }).then(({ status }) => status)

  test('what it answers is gone from the place: told so, and kept', async () => {
    answers = () => ({ kind: 'gone' })
    const message = await says('Oui, la pomme seule. Odile')
    await leaves()
    expect(await delivery(message)).toMatchObject({ state: 'gone', proof: null, leavesAt: null })
    asked = 0
    world.clock.goesOn(7200)
    await world.settled()
    expect(asked).toBe(0)
    expect((await turns()).find((turn) => turn.id === message)!.text).toBe('Oui, la pomme seule. Odile')
  })

  test('asked to wait eight times it is given up, and says why; a hand may try once more', async () => {
    answers = (now) => ({ kind: 'later', at: new Date(now.getTime() + 60_000) })
    asked = 0
    const message = await says('Et la poire aussi. Odile')
    await leaves()
    expect(await delivery(message)).toMatchObject({ state: 'later', why: null })
    for (let n = 2; n <= 8; n++) {
      expect((await delivery(message)).state, `before try ${n}`).toBe('later')
      world.clock.goesOn(61)
      await world.settled()
      expect(asked).toBe(n)
    }
    expect(await delivery(message)).toMatchObject({ state: 'refused', why: 'too-many-tries' })
    world.clock.goesOn(7200)
    await world.settled()
    expect(asked).toBe(8)
    answers = null
    expect(await sayAgain(message)).toBe(204)
    await world.settled()
    expect(await delivery(message)).toMatchObject({ state: 'sent', proof: 'seen' })
    expect(memory.world.said().map((one) => one.text)).toEqual(['Et la poire aussi. Odile'])
    expect(await sayAgain(message)).toBe(409)
  })

  test('heard there before its place has told us that it took it: it is the one we said, once', async () => {
    answers = null
    const unread = () =>
      world.desk.database.within([odile.workspace as Id<'workspace'>], null, async (db) =>
        db
          .selectFrom('raw_event')
          .select('read_at')
          .where('native_id', 'like', 'said:%')
          .execute()
          .then((rows) => rows.filter((row) => row.read_at === null).length + (rows.length < 2 ? 1 : 0)),
      )
    meanwhile = async () => {
      await odile.ask(api.listenNow, { params: { place } })
      await expect.poll(unread, { timeout: 10_000 }).toBe(0)
    }
    const message = await says('Et le coing, à l’automne. Odile')
    await leaves()
    meanwhile = null
    const alike = (await turns()).filter((turn) => turn.text === 'Et le coing, à l’automne. Odile')
    expect(alike.map(({ id }) => id)).toEqual([message])
    expect(await delivery(message)).toMatchObject({ state: 'sent', proof: 'seen' })
  })

  test('nobody can tell whether it arrived: one of us says that it did, or has it said once more, and may undo either', async () => {
    answers = () => ({ kind: 'unknown' })
    isBlind = true
    const message = await says('La prune, en septembre. Odile')
    await leaves()
    expect(await delivery(message)).toMatchObject({ state: 'unknown' })
    const settle = async (as: 'arrived' | 'again') =>
      (await odile.ask(api.settle, { params: { message }, body: { as } })).act
    const undo = (act: string) => odile.ask(api.undo, { params: { act } })
    const arrived = await settle('arrived')
    expect(await delivery(message)).toMatchObject({ state: 'sent', proof: 'by-hand', why: 'arrived' })
    await undo(arrived)
    expect(await delivery(message)).toMatchObject({ state: 'unknown', proof: null, why: null })
    asked = 0
    await undo(await settle('again'))
    await leaves()
    expect([asked, (await delivery(message)).state]).toEqual([0, 'unknown'])
    await settle('again')
    answers = null
    await leaves()
    expect([asked, anew]).toEqual([1, 1])
    expect(await delivery(message)).toMatchObject({ state: 'sent', proof: 'seen' })
    isBlind = false
    const params = { workspace: odile.workspace, message }
    expect(await odile.call(api.settle, { params, body: { as: 'again' } })).toMatchObject({ status: 409 })
    expect(memory.world.said().filter((one) => one.text.startsWith('La prune'))).toHaveLength(1)
  })

  test('the place is withdrawn before it left: gone, and the place was not asked', async () => {
    answers = null
    asked = 0
    const message = await says('À bientôt. Odile')
    await odile.ask(api.withdraw, { params: { place } })
    await leaves()
    expect(await delivery(message)).toMatchObject({ state: 'gone' })
    expect(asked).toBe(0)
  })
})
