import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Audience } from '#channel'
import { activitypub } from './activitypub.ts'
import { here, openFediverse } from './fediverse.test-world.ts'

let world: Awaited<ReturnType<typeof openFediverse>>
beforeEach(async () => {
  world = await openFediverse()
})
afterEach(() => world.close())

const look = (path: string, accept = 'application/activity+json') =>
  activitypub.shows.show(world.place, { path, query: {}, accept, here }, world.means.held!)
const own = (key: string, audience: Audience) => {
  const utterance = { ...world.utterance(key, 'a <script>'), audience }
  world.at.owns.set(key, { utterance, at: new Date(world.at.now), gone: false })
}

it('shows its actor to servers and a page to people', async () => {
  const shown = await look('')
  expect(shown).toMatchObject({ status: 200, contentType: 'application/activity+json' })
  expect(JSON.parse(shown!.body)).toMatchObject({ id: here, inbox: `${here}/inbox`, publicKey: { owner: here } })
  own('k', 'public')
  const page = await look('', 'text/html,application/xhtml+xml,*/*;q=0.8')
  expect(page?.contentType).toMatch(/^text\/html/)
  expect(page?.body).toContain('Confitures Lune')
  expect(page?.body).not.toContain('<script')
  expect(activitypub.shows.nameOf!(world.place)).toBe('confiture')
})

it('shows the thread of a word as the fediverse does, to servers by its ids', async () => {
  own('k', 'public')
  const said = { ours: false, at: new Date(world.at.now), url: 'https://ailleurs.example/@zoe/1' }
  world.at.around = [
    { ...said, nativeId: `${here}/said/k`, by: 'Odile', ours: true, text: 'Pourquoi ?', answers: null },
    {
      ...said,
      nativeId: 'https://ailleurs.example/1',
      by: 'Zoé <b>',
      text: 'Trop <i>mou</i>',
      answers: `${here}/said/k`,
    },
  ]
  const page = (await look('said/k', 'text/html'))!.body
  expect(page).toContain('<b>Zoé &lt;b&gt;</b> · <a href="https://ailleurs.example/@zoe/1" rel="nofollow">')
  expect(page).toContain('<p>Trop &lt;i&gt;mou&lt;/i&gt;</p>')
  expect(JSON.parse((await look('said/k'))!.body).replies).toMatchObject({ items: ['https://ailleurs.example/1'] })
  own('u', 'unlisted')
  expect((await look('said/u', 'text/html'))!.body).not.toContain('mou')
})

it('shows images with the word they stand with, to servers and to people, each with what it shows', async () => {
  own('k', 'public')
  const images = [{ id: 'i1', type: 'image/png', alt: 'Un pot "vide"', width: 800, height: 600 }]
  world.at.owns.set('k', { ...world.at.owns.get('k')!, images })
  const url = `${here}/image/i1`
  expect(JSON.parse((await look('said/k'))!.body).attachment).toEqual([
    { type: 'Document', mediaType: 'image/png', url, name: 'Un pot "vide"', width: 800, height: 600 },
  ])
  expect(JSON.parse((await look('outbox'))!.body).orderedItems[0].object.attachment).toHaveLength(1)
  for (const path of ['', 'said/k']) {
    const page = await look(path, 'text/html')
    expect(page?.body).toContain(`<img src="${url}" alt="Un pot &quot;vide&quot;"`)
    expect(page?.headers?.['content-security-policy']).toBe("default-src 'none'; img-src 'self'")
  }
})

it('shows open words only, counts followers without naming them, and a tombstone for what is gone', async () => {
  for (const audience of ['public', 'unlisted', 'followers', 'direct'] as const) own(audience, audience)
  expect(await look('said/direct')).toBeNull()
  expect(await look('said/followers')).toBeNull()
  expect(JSON.parse((await look('said/unlisted'))!.body)).toMatchObject({ type: 'Note', id: `${here}/said/unlisted` })
  expect(JSON.parse((await look('outbox'))!.body).orderedItems).toHaveLength(1)
  world.knock(world.activity('Follow', here))
  await world.round()
  const followers = (await look('followers'))!.body
  expect(JSON.parse(followers).totalItems).toBe(1)
  expect(followers).not.toContain('marmelade')
  world.at.owns.get('public')!.gone = true
  expect(await look('said/public')).toMatchObject({ status: 410 })
  expect(await look('said/%')).toBeNull()
})

it('takes in what may be true, and declines at once what cannot be', () => {
  const knock = world.knock(world.activity('Like', here))
  const take = (more: object) => activitypub.takesIn.takeIn(world.place, { ...knock, ...more })
  expect(take({})).toEqual({ kind: 'keep', status: 202 })
  const without = (name: string) => ({ headers: { ...knock.headers, [name]: '' } })
  expect(take(without('signature'))).toMatchObject({ kind: 'decline', status: 401 })
  expect(take(without('digest'))).toMatchObject({ status: 401 })
  expect(take({ at: new Date(world.at.now + 13 * 3600_000) })).toMatchObject({ status: 401 })
  expect(take({ body: new Uint8Array(2_000_000) })).toMatchObject({ status: 413 })
  expect(take({ method: 'GET' })).toMatchObject({ status: 405 })
  expect(take({ path: '/at/atelier/place-1/outbox' })).toMatchObject({ status: 404 })
})
