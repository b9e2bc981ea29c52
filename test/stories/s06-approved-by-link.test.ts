import { afterAll, beforeAll, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { type ApprovalShown, api } from '#contract'
import { type Id, newId, wallAt } from '#kernel'
import { type MemoryChannel, openMemory } from '../../channels/memory/index.ts'
import { dot } from '../dot.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

let forum: MemoryChannel
let world: World
let odile: AtDesk
let place: string

beforeAll(async () => {
  forum = openMemory()
  world = await openWorld({ channels: new Map([['memory', forum]]) })
  odile = await world.odile()
  const workspace = odile.workspace as Id<'workspace'>
  const { database, jobs } = world.desk
  place = await database.within([workspace], null, (db) =>
    plant(db, jobs, world.clock, {
      ...{ workspace, settings: {}, by: 'odile', manifest: forum.manifest, name: 'Le forum', address: 'forum' },
    }),
  )
  await world.settled()
})
afterAll(() => world.close())

const shown = (spark: string) => odile.ask(api.spark, { params: { spark } })
const change = async (spark: string, body: object) =>
  odile.ask(api.changeSpark, { params: { spark }, body: { version: (await shown(spark)).version, ...body } })
const begin = async (text: string) => {
  const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
  await change(spark, { text, places: [{ place, text: null }] })
  return spark
}
const asks = async (spark: string, name: string, more: object = {}) => {
  const { approvals } = await odile.ask(api.askApproval, { params: { spark }, body: { name, ...more } })
  return approvals.find((one) => one.name === name)!
}
const of = async (spark: string, name: string) =>
  (await odile.ask(api.approvals, { params: { spark } })).approvals.find((one) => one.name === name)!
const opens = async (link: string, init: RequestInit = {}) =>
  world.desk.app.request(new URL(link).pathname, { ...init, headers: { 'accept-language': 'fr' } })
const reads = async (link: string) => (await opens(link)).text()
const printOn = (page: string) => /name="print" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
const answers = async ({ link }: ApprovalShown, act: string, fields: Record<string, string> = {}) => {
  const print = fields.print ?? printOn(await reads(link!))
  const body = new URLSearchParams({ act, name: 'Basile', once: newId(), ...fields, print })
  return opens(link!, { method: 'POST', body })
}
const publish = async (spark: string, more: object = {}) =>
  odile.call(api.publishSpark, {
    params: { workspace: odile.workspace, spark },
    body: { version: (await shown(spark)).version, ...more },
  })
const plan = async (spark: string, seconds: number) => {
  const on = wallAt(new Date(world.clock().getTime() + seconds * 1000), 'Europe/Paris')
  await odile.ask(api.planSpark, { params: { spark }, body: { version: (await shown(spark)).version, on } })
}
const later = async (seconds: number) => {
  world.clock.goesOn(seconds)
  await world.settled()
}

test('whoever has the link reads the piece as it will be read; looking never approves', async () => {
  const spark = await begin('Le pot du matin, vous le mangez où ?')
  const added = await odile.ask(api.addMedium, {
    ...{ params: { spark }, body: { name: 'verger.png', data: dot } },
  })
  const medium = added.media[0]!.id
  await odile.ask(api.describeMedium, { params: { spark, medium }, body: { alt: 'Un verger sous la neige' } })
  const { link } = await asks(spark, 'Capucine', { word: 'Pour lundi, si vous pouvez.' })
  for (const method of ['GET', 'HEAD']) expect((await opens(link!, { method })).status).toBe(200)
  const answer = await opens(link!)
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const page = await answer.text()
  for (const words of ['Capucine', 'Pour lundi', 'vous le mangez où', 'alt="Un verger sous la neige"', 'Le forum'])
    expect(page).toContain(words)
  expect(page).not.toContain('<script')
  const image = await opens(`${link}/${medium}`)
  expect([image.headers.get('content-type'), Buffer.from(await image.arrayBuffer())]).toEqual([
    'image/png',
    Buffer.from(dot, 'base64'),
  ])
  expect(await of(spark, 'Capucine')).toMatchObject({ standing: 'waiting', said: [] })
})

test('it is approved to the letter: another word, and it is not', async () => {
  const spark = await begin('Et le soir, vous en mangez ?')
  const asked = await asks(spark, 'Capucine')
  expect((await publish(spark)).problem).toMatchObject({ code: 'spark.not-approved' })
  const before = printOn(await reads(asked.link!))
  expect((await answers(asked, 'approve')).status).toBe(200)
  expect(await of(spark, 'Capucine')).toMatchObject({
    standing: 'approved',
    said: [{ kind: 'approved', name: 'Basile', ofTheseWords: true }],
  })
  await change(spark, { text: 'Et la nuit, vous en mangez ?' })
  expect(await of(spark, 'Capucine')).toMatchObject({ standing: 'void', said: [{ ofTheseWords: false }] })
  expect(await reads(asked.link!)).toContain('l’approbation ne tient plus')
  expect((await publish(spark)).problem).toMatchObject({ code: 'spark.not-approved' })
  const stale = await answers(asked, 'approve', { print: before })
  expect([stale.status, await stale.text()]).toEqual([422, expect.stringContaining('a changé pendant')])
  expect((await of(spark, 'Capucine')).standing).toBe('void')
  await answers(asked, 'approve')
  expect((await publish(spark)).status).toBe(200)
  expect((await opens(asked.link!)).status).toBe(410)
})

test('a comment stands beside the words it is about; a change that is asked for keeps it here', async () => {
  const spark = await begin('Qui en met sur une tartine ? Dites-nous.')
  const asked = await asks(spark, 'Capucine')
  const lost = await answers(asked, 'comment', { text: 'Trop long', passage: 'sur un croissant' })
  expect([lost.status, await lost.text()]).toEqual([422, expect.stringContaining('Trop long')])
  const once = newId()
  for (const _ of [1, 2]) await answers(asked, 'comment', { once, text: '<b>Joli</b>', passage: 'sur une  TARTINE' })
  expect((await answers(asked, 'change', { text: '' })).status).toBe(422)
  await answers(asked, 'change', { text: 'Sans le dernier mot.' })
  const { standing, said } = await of(spark, 'Capucine')
  expect([standing, said.map(({ kind, text, passage }) => [kind, text, passage])]).toEqual([
    'change',
    [
      ['comment', '<b>Joli</b>', 'sur une TARTINE'],
      ['change', 'Sans le dernier mot.', null],
    ],
  ])
  expect(await reads(asked.link!)).toContain('&lt;b&gt;Joli')
  expect((await answers(asked, 'approve', { subject: 'robot' })).status).toBe(422)
  expect((await answers(asked, 'anything else', { text: 'rien' })).status).toBe(200)
  expect((await of(spark, 'Capucine')).standing).toBe('change')
})

test('in order: the second approves once the first has', async () => {
  const spark = await begin('Froide ou tiède ?')
  const first = await asks(spark, 'Capucine')
  const second = await asks(spark, 'Prune', { step: 2 })
  expect(second.standing).toBe('later')
  expect((await answers(second, 'approve')).status).toBe(422)
  await answers(first, 'approve')
  expect((await answers(second, 'approve')).status).toBe(200)
  expect((await publish(spark)).status).toBe(200)
})

test('a link ends: by its time, by another, by being withdrawn; one that was guessed opens nothing', async () => {
  const spark = await begin('À la cuillère ?')
  const asked = await asks(spark, 'Capucine', { days: 2 })
  const params = { spark, approval: asked.id }
  const guessed = asked.link!.replace(/.$/, (last) => (last === '_' ? '-' : '_'))
  expect((await opens(guessed)).status).toBe(404)
  await later(2 * 86_400 + 1)
  expect([(await opens(asked.link!)).status, await of(spark, 'Capucine')]).toMatchObject([
    410,
    { standing: 'expired', link: null },
  ])
  await odile.ask(api.askApprovalAgain, { params, body: {} })
  const again = await of(spark, 'Capucine')
  expect([(await opens(asked.link!)).status, (await opens(again.link!)).status]).toEqual([404, 200])
  await odile.ask(api.withdrawApproval, { params })
  expect(await reads(again.link!)).toContain('retirée')
  expect((await publish(spark)).status).toBe(200)
})

test('not approved at its hour, it is not published, and it says why', async () => {
  const spark = await begin('Dimanche, combien à table ?')
  await asks(spark, 'Capucine')
  await plan(spark, 600)
  await later(700)
  await later(11)
  expect(forum.world.said().filter(({ text }) => text.startsWith('Dimanche'))).toEqual([])
  expect(await shown(spark)).toMatchObject({ state: 'missed', why: 'not-approved' })
  const out = await publish(spark, { despite: ['spark.not-approved'] })
  expect(out.status).toBe(200)
  const act = await world.desk.database.within([odile.workspace as Id<'workspace'>], null, (db) =>
    db.selectFrom('act').select('detail').where('id', '=', out.answer.act!).executeTakeFirstOrThrow(),
  )
  expect(act.detail).toMatchObject({ despite: ['Capucine'] })
})

test('approved in time, it goes out at its hour', async () => {
  const spark = await begin('Et avec du fromage ?')
  await answers(await asks(spark, 'Capucine'), 'approve')
  await plan(spark, 600)
  await later(700)
  expect((await shown(spark)).state).toBe('out')
})
