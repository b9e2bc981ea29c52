import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HeardWords, type Listened, type Means, type Place } from '#channel'
import { type Json } from '#kernel'
import { cpuMs } from '../../test/cpu.ts'
import { openWaysOut } from '../../test/reach.ts'
import { openLoopback, respond } from '../loopback.ts'
import { type Blog, openBlog } from './blog.test-world.ts'
import { feed } from './feed.ts'

const now = new Date('2026-11-20T12:00:00Z')
const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test' })
const means: Means = { ...ways, secrets: {}, clock: () => now }

let blog: Blog
let place: Place
beforeEach(async () => {
  blog = await openBlog()
  place = { id: 'place-1', address: blog.feedUrl, settings: {} }
})
afterEach(() => blog.place.close())

type Heard = Extract<Listened, { kind: 'heard' }>
const listen = (cursor: Json = null, at = place) => feed.listens.listen(at, cursor, means)
async function hear(cursor: Json = null, at = place): Promise<Heard> {
  const listened = await listen(cursor, at)
  if (listened.kind !== 'heard') throw new Error(`not heard: ${JSON.stringify(listened)}`)
  return listened
}
function words(listened: Heard): HeardWords[] {
  return listened.events.flatMap((event) => {
    const read = feed.read(event, place)
    return read.kind === 'read' ? read.heard.filter((heard) => heard.kind === 'said') : []
  })
}
const texts = (listened: Heard) => words(listened).map(({ text }) => text)

