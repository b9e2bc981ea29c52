import { afterEach, beforeEach, expect, test } from 'vitest'
import { pollIn } from './poll.ts'
import { limits, measure, pieceThere, publish } from './publish.ts'
import { openServer } from './server.test-world.ts'

let server: Awaited<ReturnType<typeof openServer>>
beforeEach(async () => {
  server = await openServer()
})
afterEach(() => server.close())

test('signs are counted as Mastodon counts them', () => {
  expect(measure('où 🍐 ?')).toBe(6)
  expect(measure('https://vergers-imaginaires.example/une/adresse/bien/longue?avec=tout')).toBe(23)
  expect(measure('@maelle@ailleurs.example, où ?')).toBe('@maelle, où ?'.length)
  expect(limits(server.place).longest).toBe(1_000)
})

test('an image goes along with what it shows, once it is ready there; a warning stands before', async () => {
  const bytes = new Uint8Array([137, 80, 78, 71])
  const media = [{ name: 'fenêtre.png', type: 'image/png', bytes, alt: 'Une fenêtre, le matin' }]
  const piece = server.piece('k', 'Vous reconnaissez ?', { media, warning: 'Faim', language: 'fr-CA' })
  const came = await publish(server.place, piece, server.means)
  expect(came).toMatchObject({ kind: 'sent', thread: { nativeId: server.statuses.at(-1)!.id } })
  const [id, medium] = [...server.at.media][0]!
  expect(Buffer.from(medium.letter, 'latin1').toString()).toContain('Une fenêtre, le matin')
  expect(server.at.bodies.at(-1)).toMatchObject({ spoiler_text: 'Faim', language: 'fr', media_ids: [id] })
})

test('where images were not allowed when one signed in, that is said', async () => {
  const media = [{ name: 'a.png', type: 'image/png', bytes: new Uint8Array(4), alt: 'x' }]
  const noMedia = { ...server.means, reach: declined(server.means.reach) }
  const came = await publish(server.place, server.piece('k', 'Où ?', { media }), noMedia)
  expect(came).toEqual({ kind: 'refused', why: 'images-not-allowed' })
  expect(server.statuses).toEqual([])
})

const asking = { choices: ['Pomme', 'Pomme-coing'], openDays: 3 }

test('what one may choose goes as the place’s own form, for as long as was said', async () => {
  await publish(server.place, server.piece('k', 'Laquelle, et pourquoi ?', asking), server.means)
  expect(server.at.bodies.at(-1)).toMatchObject({
    status: 'Laquelle, et pourquoi ?',
    poll: { options: ['Pomme', 'Pomme-coing'], expires_in: 3 * 86_400, multiple: false },
  })
})

test('where the form is dropped without a word, the choices are put into the words, once', async () => {
  server.at.dropsPolls = true
  const piece = server.piece('k', 'Laquelle, et pourquoi ?', asking)
  const came = await publish(server.place, piece, server.means)
  expect(server.statuses.at(-1)!.content).toContain('· Pomme\n· Pomme-coing')
  expect(await pieceThere(server.place, piece, server.means)).toEqual(came)
  expect(server.statuses).toHaveLength(1)
})

test('what a server takes of choices is as it tells; one that tells nothing takes none', () => {
  const told = { max_options: 8, max_characters_per_option: 60, min_expiration: 300, max_expiration: 604_800 }
  expect(pollIn(told)).toEqual({ pollMost: 8, pollLongest: 60, pollFewestDays: 1, pollMostDays: 7 })
  const pleroma = { max_options: 20, max_option_chars: 200, max_expiration: 31_536_000 }
  expect(pollIn(pleroma)).toMatchObject({ pollLongest: 200, pollMostDays: 30 })
  for (const odd of [null, {}, { ...told, max_options: '8' }, { ...told, max_expiration: 3_600 }])
    expect(pollIn(odd)).toBeNull()
  expect(limits({ ...server.place, settings: {} }).poll).toBeNull()
})

type Reach = typeof server.means.reach
const declined =
  (reach: Reach): Reach =>
  async (request) =>
    request.url.endsWith('/media')
      ? {
          kind: 'answered',
          status: 403,
          headers: {},
          body: new TextEncoder().encode('{}'),
          url: request.url,
          movedTo: null,
        }
      : reach(request)
