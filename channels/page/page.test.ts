import { expect, it } from 'vitest'
import { type Means, type Place } from '#channel'
import { channelContract, nowhere } from '../channel.contract.ts'
import { openPage, type PageSaid, writePageEvent } from './index.ts'

const place: Place = {
  id: 'place-1',
  address: 'https://parler.vergers-imaginaires.example/p/1/2',
  settings: { opening: 'Vous mangiez lequel, et où étiez-vous ?\nDites-le à votre façon.' },
}
const means: Means = {
  ...nowhere,
  secrets: {},
  clock: () => new Date('2026-11-20T12:00:00Z'),
}
const said: PageSaid = {
  kind: 'said',
  id: 'words-1',
  by: { id: 'handle-1', name: 'Marmelade' },
  text: 'non, je n’aime pas',
  answers: null,
  thread: 'place-1',
  at: '2026-11-20T11:59:00.000Z',
}

channelContract('page', async () => {
  const channel = openPage()
  let made = 0
  const shown = new Map<string, string>()
  let choices: readonly string[] = []
  const says = {
    ...channel.says,
    // What the desk does with what comes back: the page shows it from then on.
    say: async (...[at, utterance, by]: Parameters<typeof channel.says.say>) => {
      const came = await channel.says.say(at, utterance, by)
      if (came.kind === 'sent') shown.set(came.nativeId, utterance.text)
      return came
    },
  }
  const publishes = {
    ...channel.publishes,
    publish: async (...[at, piece, by]: Parameters<typeof channel.publishes.publish>) => {
      const came = await channel.publishes.publish(at, piece, by)
      if (came.kind === 'sent') {
        shown.set(came.nativeId, piece.text)
        choices = piece.choices ?? []
      }
      return came
    },
  }
  return {
    channel: { ...channel, says, publishes },
    place,
    means,
    faults: [],
    hears: async (text) => {
      const id = `words-${++made}`
      return { nativeId: id, pushed: [writePageEvent({ ...said, id, text })] }
    },
    edits: async (id, text) => [writePageEvent({ ...said, id, text })],
    breaks: () => undefined,
    mends: () => undefined,
    standing: async () => [...shown.values()],
    choosable: async () => choices,
    utterance: (key, text) => ({
      key,
      text,
      by: 'Odile',
      thread: { nativeId: place.id, url: null, title: null },
      answers: [],
      to: [],
      audience: 'public',
    }),
    piece: (key, text) => ({
      ...{ key, text, title: null, warning: null, language: 'fr', media: [], audience: 'public' },
    }),
  }
})

it('reads what is said below a piece in the thread that the piece began', () => {
  const read = openPage().read(writePageEvent({ ...said, thread: 'piece-1', answers: 'piece-1' }), place)
  const url = `${place.address}?at=piece-1#at`
  expect(read).toMatchObject({ heard: [{ thread: { nativeId: 'piece-1', url, title: null }, answers: 'piece-1' }] })
})

it('reads a form as words said in public, in the thread that the page’s first words name', () => {
  expect(openPage().read(writePageEvent({ ...said, answers: 'words-0' }), place)).toEqual({
    kind: 'read',
    heard: [
      {
        kind: 'said',
        nativeId: 'words-1',
        thread: { nativeId: 'place-1', url: place.address, title: 'Vous mangiez lequel, et où étiez-vous ?' },
        by: { nativeId: 'handle-1', name: 'Marmelade', url: null },
        ours: false,
        title: null,
        text: 'non, je n’aime pas',
        html: null,
        url: `${place.address}?at=words-1#at`,
        saidAt: new Date('2026-11-20T11:59:00Z'),
        answers: 'words-0',
        audience: 'public',
        language: null,
        attachments: [],
      },
    ],
  })
})

it('reads what was taken back, and sets aside what says nothing', () => {
  const { read } = openPage()
  expect(read(writePageEvent({ kind: 'gone', id: 'words-1' }), place)).toEqual({
    kind: 'read',
    heard: [{ kind: 'gone', nativeId: 'words-1' }],
  })
  expect(read(writePageEvent({ ...said, text: '\0\u202e ' }), place).kind).toBe('not-understood')
})

it('says nothing in public that was meant for one person', async () => {
  const utterance = {
    key: 'k',
    text: 'merci',
    by: 'Odile',
    thread: { nativeId: 'place-1', url: null, title: null },
    answers: [],
    to: [],
    audience: 'direct' as const,
  }
  expect(await openPage().says.say(place, utterance, means)).toEqual({ kind: 'refused', why: 'audience' })
})

it('knows after a removal that nothing stands there', async () => {
  const { says, removes } = openPage()
  const utterance = {
    key: 'k',
    text: 'merci',
    by: 'Odile',
    thread: { nativeId: 'place-1', url: null, title: null },
    answers: [],
    to: [],
    audience: 'public' as const,
  }
  await says.say(place, utterance, means)
  expect(await removes.remove(place, 'k', means)).toEqual({ kind: 'done' })
  expect(await says.readBack(place, utterance, means)).toEqual({ kind: 'gone' })
})
