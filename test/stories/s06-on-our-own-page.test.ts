import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { heldAt } from '#conversation'
import { type Id } from '#kernel'
import { dot } from '../dot.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

let world: World
let odile: AtDesk
let place: string
let page: string
let conversation: string

const first = 'Le pot du matin, vous le mangez où ?'

async function publish(text: string): Promise<string> {
  const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
  const places = [{ place, text: null }]
  const changed = await odile.ask(api.changeSpark, { params: { spark }, body: { version: 1, text, places } })
  expect(changed.places[0]!.amiss).toEqual([])
  const out = await odile.ask(api.publishSpark, { params: { spark }, body: { version: changed.version } })
  world.clock.goesOn(11)
  await world.settled()
  return out.conversation
}
const everyone = async (at = page) => {
  // A second visitor from the same house would be slowed down by the first.
  world.clock.goesOn(60)
  const reader = passerBy(world.desk.app)
  await reader.go(at)
  return reader
}

beforeAll(async () => {
  world = await openWorld()
  odile = await world.odile()
  const body = { channel: 'page', name: 'La page des pots', opening: 'Vous mangiez lequel ?', language: 'fr' } as const
  const planted = await odile.ask(api.plant, { body })
  place = planted.id
  page = planted.publicUrl!
  const before = await everyone()
  await before.send('Publier', { name: 'Nolwenn', text: 'celui à la poire' })
})
afterAll(() => world.close())

test('a piece stands on the page by its first words, and leads to a thread of its own', async () => {
  expect((await everyone()).html()).not.toContain('On parle aussi de')
  conversation = await publish(`${first}\n\nChez nous, Basile le finit debout.`)
  const reader = await everyone()
  expect(reader.reads()).toContain('On parle aussi de')
  expect(reader.texts()).toEqual(['Vous mangiez lequel ?', 'celui à la poire'])
  await reader.follow(first)
  expect(reader.texts()).toEqual([
    'Vous mangiez lequel ?',
    expect.stringContaining('Basile le finit debout'),
    expect.any(String),
  ])
  expect(reader.reads()).not.toContain('celui à la poire')
})

test('what is said below it stays with it, for everyone and at the desk', async () => {
  const anais = await everyone()
  await anais.follow(first)
  await anais.send('Publier', { name: 'Anaïs', text: 'dans le bus' })
  const tugdual = await everyone()
  expect(tugdual.reads()).not.toContain('dans le bus')
  await tugdual.follow(first)
  expect(tugdual.reads()).toContain('dans le bus')
  await tugdual.follow(/^Répondre à Anaïs/)
  expect(tugdual.reads()).toContain('dans le bus')
  await tugdual.send('Publier', { name: 'Tugdual', text: 'debout, moi aussi' })
  await world.settled()
  const { turns } = await odile.ask(api.turns, { params: { conversation } })
  expect(turns.map(({ text }) => text)).toEqual([expect.stringContaining(first), 'dans le bus', 'debout, moi aussi'])
})

test('whoever would answer nobody in particular stays in its thread', async () => {
  const reader = await everyone()
  await reader.follow(first)
  expect(reader.reads()).not.toContain('Ne répondre à personne')
  await reader.follow(/^Répondre à Anaïs/)
  await reader.follow('Ne répondre à personne en particulier')
  expect(reader.reads()).toContain('dans le bus')
  expect(reader.reads()).not.toContain('celui à la poire')
})

test('the way back leads to what the page itself began with', async () => {
  const reader = await everyone()
  await reader.follow(first)
  await reader.follow('Vous mangiez lequel ?')
  expect(reader.reads()).toContain('celui à la poire')
  expect(reader.reads()).not.toContain('dans le bus')
})

test('an answer of ours there stands there, and several pieces stand beside each other', async () => {
  const other = await publish('Et le pot vide, il devient quoi ?')
  expect(other).not.toBe(conversation)
  const reader = await everyone()
  await reader.follow('Et le pot vide, il devient quoi ?')
  expect(reader.reads()).toContain(first)
  expect(reader.reads()).not.toContain('dans le bus')
})

test('an image stands with its piece for whoever reads the page, and leaves with it', async () => {
  const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
  const added = await odile.ask(api.addMedium, { params: { spark }, body: { name: 'pot.png', data: dot } })
  const medium = added.media[0]!.id
  await odile.ask(api.describeMedium, { params: { spark, medium }, body: { alt: 'Un pot "vide"' } })
  const { version } = await odile.ask(api.spark, { params: { spark } })
  const words = { text: 'Et le vôtre, il ressemble à quoi ?', places: [{ place, text: null }] }
  const ready = await odile.ask(api.changeSpark, { params: { spark }, body: { version, ...words } })
  expect(ready.places[0]!.amiss).toEqual([])
  const address = `/at/${odile.workspace}/${place}/image/${medium}`
  const image = async (at = address) => {
    const answer = await world.desk.app.request(`http://localhost:4000${at}`)
    return [answer.status, answer.headers.get('content-type')]
  }
  // Nobody reads it yet: it is a draft.
  expect((await image())[0]).toBe(404)
  await odile.ask(api.publishSpark, { params: { spark }, body: { version: ready.version } })
  world.clock.goesOn(11)
  await world.settled()
  const reader = await everyone()
  await reader.follow('Et le vôtre, il ressemble à quoi ?')
  expect(reader.html()).toContain(
    `<img class="u-photo" src="${address}" alt="Un pot &quot;vide&quot;" width="1" height="1"`,
  )
  expect(await image()).toEqual([200, 'image/png'])
  expect((await image(address.replace(medium, odile.workspace)))[0]).toBe(404)
  const other = await odile.ask(api.plant, {
    body: { channel: 'page', name: 'Une autre page', opening: 'Et ici ?', language: 'fr' },
  })
  expect((await image(address.replace(place, other.id)))[0]).toBe(404)
  const held = heldAt(world.desk.database.within, {
    ...{ workspace: odile.workspace as Id<'workspace'>, id: place as Id<'contact point'>, cursor: null },
  })
  expect((await held.latest(null))[0]).toMatchObject({
    images: [{ id: medium, type: 'image/png', alt: 'Un pot "vide"', width: 1, height: 1 }],
  })

  const gone = (await odile.ask(api.spark, { params: { spark } })).places[0]!.message!
  await world.desk.database.within([odile.workspace as Id<'workspace'>], null, (db) =>
    db.updateTable('message').set({ gone_at: world.clock() }).where('id', '=', gone).execute(),
  )
  expect((await image())[0]).toBe(404)
  expect((await held.latest(null))[0]).not.toHaveProperty('images')
})

test('a channel that shows our words knows what the thread of a piece is called by now', async () => {
  const held = heldAt(world.desk.database.within, {
    ...{ workspace: odile.workspace as Id<'workspace'>, id: place as Id<'contact point'>, cursor: null },
  })
  const words = await held.latest(null)
  expect(words).toHaveLength(3)
  for (const { utterance } of words) expect(utterance.thread.nativeId).toBe(utterance.key)
})
