import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const memory = openMemory()
const hour = 3_600

describe('S2 — peers answer each other', () => {
  let world: World
  let odile: AtDesk

  beforeAll(async () => {
    world = await openWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    await world.desk.database.within([odile.workspace], null, (db) =>
      plant(db, world.desk.jobs, world.clock, {
        workspace: odile.workspace as Id<'workspace'>,
        manifest: memory.manifest,
        name: 'La chaîne',
        address: 'chaine',
        settings: {},
        by: 'test',
      }),
    )
    memory.world.hears({
      nativeId: 'video',
      thread: { nativeId: 'video', title: 'La compote au four' },
      ours: true,
      by: { name: 'Les Vergers' },
      text: 'Voici comment nous la faisons.',
    })
  })
  afterAll(() => world.close())

  /** Someone speaks under the video; everything that follows from it is done. */
  async function hears(nativeId: string, by: string, text: string, answers = 'video', thread = 'video'): Promise<void> {
    memory.world.hears({ nativeId, by: { name: by }, text, answers, thread: { nativeId: thread } })
    world.clock.goesOn(hour / 4)
    await world.settled()
  }
  const row = async () => (await odile.ask(api.conversations)).rows.find((one) => one.subject === 'La compote au four')!
  const head = async () => odile.ask(api.conversation, { params: { conversation: (await row()).id } })
  const advice = async () => {
    const { advised } = await head()
    return { advice: advised?.advice, signals: advised?.signals.map(({ kind }) => kind) }
  }

  test('a question that nobody in particular is asked waits: others may answer', async () => {
    await hears('q', 'Léone', 'Combien de temps faut-il la laisser au four ?')
    expect(await row()).toMatchObject({ standing: 'awaits', why: 'question', advised: { advice: 'wait' } })
    expect(await advice()).toEqual({ advice: 'wait', signals: ['recent'] })
  })

  test('one viewer answers: nobody has confirmed it yet', async () => {
    await hears('a1', 'Nadir', 'Une petite demi-heure à 160 degrés.', 'q')
    expect(await advice()).toEqual({ advice: 'wait', signals: ['one-answer'] })
  })

  test('a second one says so too: the desk advises to let it live, and lists its signals', async () => {
    await hears('a2', 'Zoé', 'Oui, trente minutes, comme dans la vidéo.', 'a1')
    expect((await head()).advised).toEqual({
      advice: 'let-live',
      signals: [
        { kind: 'answered', n: 2, of: null },
        { kind: 'uncontradicted', n: 2, of: null },
        { kind: 'nobody-asks', n: null, of: null },
      ],
    })
    // The row still says what is there, and that it may do without us.
    expect(await row()).toMatchObject({ standing: 'awaits', why: 'question', advised: { advice: 'let-live' } })
  })

  test('choosing it counts as handled', async () => {
    const { id } = await row()
    await odile.ask(api.actOn, { params: { conversation: id }, body: { kind: 'let-live', why: 'peers-answer' } })
    expect(await row()).toMatchObject({
      standing: 'alive',
      awaiting: 0,
      why: null,
      advised: null,
      letLive: { why: 'peers-answer', until: null },
    })
  })

  test('what they go on saying to each other does not bring it back', async () => {
    await hears('b1', 'Nadir', 'J’ajoute un peu de cannelle.', 'a2')
    await hears('b2', 'Maud', 'Et vous la couvrez ?', 'b1')
    expect(await row()).toMatchObject({ standing: 'alive', awaiting: 0 })
  })

  test('next day a dangerous answer brings it back, and it says why', async () => {
    world.clock.goesOn(24 * hour)
    await hears('c', 'Basile', 'Pas la peine de four : mettez le pot fermé au micro-ondes, ça va très bien.', 'b2')
    expect(await row()).toMatchObject({ standing: 'awaits', why: 'danger', awaiting: 1, advised: null })
    expect(await advice()).toEqual({ advice: 'speak', signals: ['danger-answer', 'came-back'] })
  })

  test('seen to, it is let live again; undone, it awaits again', async () => {
    const { id } = await row()
    const said = await odile.ask(api.actOn, {
      params: { conversation: id },
      body: { kind: 'let-live', why: 'nothing-to-add' },
    })
    expect(await row()).toMatchObject({ standing: 'alive', awaiting: 0 })
    await odile.ask(api.undo, { params: { act: said.act } })
    expect(await row()).toMatchObject({ standing: 'awaits', why: 'danger' })
  })

  test('put off until tomorrow, a danger does not wait until then', async () => {
    const { id } = await row()
    const until = new Date(world.clock().getTime() + 20 * hour * 1000).toISOString()
    await odile.ask(api.actOn, { params: { conversation: id }, body: { kind: 'snooze', until } })
    expect((await odile.ask(api.conversations)).rows.map((one) => one.id)).not.toContain(id)
    await hears('d', 'Lou', 'Mon frère a fait ça, il est aux urgences avec des brûlures.', 'c')
    expect(await row()).toMatchObject({ standing: 'awaits', why: 'danger', snoozedUntil: null })
  })

  test('a direct address overrides, however well the others do without us', async () => {
    await hears('v', 'Ines', 'Quelle pomme prenez-vous ?', 'video2', 'video2')
    await hears('v1', 'Max', 'Des reinettes, c’est dit à la fin.', 'v', 'video2')
    await hears('v2', 'Zoé', 'Oui, des reinettes.', 'v', 'video2')
    const there = async () => {
      const { rows } = await odile.ask(api.conversations)
      const { id } = rows.find((one) => one.names.includes('Ines'))!
      return (await odile.ask(api.conversation, { params: { conversation: id } })).advised
    }
    expect(await there()).toMatchObject({ advice: 'let-live' })
    await hears('v3', 'Ines', 'Les Vergers Imaginaires, vous confirmez ?', 'v2', 'video2')
    expect(await there()).toMatchObject({ advice: 'speak', signals: [{ kind: 'addressed' }] })
  })

  test('what is dangerous here is the client’s to say, and so is how long one waits', async () => {
    const before = await odile.ask(api.discretion)
    expect(before).toMatchObject({ homeHours: 4, peersHours: 5, homeShare: 33, guestShare: 20, watched: [] })
    await odile.ask(api.changeDiscretion, { body: { watched: [' cétone ', ''], peersHours: 0 } })
    expect(await odile.ask(api.discretion)).toEqual({ ...before, watched: ['cétone'], peersHours: 0 })
    await hears('w', 'Theo', 'On y met de la CETONE chez moi', 'video3', 'video3')
    const { rows } = await odile.ask(api.conversations)
    expect(rows.find((one) => one.names.includes('Theo'))).toMatchObject({ why: 'danger' })
    const refused = await odile.call(api.changeDiscretion, {
      params: { workspace: odile.workspace },
      body: { opens: 18, closes: 9 },
    })
    expect(refused).toMatchObject({ status: 422, problem: { code: 'discretion.hours' } })
  })
})
