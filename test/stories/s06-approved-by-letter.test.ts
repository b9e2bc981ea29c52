import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { type ApprovalShown, api } from '#contract'
import { type Id, newId, wallAt } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openPost, own, password } from '../../channels/mail/post.test-world.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { readLetter } from '../asking-world.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const hour = 3_600
let post: Awaited<ReturnType<typeof openPost>>
let world: World
let odile: AtDesk
let place: string

beforeAll(async () => {
  post = await openPost()
  const url = `smtp://${encodeURIComponent(own)}:${password}@127.0.0.1:${post.given['smtp-port']}`
  const forum = openMemory()
  world = await openWorld({ channels: new Map([...catalogue(), ['memory', forum]]), mail: { url, from: own } })
  odile = await world.odile()
  // Whatever the hour of the test, it is a working one.
  await odile.ask(api.changeDiscretion, { body: { days: [1, 2, 3, 4, 5, 6, 7], opens: 0, closes: 24 } })
  const workspace = odile.workspace as Id<'workspace'>
  const { database, jobs } = world.desk
  place = await database.within([workspace], null, (db) =>
    plant(db, jobs, world.clock, {
      ...{ workspace, settings: {}, by: 'odile', manifest: forum.manifest, name: 'Le forum', address: 'forum' },
    }),
  )
})
afterEach(() => {
  post.at.refuses = 0
})
afterAll(async () => {
  await world.close()
  await post.close()
})

const version = async (spark: string) => (await odile.ask(api.spark, { params: { spark } })).version
const change = async (spark: string, body: object) =>
  odile.ask(api.changeSpark, { params: { spark }, body: { version: await version(spark), ...body } })
const begin = async (text: string) => {
  const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
  await change(spark, { text, places: [{ place, text: null }] })
  return spark
}
const asks = async (spark: string, name: string, more: object = {}) => {
  const address = `${name.toLowerCase()}@vergers.example`
  const { approvals } = await odile.ask(api.askApproval, { params: { spark }, body: { name, address, ...more } })
  return approvals.find((one) => one.name === name)!
}
const of = async (spark: string, name: string) =>
  (await odile.ask(api.approvals, { params: { spark } })).approvals.find((one) => one.name === name)!
const answers = async ({ link }: Pick<ApprovalShown, 'link'>, act: string, text = '') => {
  const { pathname } = new URL(link!)
  const [, print = ''] = /name="print" value="([0-9a-f]{64})"/.exec(
    await (await world.desk.app.request(pathname)).text(),
  )!
  const body = new URLSearchParams({ act, name: 'Basile', once: newId(), text, print })
  return world.desk.app.request(pathname, { method: 'POST', body })
}
const plan = async (spark: string, seconds: number) => {
  const on = wallAt(new Date(world.clock().getTime() + seconds * 1000), 'Europe/Paris')
  await odile.ask(api.planSpark, { params: { spark }, body: { version: await version(spark), on } })
}
const later = async (seconds: number) => {
  world.clock.goesOn(seconds)
  await world.settled()
}
const lettersTo = (name: string) =>
  post.sent.filter(({ to }) => to[0] === `${name.toLowerCase()}@vergers.example`).map(readLetter)
const saidThisMorning = async () =>
  (await odile.ask(api.morning, { query: { workspace: odile.workspace } })).clients[0]!.approvals

test('the link leaves by a letter, once, and the desk says what came of it', async () => {
  const spark = await begin('Le pot du matin, vous le mangez où ?')
  const asked = await asks(spark, 'Capucine', { word: 'Pour lundi, si vous pouvez.' })
  expect([asked.address, asked.letter]).toMatchObject(['capucine@vergers.example', { kind: 'asked', state: 'waiting' }])
  await later(11)
  await later(hour)
  const [letter, ...more] = lettersTo('Capucine')
  expect(more).toEqual([])
  expect(letter!.link).toBe(asked.link)
  for (const words of ['Bonjour Capucine', 'Odile', 'Pour lundi, si vous pouvez.', 'L’ouvrir n’approuve rien'])
    expect(letter!.text).toContain(words)
  // Its words may change: a letter quotes none.
  expect(letter!.text).not.toContain('pot du matin')
  expect(await of(spark, 'Capucine')).toMatchObject({ standing: 'waiting', letter: { state: 'sent' } })
})

