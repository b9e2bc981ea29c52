import { afterAll, beforeAll, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api, type SparkShown } from '#contract'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { type MemoryChannel, openMemory } from '../../channels/memory/index.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const question = 'Laquelle revient en mars, et pourquoi ?'
let forum: MemoryChannel
let world: World
let odile: AtDesk
let spark: string
let page: string
let shown: SparkShown

beforeAll(async () => {
  forum = openMemory()
  world = await openWorld({ channels: new Map([...catalogue(), ['memory', forum]]) })
  odile = await world.odile()
  const workspace = odile.workspace as Id<'workspace'>
  const { database, jobs } = world.desk
  const elsewhere = await database.within([workspace], null, (db) =>
    plant(db, jobs, world.clock, {
      ...{ workspace, settings: {}, by: 'odile', manifest: forum.manifest, name: 'Le forum', address: 'forum' },
    }),
  )
  const body = { channel: 'page', name: 'La page des pots', opening: 'Bonjour', language: 'fr' } as const
  const planted = await odile.ask(api.plant, { body })
  page = planted.publicUrl!
  spark = (await odile.ask(api.beginSpark, { body: { opener: 'poll' } })).spark
  shown = await odile.ask(api.changeSpark, {
    params: { spark },
    body: {
      ...{ version: 1, text: question, choices: ['Pomme', 'Pomme-coing', ' '] },
      places: [planted.id, elsewhere].map((place) => ({ place, text: null })),
    },
  })
})
afterAll(() => world.close())

const visitor = async () => {
  // A second visitor from the same house would be slowed down by the first.
  world.clock.goesOn(60)
  const someone = passerBy(world.desk.app, { 'accept-language': 'fr' })
  await someone.go(page)
  await someone.follow(question)
  return someone
}
const became = async () => (await odile.ask(api.sparkBecame, { params: { spark } })).poll!
const counted = async () => (await became()).choices.map(({ choice, people }) => [choice, people])

test('where there is a form for it one chooses there; elsewhere the choices stand in the words', async () => {
  const [own, forumAt] = shown.places.toSorted((one, other) => other.channel.localeCompare(one.channel))
  expect([own!.channel, own!.choices, own!.parts]).toEqual([
    'page',
    ['Pomme', 'Pomme-coing'],
    [`${question}\n\n— Odile`],
  ])
  expect([forumAt!.choices, forumAt!.parts[0]]).toEqual([[], expect.stringContaining('· Pomme\n· Pomme-coing')])
  const { approvals } = await odile.ask(api.askApproval, { params: { spark }, body: { name: 'Capucine' } })
  const asked = await (await world.desk.app.request(new URL(approvals[0]!.link!).pathname)).text()
  expect(asked).toContain('<li lang="fr"><bdi>Pomme-coing</bdi></li>')
  const { print } = shown
  const params = { spark }
  const body = { version: shown.version, choices: ['Pomme', 'Poire'] }
  const other = await odile.ask(api.changeSpark, { params, body })
  expect(other.print).not.toBe(print)
  shown = await odile.ask(api.changeSpark, {
    params,
    body: { version: other.version, choices: ['Pomme', 'Pomme-coing'] },
  })
  expect(shown.print).toBe(print)
})

test('one chooses and says why, without script, cookie or account; it is said in public like any answer', async () => {
  const body = { version: shown.version, despite: ['spark.not-approved' as const] }
  const { conversation } = await odile.ask(api.publishSpark, { params: { spark }, body })
  world.clock.goesOn(11)
  await world.settled()
  // The desk reads among what one chooses; where there is no form, the words say it.
  const { turns } = await odile.ask(api.turns, { params: { conversation }, query: {} })
  const form = ['Pomme', 'Pomme-coing']
  expect(turns.map(({ choices, text }) => [choices, text.includes('· Pomme')])).toEqual(
    expect.arrayContaining([
      [form, false],
      [[], true],
    ]),
  )
  const someone = await visitor()
  for (const words of ['Votre choix', 'Pourquoi\u202f?', 'sur la bonne foi']) expect(someone.reads()).toContain(words)

  await someone.send('Publier', { name: 'Marmelade', choice: '1', text: 'Mon fils la finit.' })
  expect((await visitor()).texts()).toContain('Pomme-coing\n\nMon fils la finit.')
  expect(await counted()).toEqual([
    ['Pomme', 0],
    ['Pomme-coing', 1],
  ])
})

