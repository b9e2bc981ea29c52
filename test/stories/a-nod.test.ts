import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id, newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

describe('a like is a nod, never an answer', () => {
  const memory = openMemory()
  let asked = 0
  const counted = (act: typeof memory.nods.nod) => async (of: Parameters<typeof act>) => {
    asked++
    return await act(...of)
  }
  const forum = {
    ...memory,
    nods: {
      nod: (...of: Parameters<typeof memory.nods.nod>) => counted(memory.nods.nod)(of),
      takeBack: (...of: Parameters<typeof memory.nods.nod>) => counted(memory.nods.takeBack)(of),
    },
  }
  let world: World
  let odile: AtDesk
  let place: Id<'contact point'>

  beforeAll(async () => {
    world = await openWorld({ channels: new Map([...catalogue(), ['memory', forum]]) })
    odile = await world.odile()
    const workspace = odile.workspace as Id<'workspace'>
    const what = { workspace, manifest: memory.manifest, name: 'Le forum', address: 'forum', settings: {}, by: 'odile' }
    place = await world.desk.database.within([workspace], null, (db) => plant(db, world.desk.jobs, world.clock, what))
  })
  afterEach(() => {
    memory.world.mends()
    memory.world.maysLike(true)
  })
  afterAll(async () => world.close())

  /** Someone says this in a thread of its own; what the desk shows of it, as often as one looks. */
  async function someoneSays(text: string) {
    const native = `voice-${newId()}`
    memory.world.hears({ nativeId: native, text, thread: { nativeId: `thread-${native}` } })
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
    const { found } = await odile.ask(api.search, { query: { words: text } })
    const params = { conversation: found[0]!.conversation, message: found[0]!.message }
    const there = async () => (await odile.ask(api.turns, { params })).turns
    const turn = async () => (await there()).find(({ id }) => id === params.message)!
    const given = async () => (await turn()).nod
    const head = () => odile.ask(api.conversation, { params })
    return { native, params, there, turn, given, head }
  }
  const leaves = async (seconds = 11) => {
    world.clock.goesOn(seconds)
    await world.settled()
  }
  const undo = (act: string) => odile.ask(api.undo, { params: { act } })
  const acts = (message: string) =>
    world.desk.database.within([odile.workspace], null, (db) =>
      db.selectFrom('act').select(['kind', 'undone_at']).where('message_id', '=', message).orderBy('id').execute(),
    )

  test('it leaves ten seconds later, says who gave it, and takes nothing out of what awaits', async () => {
    const said = await someoneSays('vous faites aussi des compotes de coing ?')
    const before = await said.head()
    const { act } = await odile.ask(api.nod, { params: said.params })
    expect(act).toMatch(/./)
    expect(await said.given()).toMatchObject({ by: 'Odile', ends: false, state: 'waiting', why: null })
    expect(memory.world.liked()).toEqual([])
    await leaves()
    expect(memory.world.liked()).toEqual([said.native])
    expect(await said.given()).toMatchObject({ by: 'Odile', state: 'sent', leavesAt: null })
    expect(await said.turn()).toMatchObject({ awaits: 'question', handled: false })
    expect(await said.head()).toEqual({ ...before, lastRead: null })
    expect(await said.there()).toHaveLength(1)
    expect(await acts(said.params.message)).toMatchObject([{ kind: 'nod', undone_at: null }])
    // What is let live is let live by its own act.
    const body = { kind: 'let-live' as const, why: 'nothing-to-add' as const }
    await odile.ask(api.actOn, { params: said.params, body })
    expect((await said.turn()).handled).toBe(true)
    expect((await said.given())?.state).toBe('sent')
  })

  test('undone while it has not left, it never leaves', async () => {
    const said = await someoneSays('quelle jolie étiquette')
    const { act } = await odile.ask(api.nod, { params: said.params })
    const before = asked
    await undo(act)
    expect(await said.given()).toBeNull()
    await leaves()
    expect(asked).toBe(before)
    expect(memory.world.liked()).not.toContain(said.native)
  })

  test('taken back it stands there no more, and the taking back may itself be undone', async () => {
    const said = await someoneSays('la mirabelle, quel délice')
    await odile.ask(api.nod, { params: said.params })
    await leaves()
    const before = asked
    const { act } = await odile.ask(api.endNod, { params: said.params })
    expect(await said.given()).toMatchObject({ ends: true, state: 'waiting' })
    await undo(act)
    await leaves()
    expect(await said.given()).toMatchObject({ ends: false, state: 'sent' })
    expect(asked).toBe(before)
    await odile.ask(api.endNod, { params: said.params })
    await leaves()
    expect(memory.world.liked()).not.toContain(said.native)
    expect(await said.given()).toBeNull()
    expect((await acts(said.params.message)).map(({ kind }) => kind)).toEqual(['nod', 'end-nod', 'end-nod'])
    const again = await odile.call(api.endNod, { params: { workspace: odile.workspace, ...said.params } })
    expect(again).toMatchObject({ status: 409, problem: { code: 'nod.none' } })
  })

  test('given twice it is one, and undoing an earlier act is too late once another came after', async () => {
    const said = await someoneSays('j’adore le pot en verre')
    const { act } = await odile.ask(api.nod, { params: said.params })
    const params = { workspace: odile.workspace, ...said.params }
    expect(await odile.call(api.nod, { params })).toMatchObject({ status: 409, problem: { code: 'nod.given-already' } })
    await leaves()
    await odile.ask(api.endNod, { params: said.params })
    const late = await odile.call(api.undo, { params: { ...params, act } })
    expect(late).toMatchObject({ status: 409, problem: { code: 'act.too-late' } })
  })

  test('a silence after success is settled by asking again: one like stands there', async () => {
    const said = await someoneSays('merci pour la recette')
    memory.world.breaks('timed-out-after-success')
    await odile.ask(api.nod, { params: said.params })
    await leaves()
    expect(await said.given()).toMatchObject({ state: 'unknown', ends: false })
    memory.world.mends()
    await leaves(61)
    expect(await said.given()).toMatchObject({ state: 'sent' })
    expect(memory.world.liked().filter((one) => one === said.native)).toHaveLength(1)
  })

  test('taken back while nobody knows whether it arrived, it is taken away there all the same', async () => {
    const said = await someoneSays('la poire, oui')
    memory.world.breaks('timed-out-after-success')
    await odile.ask(api.nod, { params: said.params })
    await leaves()
    memory.world.mends()
    expect(memory.world.liked()).toContain(said.native)
    await odile.ask(api.endNod, { params: said.params })
    await leaves()
    expect(memory.world.liked()).not.toContain(said.native)
    expect(await said.given()).toBeNull()
  })

  test('a place that never tells is left to a person, who may ask once more or let it go', async () => {
    const said = await someoneSays('le coing, oui')
    memory.world.breaks('timed-out')
    await odile.ask(api.nod, { params: said.params })
    for (let tries = 0; tries < 9; tries++) await leaves(60 * 2 ** tries)
    expect(await said.given()).toMatchObject({ state: 'refused', why: 'unknown' })
    memory.world.mends()
    await odile.ask(api.nod, { params: said.params })
    await leaves()
    expect(await said.given()).toMatchObject({ state: 'sent' })
  })

  test('a right that is missing is told, and a person tries anew once it is there', async () => {
    const said = await someoneSays('vos verrines sont belles')
    memory.world.maysLike(false)
    await odile.ask(api.nod, { params: said.params })
    await leaves()
    expect(await said.given()).toMatchObject({ state: 'refused', why: 'not-allowed' })
    memory.world.maysLike(true)
    await odile.ask(api.nod, { params: said.params })
    await leaves()
    expect(memory.world.liked()).toContain(said.native)
  })

  test('one that was refused and is let go leaves nothing', async () => {
    const said = await someoneSays('et en gourde ?')
    memory.world.maysLike(false)
    await odile.ask(api.nod, { params: said.params })
    await leaves()
    const before = asked
    await odile.ask(api.endNod, { params: said.params })
    await leaves()
    expect(await said.given()).toBeNull()
    expect(asked).toBe(before)
  })

  test('it goes with the message, whoever takes that away', async () => {
    const said = await someoneSays('je retire ce que j’ai dit')
    await odile.ask(api.nod, { params: said.params })
    await leaves()
    memory.world.deletes(said.native)
    await leaves(600)
    expect(await said.turn()).toMatchObject({ gone: true, nod: null, mayNod: false })
    const { length } = await world.desk.database.within([odile.workspace], null, (db) =>
      db.selectFrom('nod').select('key').where('message_id', '=', said.params.message).execute(),
    )
    expect(length).toBe(0)
    const params = { workspace: odile.workspace, ...said.params }
    expect(await odile.call(api.nod, { params })).toMatchObject({ status: 409, problem: { code: 'nod.not-here' } })
  })

  test('our own words, notes, and what is said where nobody can like are not liked from here', async () => {
    const said = await someoneSays('on en trouve où, à Lyon ?')
    const body = { text: 'Aux halles.', answers: [said.params.message], audience: 'public' as const, key: newId() }
    await odile.ask(api.reply, { params: said.params, body })
    const key = newId()
    await odile.ask(api.note, { params: said.params, body: { text: 'à suivre', answers: [said.params.message], key } })
    await leaves()
    const others = (await said.there()).filter(({ id }) => id !== said.params.message)
    expect(others).toHaveLength(2)
    for (const { id, mayNod } of others) {
      expect(mayNod).toBe(false)
      const params = { workspace: odile.workspace, ...said.params, message: id }
      expect(await odile.call(api.nod, { params })).toMatchObject({ status: 409, problem: { code: 'nod.not-here' } })
    }
    expect((await said.turn()).mayNod).toBe(true)
    expect(catalogue().get('feed')!.nods).toBeUndefined()
    const params = { workspace: odile.workspace, ...said.params, message: newId() }
    expect(await odile.call(api.nod, { params })).toMatchObject({ status: 404 })
  })

  test('at a place that was withdrawn nothing is liked any more', async () => {
    const said = await someoneSays('encore un mot')
    await odile.ask(api.withdraw, { params: { place } })
    expect((await said.turn()).mayNod).toBe(false)
    const params = { workspace: odile.workspace, ...said.params }
    expect(await odile.call(api.nod, { params })).toMatchObject({ status: 409, problem: { code: 'nod.place-closed' } })
  })
})
