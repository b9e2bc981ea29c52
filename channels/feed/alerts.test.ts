import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Json } from '#kernel'
import { openWaysOut } from '../../test/reach.ts'
import { channelContract, tooHeavy } from '../channel.contract.ts'
import { openLoopback, respond } from '../loopback.ts'
import { alertEvent, readAlert, unwrapped } from './alert-entry.ts'
import { alertsAt } from './alerts.ts'
import { feed } from './feed.ts'
import { parseDocument } from './parse.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const wrap = (page: string) => `https://www.google.com/url?rct=j&amp;sa=t&amp;url=${encodeURIComponent(page)}&amp;ct=ga`
const alertFeed = (entries: string[]) =>
  `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Alerte Google – compote lune</title>${entries.join('')}</feed>`
const entry = (page: string, title: string, extract: string) =>
  `<entry><id>tag:google.com,2013:googlealerts/feed:${title.length}</id><title type="html">${escaped(title)}</title><link href="${wrap(page)}"/><published>2026-11-20T10:00:00Z</published><content type="html">${escaped(extract)}</content></entry>`

channelContract('feed-alerts', async () => {
  let now = Date.UTC(2026, 10, 20, 12)
  const clock = () => new Date(now)
  const texts: string[] = []
  let fault: string | null = null
  const google = await openLoopback((_, response) => {
    if (fault === 'timed-out') return
    if (fault === 'server-error') return respond(response, 500, {})
    if (fault === 'too-heavy') return respond(response, 200, { 'content-type': 'application/atom+xml' }, tooHeavy)
    if (fault === 'asked-to-wait') return respond(response, 429, { 'retry-after': '90' })
    if (fault === 'asked-to-wait-untold') return respond(response, 429, {})
    if (fault === 'too-many-requests') return respond(response, 429, { 'retry-after': '60' })
    const entries = texts.map((text, index) => entry(`https://page-${index}.example/a`, 'Vu', text)).reverse()
    if (fault === 're-order') entries.reverse()
    if (fault === 'duplicates') entries.push(...entries)
    const strange = (xml: string) =>
      xml.replaceAll('<entry>', '<entry><holo:gram xmlns:holo="urn:holo" of="1e21">?</holo:gram>')
    const body = fault === 'unknown-fields' ? strange(alertFeed(entries)) : alertFeed(entries)
    respond(
      response,
      200,
      { 'content-type': 'application/atom+xml' },
      fault === 'cut-short' ? body.slice(0, -20) : body,
    )
  })
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  return {
    channel: alertsAt(google.url),
    place: { id: 'place-1', address: `${google.url}/alerts/feeds/1/2`, settings: {} },
    means: {
      ...ways,
      reach: (request) => ways.reach({ ...request, within: fault === 'timed-out' ? 400 : 5_000 }),
      secrets: {},
      clock,
    },
    faults: [
      'too-many-requests',
      'server-error',
      'timed-out',
      'duplicates',
      're-order',
      'cut-short',
      'asked-to-wait',
      'asked-to-wait-untold',
      'unknown-fields',
      'too-heavy',
    ],
    async hears(text) {
      texts.push(text)
      return { nativeId: `page-${texts.length}`, pushed: [] }
    },
    breaks: (one) => {
      fault = one
    },
    mends: () => {
      fault = null
      now += 120_000
    },
    close: google.close,
  }
})

function heardIn(...entries: string[]) {
  const parsed = parseDocument(alertFeed(entries), 'https://www.google.com/alerts/feeds/1/2')
  if (parsed.kind !== 'feed') throw new Error(parsed.kind)
  return parsed.document.entries.flatMap((one) => {
    const event = alertEvent(one, new Date('2026-11-20T12:00:00Z'))
    const read = event && readAlert(event)
    return read?.kind === 'read' ? read.heard : []
  })
}

it('keeps the page itself, free of marks, published by its host and by nobody', () => {
  const page = 'https://www.recettes.example/compote?page=2'
  expect(heardIn(entry(page, '<b>Compote</b> Lune : l’essai', 'J’ai goûté la <b>compote</b>&nbsp;...'))).toMatchObject([
    {
      url: page,
      title: 'Compote Lune : l’essai',
      by: { nativeId: 'host:recettes.example', name: 'recettes.example', url: 'https://www.recettes.example' },
      html: expect.stringMatching(/^<blockquote>J’ai goûté la compote/),
    },
  ])
})

it('takes a page that was found twice for one', () => {
  const [one, other] = heardIn(entry('https://a.example/x', 'Un', 'a'), entry('https://a.example/x', 'Deux', 'b'))
  expect(one).toMatchObject({ nativeId: (other as { nativeId: string }).nativeId })
})

it.each([
  ['javascript:alert(1)', null],
  ['https://user:pass@bank.example/', null],
  ['data:text/html,x', null],
  ['https://a.example/?u=1&v=2', 'https://a.example/?u=1&v=2'],
])('unwraps %s as hostile', (page, kept) => {
  expect(unwrapped(`https://www.google.com/url?sa=t&url=${encodeURIComponent(page)}`)).toEqual(
    kept ? { kind: 'page', url: kept } : { kind: 'let-go' },
  )
})

it.each([
  ['https://notifications.google.com/goto?dest=https%3A%2F%2Fa.example%2Fx&sa=t', 'https://a.example/x'],
  ['https://www.google.fr/url?q=https://a.example/x', 'https://a.example/x'],
  ['https://a.example/x', 'https://a.example/x'],
  ['https://support.google.com/answer', 'https://support.google.com/answer'],
  ['https://www.google.com/goto/Q0FJ', null],
  ['https://www.google.com/goto?one=https://a.example/&other=https://b.example/', null],
  ['https://www.google.com/goto?url2=https://www.google.com/sorry', null],
])('follows Google where it leads otherwise, and guesses nothing: %s', (link, page) => {
  expect(unwrapped(link)).toEqual(page ? { kind: 'page', url: page } : { kind: 'not-known' })
})