test('a choice alone is enough, and so are words alone; neither is nothing, and what was chosen is given back', async () => {
  const one = await visitor()
  await one.send('Publier', { name: 'Basile', choice: '0', text: '' })
  const other = await visitor()
  await other.send('Publier', { name: 'Prune', text: 'Aucune, merci.' })
  const third = await visitor()
  await third.send('Publier', { name: 'Tibor', text: '' })
  expect([third.status(), third.reads()]).toEqual([422, expect.stringContaining('Il manque vos mots')])
  const fourth = await visitor()
  await fourth.send('Publier', { name: '', choice: '1', text: '' })
  expect(fourth.html()).toMatch(/value="1" checked/)
  // One answers the piece that asks, before as after: nobody else is there to answer.
  expect(fourth.reads()).not.toContain('Ne répondre à personne')
  expect(await became()).toMatchObject({ choices: [{ people: 1, whys: [] }, { people: 1 }], others: 1 })
})

test('a number that is no choice chooses nothing, and no choice is read where none is asked for', async () => {
  const someone = await visitor()
  await someone.send('Publier', { name: 'Anselme', choice: '7', text: 'Pomme verte.' })
  world.clock.goesOn(60)
  const body = new URLSearchParams({ name: 'Capucine', choice: '0', text: 'Bonjour à vous.' })
  const { pathname } = new URL(page)
  expect((await world.desk.app.request(pathname, { method: 'POST', body })).status).toBe(303)
  const below = passerBy(world.desk.app)
  await below.go(page)
  expect(below.texts()).toContain('Bonjour à vous.')
  expect(await counted()).toEqual([
    ['Pomme', 1],
    ['Pomme-coing', 1],
  ])
})

test('whoever changes their mind counts once, by what they say now', async () => {
  const someone = await visitor()
  await someone.send('Publier', { name: 'Ondine', choice: '0', text: 'Douce.' })
  await someone.send('Enregistrer la correction', { text: 'Pomme-coing\n\nJ’ai goûté l’autre.' })
  expect(await became()).toMatchObject({ choices: [{ people: 1 }, { people: 2 }] })
})

test('answers in words from elsewhere count too, in people and their whys, each opening where it was said', async () => {
  const [head] = forum.world.said()
  const says = (author: string, text: string) =>
    forum.world.hears({
      by: { name: author },
      text,
      thread: { nativeId: `piece:${head!.key}` },
      answers: `said:${head!.key}`,
    })
  says('rhubarbe', 'pomme, parce que c’est doux')
  says('rhubarbe', 'POMME !')
  says('salsifis', 'les deux')
  const place = (await odile.ask(api.contactPoints)).find(({ name }) => name === 'Le forum')!
  await odile.ask(api.listenNow, { params: { place: place.id } })
  await world.settled()
  const poll = await became()
  expect(poll).toMatchObject({ choices: [{ choice: 'Pomme', people: 2 }, { people: 2 }] })
  const [why] = poll.choices[1]!.whys
  expect(why).toMatchObject({ text: 'J’ai goûté l’autre.', by: 'Ondine', place: 'La page des pots' })
  const { turns } = await odile.ask(api.turns, { params: { conversation: why!.conversation } })
  expect(turns.find(({ id }) => id === why!.message)?.text).toBe('Pomme-coing\n\nJ’ai goûté l’autre.')
})