test('programs that scan mail open the link as often as they like: nothing is approved', async () => {
  const spark = await begin('Tiède, le soir ?')
  const { link } = await asks(spark, 'Scabieuse')
  await later(11)
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET'])
    await world.desk.app.request(new URL(lettersTo('Scabieuse')[0]!.link).pathname, { method })
  expect(await of(spark, 'Scabieuse')).toMatchObject({ standing: 'waiting', said: [], link })
})

test('asked twice in one act, as where an answer was lost on the way, it is one letter', async () => {
  const spark = await begin('Deux fois ?')
  const key = newId()
  const link = (await asks(spark, 'Narcisse', { key })).link
  expect((await asks(spark, 'Narcisse', { key })).link).toBe(link)
  await later(11)
  const { approvals } = await odile.ask(api.approvals, { params: { spark } })
  expect([approvals.length, lettersTo('Narcisse').length]).toEqual([1, 1])
})

test('in the language of whoever gets it', async () => {
  const spark = await begin('Et en voyage ?')
  await asks(spark, 'Hazel', { language: 'en' })
  await later(11)
  expect(lettersTo('Hazel')[0]!.text).toContain('Opening it approves nothing')
})

test('withdrawn within ten seconds, it does not leave; asked again, another link leaves and the one before opens nothing', async () => {
  const spark = await begin('À la cuillère ?')
  const asked = await asks(spark, 'Tibor')
  const params = { spark, approval: asked.id }
  await odile.ask(api.withdrawApproval, { params })
  await later(11)
  expect([lettersTo('Tibor'), (await of(spark, 'Tibor')).letter?.state]).toEqual([[], 'taken-back'])
  await odile.ask(api.askApprovalAgain, { params, body: {} })
  await later(11)
  const [letter, ...more] = lettersTo('Tibor')
  expect(more).toEqual([])
  expect(letter!.link).not.toBe(asked.link)
  expect((await world.desk.app.request(new URL(asked.link!).pathname)).status).toBe(404)
})

test('in order: the letter to the second leaves once the first approves', async () => {
  const spark = await begin('Froide ou tiède ?')
  const first = await asks(spark, 'Anselme')
  await asks(spark, 'Prune', { step: 2 })
  await later(11)
  expect([lettersTo('Anselme').length, lettersTo('Prune').length]).toEqual([1, 0])
  expect((await of(spark, 'Prune')).letter?.state).toBe('in-turn')
  await answers(first, 'comment', 'Joli.')
  await later(1)
  expect(lettersTo('Prune')).toEqual([])
  await answers(first, 'approve')
  await later(1)
  expect(lettersTo('Prune')).toHaveLength(1)
})

test('approved, changed and put back before the second was written to: they are, though nobody approves again', async () => {
  const text = 'Froide, tiède ou brûlante ?'
  const spark = await begin(text)
  const first = await asks(spark, 'Ambroise')
  await asks(spark, 'Mirabelle', { step: 2 })
  await later(11)
  await answers(first, 'approve')
  await change(spark, { text: 'Froide, tiède ou brûlante, dites-nous ?' })
  await later(1)
  expect(lettersTo('Mirabelle')).toEqual([])
  await change(spark, { text })
  await later(11 * 60)
  expect(lettersTo('Mirabelle')).toHaveLength(1)
})

test('one reminder before its hour, to whoever has not approved', async () => {
  const spark = await begin('Dimanche, combien à table ?')
  const approves = await asks(spark, 'Basile')
  const asked = await asks(spark, 'Marmelade')
  await plan(spark, 72 * hour)
  await later(11)
  await answers(approves, 'approve')
  await later(47 * hour)
  expect(lettersTo('Marmelade')).toHaveLength(1)
  await later(1 * hour)
  await later(hour)
  const [, reminder, ...more] = lettersTo('Marmelade')
  expect(more).toEqual([])
  expect([reminder!.link, reminder!.header]).toEqual([asked.link, expect.stringContaining('pprobation')])
  expect(reminder!.text).toContain('Publication prévue le')
  expect(lettersTo('Basile')).toHaveLength(1)
  // Another hour is no reason to write once more.
  await plan(spark, 20 * hour)
  await later(11 * hour)
  expect(lettersTo('Marmelade')).toHaveLength(2)
  expect((await of(spark, 'Marmelade')).letter).toMatchObject({ kind: 'reminder', state: 'sent' })
})

