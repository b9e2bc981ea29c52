import { afterEach, beforeEach, expect, it } from 'vitest'
import { type HeardWords, type Place } from '#channel'
import { type Json } from '#kernel'
import { followsIn } from './follows.ts'
import { mastodon } from './mastodon.ts'
import { account, openServer } from './server.test-world.ts'

let server: Awaited<ReturnType<typeof openServer>>
let cursor: Json
beforeEach(async () => {
  server = await openServer()
  cursor = null
})
afterEach(() => server.close())

async function listen(follows: string) {
  const place: Place = { ...server.place, settings: { ...server.place.settings, follows } }
  const listened = await mastodon.listens.listen(place, cursor, server.means)
  if (listened.kind !== 'heard') throw new Error(JSON.stringify(listened))
  cursor = JSON.parse(JSON.stringify(listened.cursor))
  const heard = listened.events.flatMap((event) => {
    const read = mastodon.read(event, place)
    return read.kind === 'read' ? read.heard : []
  })
  return { ...listened, texts: heard.filter((one): one is HeardWords => one.kind === 'said').map(({ text }) => text) }
}
const ours = { id: account, acct: 'compotes', display_name: 'Les Compotes Lune', url: '' }
const sorted = (texts: readonly string[]) =>
  texts.toSorted((one, other) => one.localeCompare(other, 'fr', { numeric: true }))

it('reads what is written as hashtags and searches', () => {
  expect(followsIn(' #Confiture, compote lune ; #confiture\n#\u00e9t\u00e92026, #a b, x, ')).toEqual([
    '#confiture',
    'compote lune',
    '#\u00e9t\u00e92026',
  ])
  expect(followsIn(Array.from({ length: 50 }, (_, at) => `#t${at}`).join(','))).toHaveLength(20)
  expect([followsIn(null), followsIn('')]).toEqual([[], []])
})

it('hears what is said under a hashtag and in a search, once, by people who never name us', async () => {
  server.says('Je n\u2019aime pas #confiture')
  server.says('La compote lune, non')
  server.says('Autre chose')
  const follows = '#confiture, compote lune'
  expect(sorted((await listen(follows)).texts)).toEqual(['Je n\u2019aime pas #confiture', 'La compote lune, non'])
  expect((await listen(follows)).texts).toEqual([])
  server.says('#confiture et compote lune ensemble')
  expect((await listen(follows)).texts).toEqual(['#confiture et compote lune ensemble'])
})

it('brings the thread above an answer that stands under a hashtag', async () => {
  const root = server.says('Vous avez go\u00fbt\u00e9 ?')
  server.says('Non #confiture', { in_reply_to_id: root.id })
  expect(sorted((await listen('#confiture')).texts)).toEqual(['Non #confiture', 'Vous avez go\u00fbt\u00e9 ?'])
})

it('hears a burst of 300 once each, and what comes late from another server', async () => {
  server.says('avant #confiture')
  await listen('#confiture')
  for (let n = 0; n < 300; n++) server.says(`voix ${n} #confiture`)
  const { texts, gaps } = await listen('#confiture')
  expect([texts.length, new Set(texts).size, gaps]).toEqual([300, 300, []])
  const { id } = server.says('sans rapport')
  server.says('dernière voix #confiture')
  await listen('#confiture')
  server.statuses.splice(
    server.statuses.findIndex((one) => one.id === id),
    1,
  )
  server.says('en retard #confiture', { id })
  expect((await listen('#confiture')).texts).toEqual(['en retard #confiture'])
})

it('is done with a hashtag that never ends, and tells from when to when it did not hear', async () => {
  server.says('avant #tout', { created_at: new Date(server.at.now - 3600_000).toISOString() })
  await listen('#tout')
  for (let n = 0; n < 2_000; n++) server.says(`voix ${n} #tout`)
  const asked = server.at.tagsAsked
  const { texts, gaps } = await listen('#tout')
  expect(texts).toHaveLength(1_600)
  expect(server.at.tagsAsked - asked).toBe(40)
  expect(gaps).toMatchObject([{ since: new Date(server.at.now - 3600_000), mended: false }])
  expect((await listen('#tout')).texts).toEqual([])
  expect(JSON.stringify(cursor).length).toBeLessThan(250_000)
})

it('does not forget who spoke to us for what is followed', async () => {
  const { id } = server.mentions('bonjour')
  await listen('#tout')
  for (let n = 0; n < 1_500; n++) server.says(`voix ${n} #tout`)
  await listen('#tout')
  server.statuses.find((one) => one.id === id)!.content = '<p>bonsoir</p>'
  expect((await listen('#tout')).texts).toEqual(['bonsoir'])
})

it('says where the server does not look into what was said, and no more once it does', async () => {
  server.at.searches = false
  const hour = 3600_000
  server.says('Vous aimerez la poire', { account: ours, created_at: new Date(server.at.now - 2 * hour).toISOString() })
  expect(await listen('compote lune')).toMatchObject({ partly: { why: 'not-searchable', detail: 'compote lune' } })
  expect(await listen('compote lune')).toMatchObject({ partly: { why: 'not-searchable' } })
  server.at.searches = true
  server.at.now += 25 * hour
  expect((await listen('compote lune')).partly).toBeUndefined()
  expect((await listen('#confiture')).partly).toBeUndefined()
})
