import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Utterance } from '#channel'
import { activitypub } from './activitypub.ts'
import { openFediverse } from './fediverse.test-world.ts'

let world: Awaited<ReturnType<typeof openFediverse>>
beforeEach(async () => {
  world = await openFediverse()
})
afterEach(() => world.close())

/** As the desk does: what was said stands in its outbox, and the rounds of listening see it there. */
async function says(key: string, names: readonly string[], more: Partial<Utterance> = {}) {
  const to = names.map((name) => ({ nativeId: world.person(name), name, url: null }))
  const utterance = { ...world.utterance(key, 'merci à vous'), to, ...more }
  const means = { ...world.means, held: { ...world.means.held!, cursor: world.at.cursor } }
  world.at.owns.set(key, { utterance, at: new Date(world.at.now), gone: false })
  return await activitypub.says.say(world.place, utterance, means)
}
const inboxes = () => new Set(world.at.tried)
const received = (name: string) => world.at.tried.filter((path) => path === `/users/${name}/inbox`).length

it('reaches each of those it answers, whoever of them is away, and each has tries of their own', async () => {
  world.at.wrongAt.set('/users/tilleul/inbox', 503)
  world.at.wrongAt.set('/users/marmelade/inbox', 503)
  expect(await says('k', ['marmelade', 'tilleul', 'verveine'])).toMatchObject({ kind: 'sent', proof: 'accepted' })
  const { cursor } = await world.round()
  expect(cursor.owed.map(({ to, tries }) => [to?.split('/').at(-1), tries]).sort()).toEqual([
    ['marmelade', 1],
    ['tilleul', 1],
  ])
  world.at.wrongAt.delete('/users/marmelade/inbox')
  world.at.now += 60_000
  await world.round()
  world.at.wrongAt.delete('/users/tilleul/inbox')
  world.at.now += 5 * 60_000
  expect((await world.round()).cursor.owed).toEqual([])
  expect(inboxes()).toEqual(new Set(['marmelade', 'tilleul', 'verveine'].map((name) => `/users/${name}/inbox`)))
  const notes = new Set(world.at.received.map(({ object }) => (object as { id: string }).id))
  expect(notes.size).toBe(1)
})

it('is said where the first is gone and another took it; where nobody did, the first says why', async () => {
  world.at.wrongAt.set('/users/marmelade/inbox', 410)
  expect((await says('k', ['marmelade', 'tilleul'])).kind).toBe('sent')
  world.at.wrongAt.set('/users/tilleul/inbox', 403)
  expect(await says('k2', ['marmelade', 'tilleul'])).toEqual({ kind: 'gone' })
  world.at.wrongAt.set('/users/tilleul/inbox', 503)
  expect((await says('k3', ['marmelade', 'tilleul'])).kind).toBe('later')
})

it('tells one person once, and tells them of an edit and an end even when they are not remembered', async () => {
  expect((await says('k', ['tilleul'])).kind).toBe('sent')
  await world.round()
  expect(received('tilleul')).toBe(1)
  const own = world.at.owns.get('k')!
  world.at.owns.set('k', { ...own, utterance: { ...own.utterance, text: 'merci encore' } })
  await world.round()
  world.at.owns.get('k')!.gone = true
  await world.round()
  expect(world.at.received.map(({ type }) => type)).toEqual(['Create', 'Update', 'Delete'])
})

it('takes back from who was answered what was taken back before the next round', async () => {
  await says('k', ['tilleul'])
  world.at.owns.get('k')!.gone = true
  await world.round()
  expect(world.at.received.map(({ type }) => type)).toEqual(['Create', 'Delete'])
})

it('tries eight times more, over some fifteen days, and then no more', async () => {
  world.knock(world.activity('Follow', world.means.here))
  await world.round()
  world.at.wrongAt.set('/users/marmelade/inbox', 503)
  await says('k', [], { answers: [] })
  world.at.tried.length = 0
  const start = world.at.now
  for (let tries = 1; tries < 20; tries++) {
    const { cursor } = await world.round()
    if (cursor.owed.length === 0) break
    world.at.now = cursor.owed[0]!.after
  }
  expect(received('marmelade')).toBe(9)
  expect(Math.round((world.at.now - start) / 86_400_000)).toBe(15)
})

it('is taken over by a host that takes RFC 9421 alone, which is remembered', async () => {
  world.at.only9421 = true
  world.knock(world.activity('Follow', world.means.here))
  expect((await world.round()).cursor.hosts).toEqual([{ id: new URL(world.url).host }])
  expect(world.at.received.map(({ type }) => type)).toEqual(['Accept'])
  expect(world.at.tried).toHaveLength(1)
  expect((await says('k', ['marmelade'])).kind).toBe('sent')
  expect(world.at.tried).toHaveLength(2)
  world.at.only9421 = false
})