describe('asking again', () => {
  it('asks only whether something changed, and takes « no » for an answer', async () => {
    blog.says('un')
    const first = await hear()
    expect(first.latest).toEqual(blog.comments[0]!.at)
    const again = await hear(first.cursor)
    expect(blog.place.lastRequest?.headers['if-none-match']).toMatch(/^"/)
    expect(again).toMatchObject({ events: [], latest: null, cursor: first.cursor })
  })

  it('hears nothing twice from a server that knows no ETag', async () => {
    blog.says('un')
    blog.place.answer = ((serving) => (request, response, path) => {
      delete request.headers['if-none-match']
      serving(request, response, path)
    })(blog.place.answer)
    expect((await hear((await hear()).cursor)).events).toEqual([])
  })

  it('sends no validators to an address they do not belong to', async () => {
    blog.says('un')
    const { cursor } = await hear()
    await hear(cursor, { ...place, address: `${blog.feedUrl}?elsewhere` })
    expect(blog.place.lastRequest?.headers['if-none-match']).toBeUndefined()
  })

  it('takes changed markup or dates of change for the same words', async () => {
    blog.says('un')
    const { cursor } = await hear()
    blog.twist = (items) => items.map((item) => item.replace('>un<', '>&lt;p class="x42"&gt;un&lt;/p&gt;<'))
    expect((await hear(cursor)).events).toEqual([])
  })

  it('takes what left the feed neither for deleted nor, when it is back, for new', async () => {
    blog.says('un')
    blog.says('deux')
    const first = await hear()
    blog.twist = (items) => items.slice(0, 1)
    const without = await hear(first.cursor)
    expect(without.events).toEqual([])
    blog.twist = null
    expect((await hear(without.cursor)).events).toEqual([])
  })

  it('brings the oldest first', async () => {
    for (const text of ['un', 'deux', 'trois']) blog.says(text)
    expect(texts(await hear())).toEqual(['un', 'deux', 'trois'])
  })

  it('keeps a cursor of at most a thousand entries', async () => {
    blog.perPage = 1_200
    for (let i = 0; i < 1_200; i++) blog.says(`voix ${i}`)
    const heard = await hear()
    expect(heard.events.length).toBe(1_000)
    expect(texts(heard).at(-1)).toBe('voix 1199')
    expect(JSON.stringify(heard.cursor).length).toBeLessThan(30_000)
    expect((await hear(heard.cursor)).events).toEqual([])
  })
})

describe('a burst longer than a page', () => {
  beforeEach(() => {
    blog.perPage = 10
  })

  it('is heard whole, by the older pages', async () => {
    blog.says('avant')
    const { cursor } = await hear()
    for (let i = 0; i < 35; i++) blog.says(`voix ${i}`)
    expect(new Set(texts(await hear(cursor)))).toEqual(new Set(Array.from({ length: 35 }, (_, i) => `voix ${i}`)))
  })

  it('owes a page that did not come, and fetches it later', async () => {
    blog.says('avant')
    const { cursor } = await hear()
    for (let i = 0; i < 35; i++) blog.says(`voix ${i}`)
    blog.wrong = (path) => (path.includes('page=3') ? { status: 502 } : null)
    const first = await hear(cursor)
    expect(first.events.length).toBe(20)
    blog.wrong = null
    // The first page has not changed since: what is owed comes all the same.
    const second = await hear(first.cursor)
    expect(second.events.length).toBe(15)
    expect(new Set([...texts(first), ...texts(second)]).size).toBe(35)
  })

  it('does not dig out the whole archive of a place just planted', async () => {
    for (let i = 0; i < 35; i++) blog.says(`voix ${i}`)
    expect((await hear()).events.length).toBe(10)
    expect(blog.place.asked.length).toBe(1)
  })

  it('asks for five older pages at most each time, and owes the rest until all of it is heard', async () => {
    blog.says('avant')
    let { cursor } = await hear()
    for (let i = 0; i < 200; i++) blog.says(`voix ${i}`)
    const counts: number[] = []
    const heard: string[] = []
    for (let times = 0; times < 5; times++) {
      blog.place.asked.length = 0
      const listened = await hear(cursor)
      expect(blog.place.asked.length).toBeLessThanOrEqual(6)
      expect(listened.gaps ?? []).toEqual(times === 3 ? [expect.objectContaining({ mended: true })] : [])
      counts.push(listened.events.length)
      heard.push(...texts(listened))
      cursor = listened.cursor
    }
    expect(counts).toEqual([60, 50, 50, 40, 0])
    expect(new Set(heard).size).toBe(200)
  })

  it('while a page is owed, another burst is heard whole too', async () => {
    blog.says('avant')
    const { cursor } = await hear()
    for (let i = 0; i < 35; i++) blog.says(`un ${i}`)
    blog.wrong = (path) => (path.includes('page=') ? { status: 502 } : null)
    const first = await hear(cursor)
    for (let i = 0; i < 45; i++) blog.says(`deux ${i}`)
    let last = await hear(first.cursor)
    const heard = [...texts(first), ...texts(last)]
    blog.wrong = null
    for (let times = 0; times < 3; times++) {
      last = await hear(last.cursor)
      heard.push(...texts(last))
    }
    expect(new Set(heard).size).toBe(80)
    blog.place.asked.length = 0
    expect((await hear(last.cursor)).events).toEqual([])
    expect(blog.place.asked.length).toBe(1)
  })

  it('a page that never comes is told of after ten tries, asked for on, and mended when it comes', async () => {
    blog.says('avant')
    let { cursor } = await hear()
    for (let i = 0; i < 25; i++) blog.says(`voix ${i}`)
    blog.wrong = (path) => (path.includes('page=2') ? { status: 502 } : null)
    const told: unknown[] = []
    for (let times = 1; times <= 10; times++) {
      const listened = await hear(cursor)
      cursor = listened.cursor
      told.push(listened.gaps)
    }
    expect(told.slice(0, 9).flat()).toEqual([])
    // Between what was known and the oldest of the first page.
    const gap = { since: blog.comments[0]!.at, until: blog.comments[16]!.at }
    expect(told[9]).toEqual([{ ...gap, mended: false }])
    blog.wrong = null
    const last = await hear(cursor)
    expect(last.events.length).toBe(15)
    expect(last.gaps).toMatchObject([{ since: gap.since, mended: true }])
  })
})

describe('a feed that shows less than was said', () => {
  beforeEach(() => {
    blog.perPage = 10
    blog.pages = false
  })

  it('tells between which moments words are missing, until it shows what was known', async () => {
    blog.says('avant')
    const { cursor } = await hear()
    for (let i = 0; i < 25; i++) blog.says(`voix ${i}`)
    const burst = await hear(cursor)
    expect(burst.events.length).toBe(10)
    const gap = { since: blog.comments[0]!.at, until: blog.comments[16]!.at }
    expect(burst.gaps).toEqual([{ ...gap, mended: false }])
    blog.says('encore')
    const more = await hear(burst.cursor)
    expect(more.gaps).toEqual([{ ...gap, mended: false }])
    blog.perPage = 50
    const whole = await hear(more.cursor)
    expect(whole.gaps).toEqual([{ ...gap, mended: true }])
    expect(whole.events.length).toBe(15)
    expect((await hear(whole.cursor)).gaps).toEqual([])
  })

  it('is not fooled by one that answers its first page whatever page is asked for', async () => {
    blog.says('avant')
    const { cursor } = await hear()
    for (let i = 0; i < 25; i++) blog.says(`voix ${i}`)
    blog.twist = (items) => ['<generator>https://wordpress.org/?v=6.9</generator>', ...items]
    blog.place.asked.length = 0
    const burst = await hear(cursor)
    expect(blog.place.asked.length).toBe(2)
    expect(burst.gaps).toMatchObject([{ mended: false }])
  })

  it('suspects nothing where all ids changed, where nothing is dated, or where only a few things are new', async () => {
    for (let i = 0; i < 8; i++) blog.says(`voix ${i}`)
    const { cursor } = await hear()
    blog.twist = (items) => items.map((item) => item.replaceAll('#comment-', '#c'))
    expect((await hear(cursor)).gaps).toEqual([])
    blog.twist = (items) => items.map((item) => item.replace(/<pubDate>.*<\/pubDate>/, ''))
    const undated = await hear()
    for (let i = 0; i < 25; i++) blog.says(`plus ${i}`)
    expect((await hear(undated.cursor)).gaps).toEqual([])
    blog.twist = null
    const known = await hear()
    for (let i = 0; i < 9; i++) blog.says(`neuf ${i}`)
    expect((await hear(known.cursor)).gaps).toEqual([])
  })

  it('remembers five gaps at most, and forgets first those it can do nothing about', async () => {
    blog.says('avant')
    let { cursor } = await hear()
    for (let burst = 0; burst < 9; burst++) {
      for (let i = 0; i < 12; i++) blog.says(`voix ${burst} ${i}`)
      cursor = (await hear(cursor)).cursor
    }
    expect((cursor as { gaps: unknown[] }).gaps).toHaveLength(5)
    expect(JSON.stringify(cursor).length).toBeLessThan(30_000)
  })
})

describe('what is wrong with a place', () => {
  it.each<[string, number, Record<string, string>, string, object]>([
    ['404', 404, {}, '', { kind: 'trouble', why: 'not-found' }],
    ['403', 403, {}, '', { kind: 'trouble', why: 'forbidden' }],
    ['500', 500, {}, '', { kind: 'trouble', why: 'server-error' }],
    ['503 unsaid how long', 503, {}, '', { kind: 'trouble', why: 'server-error' }],
    [
      '503 for two minutes',
      503,
      { 'Retry-After': '120' },
      '',
      { kind: 'later', at: new Date(now.getTime() + 120_000), why: 'server-error' },
    ],
    ['429', 429, {}, '', { kind: 'later', at: new Date(now.getTime() + 900_000), why: 'too-many-requests' }],
    ['410', 410, {}, '', { kind: 'closed', why: 'gone' }],
    ['304 unasked', 304, {}, '', { kind: 'trouble', why: 'server-error' }],
    [
      'HTML',
      200,
      { 'Content-Type': 'application/rss+xml' },
      '<!doctype html><html><body>Bonjour</body></html>',
      { kind: 'trouble', why: 'not-a-feed' },
    ],
    ['nothing', 200, {}, '', { kind: 'trouble', why: 'cut-short' }],
    ['half a feed', 200, {}, '<rss><channel><title>Le car', { kind: 'trouble', why: 'cut-short' }],
    ['nonsense', 200, {}, 'bonjour', { kind: 'trouble', why: 'not-a-feed' }],
    [
      'a redirect to the inside',
      302,
      { Location: 'file:///etc/passwd' },
      '',
      { kind: 'trouble', why: 'address-not-understood' },
    ],
  ])('%s', async (_, status, headers, body, outcome) => {
    blog.wrong = () => ({ status, headers, body })
    expect(await listen()).toMatchObject(outcome)
  })

  it('redirects without end', async () => {
    blog.wrong = (path) => ({ status: 301, headers: { Location: `${path}x` } })
    expect(await listen()).toMatchObject({ kind: 'trouble', why: 'too-many-redirects' })
  })

  it('fifty megabytes', async () => {
    const place50 = await openLoopback((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/rss+xml' })
      let left = 50
      const more = () => {
        while (left-- > 0 && response.write(Buffer.alloc(1024 * 1024, 'a'))) {}
        if (left <= 0) response.end()
      }
      response.on('drain', more)
      more()
    })
    expect(await listen(null, { ...place, address: place50.url })).toMatchObject({ kind: 'trouble', why: 'too-large' })
    await place50.close()
  })

  it('a name full of brackets costs no time', async () => {
    const item = `<item><guid>1</guid><author>${'(a'.repeat(200_000)}</author><description>mots</description></item>`
    blog.wrong = () => ({ status: 200, body: `<rss version="2.0"><channel><title>t</title>${item}</channel></rss>` })
    const start = cpuMs()
    expect(texts(await hear())).toEqual(['mots'])
    expect(cpuMs() - start).toBeLessThan(3_000)
  })
})

describe('a place that moved', () => {
  it.each([301, 308])('for good (%d): the new address is told, and nothing is heard twice there', async (status) => {
    blog.says('un')
    const { cursor } = await hear()
    blog.wrong = (path) => (path.startsWith('/comments/') ? { status, headers: { Location: '/nouveau/feed/' } } : null)
    const moved = await hear(cursor)
    expect(moved).toMatchObject({ events: [], movedTo: `${blog.place.url}/nouveau/feed/` })
    const after = await hear(moved.cursor, { ...place, address: moved.movedTo! })
    expect(after).toMatchObject({ events: [], movedTo: null })
    expect(blog.place.lastRequest?.headers['if-none-match']).toMatch(/^"/)
  })

  it('for a while (302): the old address stays', async () => {
    blog.says('un')
    blog.wrong = (path) =>
      path.startsWith('/comments/') ? { status: 302, headers: { Location: '/maintenance/feed/' } } : null
    expect(await hear()).toMatchObject({ movedTo: null })
  })
})

it('repairs a wrong charset', async () => {
  const latin = Buffer.from(
    '<rss version="2.0"><channel><title>t</title><item><guid>1</guid><description>p\xeache \xe0 3 \x80</description></item></channel></rss>',
    'latin1',
  )
  const wrong = await openLoopback((_, response) =>
    respond(response, 200, { 'Content-Type': 'text/xml; charset=utf-8' }, latin),
  )
  expect(texts(await hear(null, { ...place, address: wrong.url }))).toEqual(['pêche à 3 €'])
  await wrong.close()
})
