import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Utterance } from '#channel'
import { activitypub } from './activitypub.ts'
import { here, openFediverse } from './fediverse.test-world.ts'

let world: Awaited<ReturnType<typeof openFediverse>>
beforeEach(async () => {
  world = await openFediverse()
})
afterEach(() => world.close())

const say = (more: Partial<Utterance> = {}) =>
  activitypub.says.say(world.place, { ...world.utterance('k', 'merci <3'), ...more }, world.means)

it('delivers a signed note to who is answered, mentioned, under the id of its key', async () => {
  expect(await say()).toMatchObject({ kind: 'sent', nativeId: `${here}/said/k`, proof: 'accepted' })
  expect(world.at.received).toMatchObject([
    {
      type: 'Create',
      to: ['https://www.w3.org/ns/activitystreams#Public', world.marmelade],
      object: {
        content: '<p>merci &lt;3</p>',
        inReplyTo: `${world.url}/notes/root`,
        tag: [{ type: 'Mention', href: world.marmelade, name: `@marmelade@${new URL(world.url).host}` }],
      },
    },
  ])
})

it('says a direct word to that person alone, and never widens what it answers', async () => {
  await say({ audience: 'direct' })
  expect(world.at.received[0]).toMatchObject({ to: [world.marmelade], cc: [] })
  const note = world.note('entre nous', { to: [here], cc: [] })
  world.knock(world.activity('Create', note))
  await world.round()
  expect(await say({ answers: [String(note.id)] })).toEqual({ kind: 'refused', why: 'audience' })
})

it('says what came of it: wait, gone, refused, silence', async () => {
  world.knock(world.activity('Follow', here))
  await world.round()
  world.at.wrong = { status: 429, headers: { 'retry-after': '120' } }
  expect(await say()).toEqual({ kind: 'later', at: new Date(world.at.now + 120_000) })
  // What it asked for is over.
  world.at.now += 120_000
  world.at.wrong = { status: 410 }
  expect(await say()).toEqual({ kind: 'gone' })
  world.at.wrong = { status: 403 }
  expect(await say()).toEqual({ kind: 'refused', why: `${new URL(world.url).host} answered HTTP 403` })
  await world.close()
  expect((await say()).kind).toBe('later')
})