test('while everything is held nobody is reminded; once it is lifted, they are', async () => {
  const spark = await begin('Et sur une crêpe ?')
  await asks(spark, 'Figue')
  await plan(spark, 4 * hour)
  await odile.ask(api.pauseSparks, { body: { workspace: odile.workspace, reason: 'Un pot a éclaté.' } })
  await later(3 * hour)
  expect(lettersTo('Figue')).toHaveLength(1)
  await odile.ask(api.liftPause)
  await later(hour / 2)
  expect(lettersTo('Figue')).toHaveLength(2)
})

test('nobody is reminded of what lost its hour, nor of what has been asked to change', async () => {
  const spark = await begin('Et avec du fromage ?')
  const asked = await asks(spark, 'Sorbier')
  await asks(spark, 'Karim')
  await plan(spark, 40 * hour)
  await later(11)
  await answers(asked, 'change', 'Plus court.')
  await later(21 * hour)
  expect([lettersTo('Sorbier').length, lettersTo('Karim').length]).toEqual([1, 2])
  const other = await begin('Et sans rien ?')
  await asks(other, 'Ondine')
  await plan(other, 40 * hour)
  await odile.ask(api.planSpark, { params: { spark: other }, body: { version: await version(other), on: null } })
  await later(41 * hour)
  expect(lettersTo('Ondine')).toHaveLength(1)
})

test('a server that refuses or is busy: told as it is, and nothing twice', async () => {
  const spark = await begin('Au four ?')
  post.at.refuses = 550
  await asks(spark, 'Refus')
  await later(11)
  expect((await of(spark, 'Refus')).letter).toMatchObject({ state: 'refused', why: expect.stringContaining('550') })
  post.at.refuses = 451
  await asks(spark, 'Attente')
  await later(11)
  expect((await of(spark, 'Attente')).letter?.state).toBe('later')
  post.at.refuses = 0
  await later(6 * 60)
  expect((await of(spark, 'Attente')).letter?.state).toBe('sent')
  expect([lettersTo('Attente').length, lettersTo('Refus').length]).toEqual([1, 0])
})

test('found in hand long after, it may have left: said so, and not sent again', async () => {
  const spark = await begin('Au bain-marie ?')
  const { id } = await asks(spark, 'Doute')
  await world.desk.database.within([odile.workspace as Id<'workspace'>], null, (db) =>
    db.updateTable('approval_letter').set({ state: 'sending' }).where('approval_id', '=', id).execute(),
  )
  await later(200)
  expect([(await of(spark, 'Doute')).letter?.state, lettersTo('Doute')]).toEqual(['unknown', []])
})

test('whoever asked finds it in the morning: who approves, who asks for what; what was not approved at its hour stands there too', async () => {
  await odile.ask(api.readMorning, { body: { until: world.clock().toISOString() } })
  const spark = await begin('Qui en met sur une tartine ?')
  const asked = await asks(spark, 'Capucine')
  await answers(asked, 'comment', 'Joli.')
  await answers(asked, 'change', 'Sans le dernier mot.')
  await plan(spark, 2 * hour)
  const said = { spark, beginning: 'Qui en met sur une tartine ?' }
  expect(await saidThisMorning()).toMatchObject([
    { ...said, what: 'change', by: 'Basile', text: 'Sans le dernier mot.' },
  ])
  await later(2 * hour + 61)
  const { clients } = await odile.ask(api.morning, { query: { workspace: odile.workspace } })
  expect(clients[0]!.sparks.missed[0]).toMatchObject({ ...said, why: 'not-approved' })
  await odile.ask(api.readMorning, { body: { until: world.clock().toISOString() } })
  expect(await saidThisMorning()).toEqual([])
})
