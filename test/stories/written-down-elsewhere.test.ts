import iconv from 'iconv-lite'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type Capture } from '#contract'
import { type Id, newId } from '#kernel'
import { goOnCapturing } from '../../server/jobs/capture.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'

const there = 'https://avis.example/compote-lune'
const word = {
  address: `${there}#avis-3`,
  author: 'Marmelade',
  text: 'non, je n’aime pas la nouvelle recette : trop sucrée',
  date: '12 mars 2026 à 14 h 05',
  title: 'Compote Lune',
}

const aMoment = () => new Promise((soon) => setTimeout(soon, 100))

describe('what was seen elsewhere is written down, and is a voice like any other', () => {
  let world: World
  let odile: AtDesk
  let place: string
  let elsewhere: { desk: AtDesk; place: string }

  beforeAll(async () => {
    world = await openWorld()
    odile = await world.odile()
    place = await plants(odile)
    const other = await odile.ask(api.openWorkspace, { body: { name: 'Les Ruches du Nord' } })
    const desk = atDesk(odile, other.id)
    elsewhere = { desk, place: await plants(desk) }
  })
  afterAll(() => world.close())

  const plants = async (at: AtDesk) =>
    (await at.ask(api.plant, { body: { channel: 'captured', name: 'Avis relevés' } })).id
  const params = () => ({ place })
  const writes = (change: Partial<typeof word> = {}) =>
    odile.ask(api.writeDown, { params: params(), body: { ...word, ...change } })
  const conversations = async (at = odile) => {
    await world.settled()
    return (await at.ask(api.conversations)).rows.filter((row) => row.client.id === at.workspace)
  }
  const turnsOf = async (conversation: string) => (await odile.ask(api.turns, { params: { conversation } })).turns
  async function brings(file: string | Uint8Array, at = { desk: odile, place }) {
    const body = { name: 'avis.csv', file: Buffer.from(file).toString('base64') }
    return at.desk.call(api.lookAtFile, { params: { workspace: at.desk.workspace, place: at.place }, body })
  }
  async function hears(file: string | Uint8Array): Promise<Capture> {
    const { answer } = await brings(file)
    await odile.ask(api.hearFile, { params: { place, capture: answer.capture!.id } })
    await world.settled()
    return (await odile.ask(api.capturedFile, { params: params() })).capture!
  }

  test('a word noted in the form stands in Conversations, with where and when it was said', async () => {
    expect(await writes()).toMatchObject({ kind: 'heard' })
    const [row] = await conversations()
    expect(row!.subject).toBe('Compote Lune')
    const [turn] = await turnsOf(row!.id)
    expect(turn).toMatchObject({
      text: word.text,
      url: word.address,
      saidAt: '2026-03-12T13:05:00.000Z',
      name: 'Marmelade',
      place: { says: false },
      audience: 'public',
    })
    expect(turn!.stance.suggested?.kind).toBe('dislike')
  })

  test('it gives its reasons, like anything heard', async () => {
    const [row] = await conversations()
    const [turn] = await turnsOf(row!.id)
    expect(turn!.suggestions.map(({ start, end }) => turn!.text.slice(start, end)).join()).toContain('trop sucrée')
  })

  test('the same twice is heard once, by its words or by its author and moment', async () => {
    expect(await writes()).toEqual({ kind: 'known' })
    expect(await writes({ address: there, date: '' })).toEqual({ kind: 'known' })
    expect(await writes({ text: 'non, je n’aime pas la nouvelle recette' })).toEqual({ kind: 'known' })
    expect(await writes({ text: 'je garde l’ancienne', date: '12/03/2026' })).toMatchObject({ kind: 'heard' })
    const [row, ...others] = await conversations()
    expect(others).toEqual([])
    expect(await turnsOf(row!.id)).toHaveLength(2)
  })

  test('what cannot be heard says where to look again', async () => {
    expect(await writes({ address: 'javascript:alert(1)' })).toMatchObject({ kind: 'unfit', field: 'address' })
    expect(await writes({ address: 'http://10.0.0.1/' })).toMatchObject({ why: 'address-inside' })
    expect(await writes({ date: 'l’autre jour' })).toMatchObject({ why: 'date-not-read', field: 'date' })
    expect(await writes({ text: '\u202e' })).toMatchObject({ why: 'no-text' })
  })

  test('one answers there by hand, and records it with its link', async () => {
    const [row] = await conversations()
    const [turn] = await turnsOf(row!.id)
    const body = { text: 'Merci, nous y travaillons. Odile', answers: [turn!.id], audience: 'public' as const }
    const at = { params: { workspace: odile.workspace, conversation: row!.id } }
    const refused = await odile.call(api.reply, { ...at, body: { ...body, key: newId() } })
    expect([refused.status, refused.problem.code]).toEqual([409, 'reply.by-hand-only'])
    const byHand = { spots: [{ spot: turn!.spot, url: `${there}#reponse-4` }] }
    await odile.ask(api.reply, { params: { conversation: row!.id }, body: { ...body, key: newId(), byHand } })
    const answer = (await turnsOf(row!.id)).find((one) => one.ours)
    expect(answer).toMatchObject({ delivery: { state: 'sent', proof: 'by-hand' }, url: `${there}#reponse-4` })
  })

  test('a pasted block is sorted out, and nothing of it is kept', async () => {
    const pasted = `Marmelade\n12 mars 2026\nnon, je n’aime pas\n${there}`
    expect(await odile.ask(api.readPasted, { params: params(), body: { pasted } })).toEqual({
      address: there,
      author: 'Marmelade',
      date: '12 mars 2026',
      text: 'non, je n’aime pas',
      title: '',
    })
  })

  test('a file is shown before it is heard; what cannot be read is told by its line, the rest goes on', async () => {
    const file = [
      'Quand;Message;URL;Auteur;Titre',
      '13/03/2026;"bonne ; mais chère";https://forum.example/1;Zoé;Le prix',
      '31/02/2026;oui;https://forum.example/2;Léone;',
      `12/03/2026 14:05;non, je n’aime pas la nouvelle recette : trop sucrée;${word.address};Marmelade;`,
      ';"jamais fermé;https://forum.example/3;Zoé;',
      ';=1+1;https://forum.example/4;;',
    ].join('\r\n')
    const { answer } = await brings(iconv.encode(file, 'windows-1252'))
    expect(answer.capture).toMatchObject({ state: 'shown', total: 5, heard: 0, act: null })
    expect(answer.capture!.table!.columns.map(({ field }) => field)).toEqual([
      'date',
      'text',
      'address',
      'author',
      'title',
    ])
    expect(answer.capture!.table!.first.map((line) => line.kind)).toEqual(['fit', 'unfit', 'fit', 'unfit', 'fit'])
    const before = (await conversations()).length
    expect(before).toBe(1)
    const heard = await hears(iconv.encode(file, 'windows-1252'))
    expect(heard).toMatchObject({ state: 'ended', done: 5, heard: 2, known: 1, unread: 2, table: null })
    expect(heard.amiss).toEqual([
      { line: 3, why: 'date-not-read' },
      { line: 5, why: 'quotes' },
    ])
    const rows = await conversations()
    expect(rows.map((row) => row.subject)).toContain('Le prix')
    expect(rows).toHaveLength(3)
    expect(await hears(iconv.encode(file, 'utf-16le', { addBOM: true }))).toMatchObject({ heard: 0, known: 3 })
  })

  test('a whole file is undone: what it brought goes, but for what was answered meanwhile', async () => {
    const before = await conversations()
    const file =
      'url,text,author\nhttps://a.example/1,un,Ada\nhttps://a.example/1,deux,Bob\nhttps://a.example/2,trois,Ada'
    const { act, heard } = await hears(file)
    expect(heard).toBe(3)
    const row = (await conversations()).find((one) => one.messages === 2)!
    const un = (await turnsOf(row.id)).find((one) => one.text === 'un')!
    const byHand = { spots: [{ spot: un.spot }] }
    await odile.ask(api.reply, {
      params: { conversation: row.id },
      body: { text: 'Merci', answers: [un.id], audience: 'public', key: newId(), byHand },
    })
    await odile.ask(api.undo, { params: { act: act! } })
    const after = await conversations()
    expect(after.map((one) => one.id).toSorted()).toEqual([...before.map((one) => one.id), row.id].toSorted())
    expect((await turnsOf(row.id)).map((one) => one.text)).toEqual(['un', 'Merci'])
    expect(after.find((one) => one.id === row.id)).toMatchObject({ messages: 2 })
    expect((await odile.ask(api.capturedFile, { params: params() })).capture).toMatchObject({ state: 'undone' })
    // Brought once more, what went is heard once more.
    expect(await hears(file)).toMatchObject({ heard: 2, known: 1 })
  })

  test('undone while it waits to be heard, nothing of it is heard', async () => {
    const before = await conversations()
    const { answer } = await brings('url,text\nhttps://b.example/1,quatre')
    const begun = await odile.ask(api.hearFile, { params: { place, capture: answer.capture!.id } })
    await odile.ask(api.undo, { params: { act: begun.capture!.act! } })
    expect(await conversations()).toHaveLength(before.length)
  })

  test('a file that is put aside is gone; one that is stopped goes no further', async () => {
    const { answer } = await brings('url,text\nhttps://b.example/2,cinq')
    const at = { params: { workspace: odile.workspace, place, capture: answer.capture!.id } }
    await odile.ask(api.dropFile, at)
    expect((await odile.call(api.hearFile, at)).problem.code).toBe('capture.not-there')
    const lines = Array.from({ length: 2000 }, (_, line) => `https://b.example/3,mot ${line}`)
    const long = (await brings(`url,text\n${lines.join('\n')}`)).answer.capture!
    await odile.ask(api.hearFile, { params: { place, capture: long.id } })
    const stopped = (await odile.ask(api.dropFile, { params: { place, capture: long.id } })).capture!
    expect(stopped.state).toBe('ended')
    await world.settled()
    const after = (await odile.ask(api.capturedFile, { params: params() })).capture!
    expect([after.done, after.heard]).toEqual([stopped.done, stopped.heard])
    await odile.ask(api.undo, { params: { act: after.act! } })
  })

  test('a desk that was stopped in the middle of a file goes on with it, and hears nothing twice', async () => {
    const { answer } = await brings('url,text\nhttps://b.example/4,six\nhttps://b.example/4,sept')
    const { within, global } = world.desk.database
    // As it was left: asked for, and its work lost.
    await within([odile.workspace as Id<'workspace'>], null, (db) =>
      sql`update capture set act_id = ${newId()} where id = ${answer.capture!.id}`.execute(db),
    )
    for (let starts = 0; starts < 2; starts++) await goOnCapturing({ within, jobs: world.desk.jobs, global })
    await world.settled()
    expect((await odile.ask(api.capturedFile, { params: params() })).capture).toMatchObject({
      heard: 2,
      known: 0,
      done: 2,
    })
  })

  test('what was erased at someone’s request is not brought back by another file', async () => {
    const file = 'url,text,author\nhttps://e.example/1,je retire ce que j’ai dit,Ida'
    await hears(file)
    const row = (await conversations()).find((one) => one.last?.text.includes('je retire'))!
    const [turn] = await turnsOf(row.id)
    await odile.ask(api.eraseAtRequest, { params: { conversation: row.id, message: turn!.id } })
    expect(await hears(file)).toMatchObject({ heard: 0, known: 1 })
    expect((await turnsOf(row.id)).map((one) => one.text)).toEqual([''])
  })

  test('ten thousand lines are heard to the last one, and undone while they are being understood', async () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => `https://c.example/${at % 50},parole numéro ${at},Ada`)
    const messages = async () => (await odile.ask(api.contactPoints)).find((one) => one.id === place)!.messages
    const file = async () => (await odile.ask(api.capturedFile, { params: params() })).capture!
    const before = await messages()
    const { answer } = await brings(`url,text,author\n${lines.join('\n')}`)
    await odile.ask(api.hearFile, { params: { place, capture: answer.capture!.id } })
    // However slow the machine is: until it is done, or the test is out of time.
    while ((await file()).state !== 'ended' || (await messages()) < before + 10_000) await aMoment()
    const heard = await file()
    expect(heard).toMatchObject({ done: 10_000, heard: 10_000, known: 0, unread: 0 })
    await odile.ask(api.undo, { params: { act: heard.act! } })
    expect(await messages()).toBe(before)
    await world.settled()
    expect(await messages()).toBe(before)
  }, 180_000)

  test.each([
    ['ten megabytes', 'a'.repeat(10 * 1024 * 1024), 413, 'request.too-long'],
    ['one column', 'adresse\nhttps://a.example', 422, 'capture.no-text-column'],
    ['100,000 columns', `adresse;texte${';c'.repeat(100_000)}\nx;y`, 422, 'capture.too-many-columns'],
    ['NUL bytes', '\0'.repeat(1000), 422, 'capture.empty'],
    ['no line ends', 'a'.repeat(3_000_000), 422, 'capture.no-address-column'],
  ])('a file of %s is declined in words, and nothing is kept', async (_, file, status, code) => {
    const before = await odile.ask(api.capturedFile, { params: params() })
    const { status: is, problem } = await brings(file)
    expect([is, problem.code]).toEqual([status, code])
    expect(problem.detail).not.toContain(code)
    expect(await odile.ask(api.capturedFile, { params: params() })).toEqual(before)
  })

  test('nothing of it is seen or touched by another client, nor by who is of none', async () => {
    const { answer } = await brings('url,text\nhttps://d.example/1,cinq')
    const capture = answer.capture!.id
    const { desk } = elsewhere
    expect((await desk.ask(api.capturedFile, { params: { place: elsewhere.place } })).capture).toBeNull()
    for (const route of [api.hearFile, api.dropFile, api.capturedFile])
      expect((await desk.call(route, { params: { workspace: desk.workspace, place, capture } })).status).toBe(404)
    await desk.call(api.dropFile, { params: { workspace: desk.workspace, place: elsewhere.place, capture } })
    expect((await odile.ask(api.capturedFile, { params: params() })).capture).toMatchObject({
      id: capture,
      state: 'shown',
    })
    const written = await desk.call(api.writeDown, { params: { workspace: desk.workspace, place }, body: word })
    expect(written.status).toBe(404)
    // What one client knows is news to the other.
    expect(await desk.ask(api.writeDown, { params: { place: elsewhere.place }, body: word })).toMatchObject({
      kind: 'heard',
    })
    expect(await conversations(desk)).toHaveLength(1)
    const stranger = await world
      .stranger()
      .call(api.writeDown, { params: { workspace: odile.workspace, place }, body: word })
    expect(stranger.status).toBe(401)
  })

  test('nothing is noted at a place that is not for it, or that was withdrawn', async () => {
    const page = await odile.ask(api.plant, { body: { channel: 'page', name: 'La page', opening: 'Alors ?' } })
    const at = (one: string) => ({ params: { workspace: odile.workspace, place: one }, body: word })
    expect((await odile.call(api.writeDown, at(page.id))).problem.code).toBe('capture.not-here')
    await odile.ask(api.withdraw, { params: { place: elsewhere.place, workspace: elsewhere.desk.workspace } })
    const closed = await elsewhere.desk.call(api.writeDown, {
      ...at(elsewhere.place),
      params: { workspace: elsewhere.desk.workspace, place: elsewhere.place },
    })
    expect(closed.problem.code).toBe('capture.place-closed')
  })
})