it('asks with what it knows, hears nothing where nothing has changed, and all of it once that changes', async () => {
  const asked: (string | undefined)[] = []
  let body = alertFeed([entry('https://a.example/1', 'Un', 'Premier')])
  const google = await openLoopback((request, response) => {
    asked.push(request.headers['if-none-match'])
    const etag = `"${body.length}"`
    const headers = { 'content-type': 'application/atom+xml', etag }
    if (request.headers['if-none-match'] === etag) return respond(response, 304, headers)
    respond(response, 200, headers, body)
  })
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock: () => new Date() })
  const means = { ...ways, secrets: {}, clock: () => new Date() }
  const place = { id: 'place-1', address: `${google.url}/alerts/feeds/1/2`, settings: {} }
  const hear = async (cursor: Json) => {
    const listened = await alertsAt(google.url).listens.listen(place, cursor, means)
    return listened.kind === 'heard' ? listened : expect.unreachable(listened.kind)
  }
  const first = await hear(null)
  expect(first.events).toHaveLength(1)
  const quiet = await hear(first.cursor)
  expect([quiet.events, quiet.cursor]).toEqual([[], first.cursor])
  body = alertFeed([
    entry('https://a.example/2', 'Deux', 'Second').replace(/href="[^"]*"/, 'href="https://www.google.com/goto/Q0FJ"'),
    entry('https://a.example/1', 'Un', 'Premier'),
  ])
  const odd = await hear(quiet.cursor)
  expect(odd).toMatchObject({ partly: { why: 'link-not-known' }, events: [{ nativeId: /^link:/ }] })
  expect(readAlert(odd.events[0]!)).toMatchObject({ kind: 'not-understood' })
  // Said until a round in which all of it is known again.
  expect(await hear(odd.cursor)).toMatchObject({ events: [], partly: { why: 'link-not-known' } })
  body = alertFeed([entry('https://a.example/3', 'Trois', 'Troisième')])
  expect((await hear(odd.cursor)).partly).toBeUndefined()
  expect(asked.map(Boolean)).toEqual([false, true, true, true, true])
  // Of another address, nothing is known.
  await alertsAt(google.url).listens.listen({ ...place, address: `${google.url}/alerts/feeds/3/4` }, odd.cursor, means)
  expect(asked.at(-1)).toBeUndefined()
  await google.close()
})

it.each(['https://www.google.com/maps/place/Lune', 'https://news.google.com/rss/articles/CBMi'])(
  'hears a result whose page is Google’s own: %s',
  (page) => {
    expect(heardIn(entry(page, 'Vu', 'Un extrait'))).toMatchObject([{ kind: 'said', url: page, text: 'Un extrait' }])
  },
)

it.each([
  [404, '', 'alert-gone'],
  [403, '', 'alert-guarded'],
  [200, '<!doctype html><title>Avant de continuer</title><form></form>', 'alert-guarded'],
  [500, '', 'server-error'],
])('says what Google answers instead of an alert in words that help: HTTP %i %s', async (status, page, why) => {
  const google = await openLoopback((_, response) => respond(response, status, { 'content-type': 'text/html' }, page))
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock: () => new Date() })
  const means = { ...ways, secrets: {}, clock: () => new Date() }
  const address = `${google.url}/alerts/feeds/1/2`
  const channel = alertsAt(google.url)
  expect(await channel.listens.listen({ id: 'p', address, settings: {} }, null, means)).toMatchObject({ why })
  expect(await channel.looks.look(address, means)).toMatchObject({ kind: 'nothing-there', why })
  await google.close()
})

const samples = join(import.meta.dirname, 'alert-samples')
it.each(readdirSync(samples))('hears the sample %s', (name) => {
  const received = readFileSync(join(samples, name, 'received.xml'), 'utf8')
  const parsed = parseDocument(received, 'https://www.google.com/alerts/feeds/1/2')
  if (parsed.kind !== 'feed') throw new Error(parsed.kind)
  const heard = parsed.document.entries.map((one) => {
    const event = alertEvent(one, new Date('2026-11-20T12:00:00Z'))
    return event ? readAlert(event) : { kind: 'let-go' }
  })
  const kept = join(samples, name, 'heard.json')
  if (process.env.UPDATE_SAMPLES) writeFileSync(kept, `${JSON.stringify(heard, null, 2)}\n`)
  expect(JSON.parse(JSON.stringify(heard))).toEqual(JSON.parse(readFileSync(kept, 'utf8')))
})

it('offers itself for addresses of alerts only', async () => {
  const means = { reach: () => Promise.reject(new Error('nobody is asked')) } as never
  for (const address of [
    'https://blog.example/feed',
    'https://www.google.com/search?q=x',
    'https://www.google.com.evil.example/alerts/feeds/1/2',
  ])
    expect(await alertsAt('https://www.google.com').looks.look(address, means)).toMatchObject({ kind: 'nothing-there' })
})

it('is the only one to offer itself there', async () => {
  const means = { reach: () => Promise.reject(new Error('nobody is asked')) } as never
  expect(await feed.looks.look('https://www.google.com/alerts/feeds/1/2', means)).toMatchObject({
    kind: 'nothing-there',
  })
})
