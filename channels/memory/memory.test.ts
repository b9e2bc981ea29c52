import { expect, it } from 'vitest'
import { type Means, type Place } from '#channel'
import { channelContract, nowhere } from '../channel.contract.ts'
import { imaginaryKey, memoryEvent, openImaginary, openMemory } from './index.ts'

const place: Place = { id: 'place-1', address: 'la place', settings: {} }
const means: Means = {
  ...nowhere,
  secrets: {},
  clock: () => new Date('2026-11-20T12:00:00Z'),
}

channelContract('memory', async () => {
  const channel = openMemory()
  const { world } = channel
  return {
    channel,
    place,
    means,
    faults: [
      'too-many-requests',
      'server-error',
      'timed-out',
      'timed-out-after-success',
      'duplicates',
      're-order',
      'cut-short',
      'revoked-mid-page',
    ],
    hears: async (text) => ({ nativeId: world.hears({ text }), pushed: [] }),
    edits: async (nativeId, text) => {
      world.edits(nativeId, text)
      return []
    },
    loses: world.loses,
    keysEnd: world.keysEnd,
    takesBack: world.deletes,
    liked: world.liked,
    mayNotLike: () => world.maysLike(false),
    breaks: world.breaks,
    mends: world.mends,
    standing: async () => world.said().map((utterance) => utterance.text),
    utterance: (key, text) => ({
      key,
      text,
      by: 'Odile',
      thread: { nativeId: 'thread-1', url: null, title: null },
      answers: [],
      to: [],
      audience: 'public',
    }),
    piece: (key, text) => ({
      ...{ key, text, title: null, warning: null, language: 'fr', media: [], audience: 'public' as const },
    }),
  }
})

const utterance = {
  key: 'k',
  text: 'merci',
  by: 'Odile',
  thread: { nativeId: 't', url: null, title: null },
  answers: ['v1'],
  to: [],
  audience: 'direct' as const,
}

it('works with no world: events are planted, what is said stands', async () => {
  const { read, says } = openMemory()
  const planted = memoryEvent({
    kind: 'said',
    nativeId: 'v1',
    thread: { nativeId: 't', title: 'La nouvelle recette' },
    by: { name: 'Marmelade' },
    text: 'non, je n’aime pas',
    saidAt: '2026-11-19T08:30:00Z',
  })
  expect(read(planted, place)).toEqual({
    kind: 'read',
    heard: [
      {
        kind: 'said',
        nativeId: 'v1',
        thread: { nativeId: 't', url: null, title: 'La nouvelle recette' },
        by: { nativeId: 'marmelade', name: 'Marmelade', url: null },
        ours: false,
        title: null,
        text: 'non, je n’aime pas',
        html: null,
        url: null,
        saidAt: new Date('2026-11-19T08:30:00Z'),
        answers: null,
        audience: 'public',
        language: null,
        attachments: [],
      },
    ],
  })
  expect(await says.say(place, utterance, means)).toEqual({
    kind: 'sent',
    nativeId: 'said:k',
    url: null,
    proof: 'seen',
  })
  // Another process, as after a restart: the memory is gone, the id is the same.
  expect(await openMemory().says.readBack(place, utterance, means)).toEqual({ kind: 'not-there' })
  expect(await openMemory().says.say(place, utterance, means)).toMatchObject({ nativeId: 'said:k' })
})

it('takes away, and says so to whoever listens', async () => {
  const { listens, removes, says, read, world } = openMemory()
  const voice = world.hears({ text: 'pourriel', place: place.id })
  expect(await removes.remove(place, voice, means)).toEqual({ kind: 'done' })
  const listened = await listens.listen(place, null, means)
  expect(listened.kind === 'heard' && read(listened.events[1]!, place)).toEqual({
    kind: 'read',
    heard: [{ kind: 'gone', nativeId: voice }],
  })
  await says.say(place, utterance, means)
  await removes.remove(place, 'said:k', means)
  expect(await says.readBack(place, utterance, means)).toEqual({ kind: 'gone' })
  expect(world.said()).toEqual([])
})

it('keeps places apart', async () => {
  const { listens, world } = openMemory()
  world.hears({ text: 'ici', place: place.id })
  world.hears({ text: 'ailleurs', place: 'place-2' })
  const listened = await listens.listen(place, null, means)
  expect(listened.kind === 'heard' && listened.events.length).toBe(1)
})

it('does in the imagination what each kind of place does in the world', () => {
  const does = Object.fromEntries(openImaginary().map(({ manifest }) => [manifest.key, manifest.abilities]))
  expect(does[imaginaryKey('blog')]).toEqual(['listens'])
  expect(does[imaginaryKey('page')]).toEqual(['says', 'publishes', 'removes'])
  for (const kind of ['mastodon', 'bluesky'] as const)
    expect(does[imaginaryKey(kind)], kind).toEqual(['listens', 'says', 'nods', 'publishes'])
  expect(does[imaginaryKey('instagram')]).toEqual(['listens', 'says', 'publishes'])
  for (const kind of ['youtube', 'mail'] as const) expect(does[imaginaryKey(kind)], kind).toEqual(['listens', 'says'])
})
