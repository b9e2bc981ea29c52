import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Own } from '#channel'
import { activitypub } from './activitypub.ts'
import { here, openFediverse } from './fediverse.test-world.ts'

let world: Awaited<ReturnType<typeof openFediverse>>
const question = `${here}/said/k`
const minute = 60_000

beforeEach(async () => {
  world = await openFediverse()
  counts([0, 0])
})
afterEach(() => world.close())

function counts([pomme = 0, coing = 0]: number[]) {
  const utterance = { ...world.utterance('k', 'Laquelle, et pourquoi ?'), answers: [], to: [] }
  const choices = [
    { choice: 'Pomme', votes: pomme },
    { choice: 'Pomme-coing', votes: coing },
  ]
  const at = new Date(Date.UTC(2026, 10, 20, 12))
  const own: Own = { utterance, at, gone: false, poll: { choices, endsAt: new Date(at.getTime() + 86_400_000) } }
  world.at.owns.set('k', own)
}
/** As other servers send it: no words, the choice as its name, to us alone. */
const votes = (choice: string, more: object = {}) =>
  world.knock(
    world.activity(
      'Create',
      world.note('', { name: choice, inReplyTo: question, to: [here], cc: [], tag: [], content: undefined, ...more }),
    ),
  )

it('shows what one may choose as a question, with how often each was chosen', async () => {
  counts([2, 5])
  const asked = { path: 'said/k', query: {}, here }
  const accept = 'application/activity+json'
  const shown = JSON.parse((await activitypub.shows.show(world.place, { ...asked, accept }, world.means.held!))!.body)
  expect(shown).toMatchObject({
    ...{ id: question, type: 'Question', endTime: '2026-11-21T12:00:00.000Z' },
    oneOf: [
      { type: 'Note', name: 'Pomme', replies: { type: 'Collection', totalItems: 2 } },
      { type: 'Note', name: 'Pomme-coing', replies: { type: 'Collection', totalItems: 5 } },
    ],
  })
  const page = await activitypub.shows.show(world.place, { ...asked, accept: 'text/html' }, world.means.held!)
  expect(page!.body).toContain('<li>Pomme-coing</li>')
})

it('hears a vote under a mark that leads back to nobody, the same for whoever votes again', async () => {
  votes('Pomme-coing')
  const [first] = (await world.round()).heard
  expect(first).toMatchObject({ kind: 'voted', about: question, choice: 'Pomme-coing' })
  votes('Pomme', { content: '<br>', summary: '' })
  const [second] = (await world.round()).heard
  expect(second).toMatchObject({ kind: 'voted', nativeId: first!.nativeId })
  expect(JSON.stringify([first, second])).not.toContain('marmelade')
})

it('writes nothing into the ledger by which whoever votes could be told', async () => {
  votes('Pomme')
  const listened = await activitypub.listens.listen(world.place, null, { ...world.means, knocks: world.at.knocks })
  const events = listened.kind === 'heard' ? listened.events : []
  expect(events.map(({ body }) => Buffer.from(body).toString())).toEqual([
    JSON.stringify({ voted: { about: question, choice: 'Pomme' } }),
  ])
})

it('counts nothing that is no choice, that comes too late, or that says something', async () => {
  votes('Rhubarbe')
  votes('Pomme', { inReplyTo: `${here}/said/autre` })
  votes('Pomme', { content: '<p>Pomme, elle est douce</p>', cc: ['https://www.w3.org/ns/activitystreams#Public'] })
  const { heard } = await world.round()
  expect(heard.map((one) => (one.kind === 'said' ? one.text : one.kind))).toEqual(['', 'Pomme, elle est douce'])
  world.at.now += 2 * 86_400_000
  votes('Pomme')
  expect((await world.round()).heard).toEqual([])
})

it('tells followers how often each was chosen, now and then however many vote, and once that it is over', async () => {
  world.knock(world.activity('Follow', here))
  await world.round()
  const updates = () => world.at.received.filter(({ type }) => type === 'Update').map(({ object }) => object)
  await world.round()
  expect(world.at.received.find(({ type }) => type === 'Create')!.object).toMatchObject({ type: 'Question' })
  for (const many of [1, 2, 3]) {
    counts([0, many])
    world.at.now += minute
    await world.round()
  }
  expect(updates()).toMatchObject([{ oneOf: [{}, { replies: { totalItems: 3 } }] }])
  expect(updates()[0]).not.toHaveProperty('updated')
  world.at.now += 2 * 86_400_000
  await world.round()
  await world.round()
  expect(updates()).toHaveLength(2)
  expect(updates()[1]).toMatchObject({ closed: '2026-11-21T12:00:00.000Z' })
})
