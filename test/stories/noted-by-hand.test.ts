import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { dayAt, type Id } from '#kernel'
import { type AtDesk, openWorld, type World } from '../world.ts'

const there = 'https://avis.example/compote-lune'
const word = {
  address: there,
  author: 'Marmelade',
  text: 'trop sucrée, je n’aime pas',
  date: '12 mars 2026',
  title: '',
}
const sick = [
  ['Anselme', 'On est aux urgences depuis ce matin à cause de la compote'],
  ['Prune', 'Mon mari a été malade toute la nuit après le pot'],
  ['Tibor', 'J’ai trouvé un morceau de verre dedans'],
  ['Garance', 'Ma fille a fait une réaction allergique après le pot'],
] as const
const day = 86_400

describe('what is noted by hand says no more than what was read there', () => {
  let world: World
  let odile: AtDesk
  let place: string

  beforeAll(async () => {
    world = await openWorld()
    odile = await world.odile()
    place = (await odile.ask(api.plant, { body: { channel: 'captured', name: 'Avis relevés' } })).id
  })
  afterAll(() => world.close())

  const writes = async (change: Partial<typeof word> = {}) => {
    const came = await odile.ask(api.writeDown, { params: { place }, body: { ...word, ...change } })
    await world.settled()
    if (came.kind !== 'heard') throw new Error(came.kind)
    return came
  }
  const rowOf = async (text: string) =>
    (await odile.ask(api.conversations)).rows.find((row) => row.last?.text.includes(text))!
  const brings = async (file: string) =>
    (
      await odile.ask(api.lookAtFile, {
        params: { place },
        body: { name: 'avis.csv', file: Buffer.from(file).toString('base64') },
      })
    ).capture!
  const onScreen = async () => (await odile.ask(api.capturedFile, { params: { place } })).capture
  const hears = async (capture: string) => {
    await odile.ask(api.hearFile, { params: { place, capture } })
    await world.settled()
    return (await onScreen())!
  }

  test('a day without its hour is told as a day, wherever it stands', async () => {
    await writes()
    const row = await rowOf('trop sucrée')
    expect(row.lastSaidOn).toBe('2026-03-12')
    const [turn] = (await odile.ask(api.turns, { params: { conversation: row.id } })).turns
    expect(turn).toMatchObject({ saidOn: '2026-03-12', text: word.text })
    const { found } = await odile.ask(api.search, { query: { words: 'trop sucrée' } })
    expect(found[0]).toMatchObject({ message: turn!.id, on: '2026-03-12' })
    const phone = await odile.ask(api.onThePhone, { query: { words: 'sucrée' } })
    expect([phone.sinceOn, phone.verbatims[0]!.on]).toEqual(['2026-03-12', '2026-03-12'])
    // Said the same day with its hour, it stands in its place beside it.
    await writes({ author: 'Zoé', text: 'moi j’aime bien', date: '12/03/2026 18:30' })
    const both = (await odile.ask(api.turns, { params: { conversation: row.id } })).turns
    expect(both.map(({ text, saidOn }) => [text, saidOn])).toEqual([
      [word.text, '2026-03-12'],
      ['moi j’aime bien', null],
    ])
    expect((await rowOf('moi j’aime bien')).lastSaidOn).toBeNull()
    await writes({ text: 'encore une chose', date: '13 mars 2026' })
    const [latest] = (await odile.ask(api.turns, { params: { conversation: row.id } })).turns.slice(-1)
    const beside = await odile.ask(api.aside, { params: { message: latest!.id } })
    expect(beside.saidHere.map(({ on }) => on)).toEqual(['2026-03-12'])
  })

  test('columns that were guessed wrongly are chosen anew, and heard as chosen', async () => {
    const seen = await brings('Le 3;Avis du mois;Où\n02/03/2026;bonne mais chère;https://a.example/1\n')
    expect(seen.table).toMatchObject({ missing: ['address', 'text'], columns: [{ example: '02/03/2026' }, {}, {}] })
    const at = { params: { workspace: odile.workspace, place, capture: seen.id } }
    expect((await odile.call(api.hearFile, at)).problem.code).toBe('capture.no-address-column')
    const chooses = (columns: ('address' | 'author' | 'text' | 'date' | 'title' | null)[]) =>
      odile.call(api.takeColumns, { ...at, body: { columns } })
    expect((await chooses(['text', 'text', 'address'])).problem.code).toBe('capture.columns-not-read')
    expect((await chooses(['text', 'address'])).problem.code).toBe('capture.columns-not-read')
    expect((await chooses(['date', 'text', 'address'])).answer.capture!.table).toMatchObject({
      missing: [],
      first: [{ kind: 'fit', text: 'bonne mais chère', saidOn: '2026-03-02' }],
    })
    expect(await hears(seen.id)).toMatchObject({ state: 'ended', heard: 1, unread: 0 })
    expect(await rowOf('bonne mais chère')).toMatchObject({ lastSaidOn: '2026-03-02' })
    // Once it is heard, nothing of it changes.
    expect((await chooses(['date', 'text', 'address'])).problem.code).toBe('capture.not-there')
  })

  test('an alert that an import alone had raised is taken back with it, and raised again where it is true', async () => {
    const today = dayAt(world.clock(), 'Europe/Paris')
    const file = `url,auteur,texte,date\n${sick
      .slice(0, 3)
      .map(([by, text], at) => `https://forum.example/${at},${by},${text},${today}`)
      .join('\n')}`
    const { act } = await hears((await brings(file)).id)
    const [alert] = (await odile.ask(api.alerts)).open
    expect(alert).toMatchObject({ kind: 'danger', people: 3 })
    expect((await odile.ask(api.alert, { params: { alert: alert!.id } })).said.map(({ on }) => on)).toEqual([
      today,
      today,
      today,
    ])
    await odile.ask(api.undo, { params: { act: act! } })
    expect(await odile.ask(api.alerts)).toEqual({ open: [], closed: [] })
    // Who was told of it and opens it reads what became of it.
    const read = await odile.ask(api.alert, { params: { alert: alert!.id } })
    expect(read).toMatchObject({ takenBackAt: expect.any(String), said: [], closings: [] })
    await hears((await brings(file)).id)
    const [again] = (await odile.ask(api.alerts)).open
    expect(again).toMatchObject({ kind: 'danger', people: 3, again: false })
    expect(again!.id).not.toBe(alert!.id)
  })

  test('an alert that stands without the import stays; so does one that something was decided on', async () => {
    const [alert] = (await odile.ask(api.alerts)).open
    const day = `${dayAt(world.clock(), 'Europe/Paris')}`
    const one = await writes({ author: sick[3][0], text: sick[3][1], date: day, address: 'https://forum.example/9' })
    const open = async () => (await odile.ask(api.alerts)).open
    expect((await open())[0]).toMatchObject({ id: alert!.id, people: 4 })
    await odile.ask(api.undo, { params: { act: one.act } })
    expect((await open())[0]).toMatchObject({ id: alert!.id, people: 3 })
    const { user } = await odile.ask(api.whoAmI)
    const body = { kind: 'adapt' as const, owner: user!.id, holdsBy: null, reason: 'Le lot est rappelé.', facts: [] }
    await odile.ask(api.decideOnAlert, { params: { alert: alert!.id }, body })
    const { act } = (await onScreen())!
    await odile.ask(api.undo, { params: { act: act! } })
    expect((await open()).map(({ id }) => id)).toEqual([alert!.id])
  })

  test('a file that nobody began to hear goes after a week; what was begun stays', async () => {
    const { id } = await brings('url,texte\nhttps://z.example/1,jamais entendu')
    world.clock.goesOn(6 * day)
    await world.settled()
    expect(await onScreen()).toMatchObject({ id, state: 'shown' })
    world.clock.goesOn(2 * day)
    await world.settled()
    expect((await onScreen())?.id).not.toBe(id)
    const { rows } = await world.desk.database.within([odile.workspace as Id<'workspace'>], null, (db) =>
      sql`select id from capture where id = ${id}`.execute(db),
    )
    expect(rows).toEqual([])
    expect((await rowOf('bonne mais chère')).messages).toBe(1)
  })
})
