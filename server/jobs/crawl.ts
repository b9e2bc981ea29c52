import { gunzipSync } from 'node:zlib'
import { type Reached, type WaysOut } from '#channel'
import { type Within } from '#database'
import { type Clock } from '#kernel'
import { decodeText, readRetryAfter } from '#reading'
import {
  type Asked,
  type AtSite,
  beginRound,
  endRound,
  goOnAt,
  meetAddresses,
  nextPage,
  type PageToAsk,
  pageAddress,
  putOff,
  type Reading,
  recordPage,
  takeSite,
} from '#reference'
import { readPage } from '../crawl/page.ts'
import { robotsOf } from '../crawl/robots.ts'
import { readSitemap } from '../crawl/sitemap.ts'

export interface CrawlNeeds {
  within: Within
  clock: Clock
  ways: WaysOut
  /** Seconds between two pages where the site asks for none. */
  crawlPause: number
}

const agent = 'Insuffleur'
/** One job reads for so long, then lets others work; the site goes on by itself. */
const atATime = 20_000
const mostPageBytes = 2 * 1024 * 1024
const mostSitemapBytes = 10 * 1024 * 1024
const mostSitemaps = 50
/** A site may ask for more; beyond this it would not be read within a week. */
const longestPause = 30
const inAnHour = 3_600_000

/** Reads on at a site: a few pages, one after the other, as slowly as it asks. Killed at any moment, it goes on from there. */
export async function crawl(needs: CrawlNeeds, at: AtSite): Promise<void> {
  const { within, clock } = needs
  const reading = await within([at.workspace], null, (db) => takeSite(db, clock, at))
  if (!reading) return
  if (reading.begins && !(await begin(needs, reading))) return
  const robots = robotsOf(reading.address, reading.robots ?? '')
  for (const until = Date.now() + atATime; Date.now() < until; ) {
    const page = await within([at.workspace], null, (db) => nextPage(db, at))
    if (!page) return within([at.workspace], null, (db) => endRound(db, clock, at))
    const came = robots.isDisallowed(page.address, agent)
      ? { asked: { kind: 'aside', why: 'robots' } as const, links: [] }
      : await ask(needs, reading, page)
    if ('wait' in came) {
      const until = came.wait
      return within([at.workspace], null, (db) => putOff(db, at, { why: came.why, until }))
    }
    await within([at.workspace], null, async (db) => {
      await recordPage(db, clock, at, page, came.asked)
      await meetAddresses(db, reading, came.links, { depth: page.depth + 1, from: page.address })
    })
    if (came.asked.kind !== 'aside' || came.asked.why !== 'robots') await pause(reading.pauseSeconds)
  }
  await within([at.workspace], null, (db) => goOnAt(db, at, clock()))
}

const pause = (seconds: number) => new Promise((soon) => setTimeout(soon, seconds * 1000))

/** What the site asks of whoever reads it, and what it names itself. False: not now. */
async function begin({ within, clock, ways, crawlPause }: CrawlNeeds, reading: Reading): Promise<boolean> {
  const at = { workspace: reading.workspace, site: reading.site }
  const reached = await ways.reach({ url: `${reading.address}/robots.txt`, mostBytes: 512 * 1024 })
  const later = new Date(clock().getTime() + inAnHour)
  // RFC 9309 §2.3.1: none is leave to read; a server in trouble is none.
  if (reached.kind === 'failed' || reached.status >= 500 || reached.status === 429) {
    const why = reached.kind === 'failed' ? reached.why : 'server-error'
    await within([at.workspace], null, (db) => putOff(db, at, { why, until: later }))
    return false
  }
  const text = reached.status === 200 ? decodeText(reached.body, 'text/plain').text : ''
  const robots = robotsOf(reading.address, text)
  const asked = robots.getCrawlDelay(agent)
  const pauseSeconds = Math.min(longestPause, Math.ceil(Math.max(crawlPause, asked ?? 0)))
  const pages = await pagesNamed(ways, reading, robots.getSitemaps())
  await within([at.workspace], null, async (db) => {
    await beginRound(db, clock, at, { robots: text, pauseSeconds })
    const from = reading.address
    await meetAddresses(db, reading, [from], { depth: 0, from })
    for (let n = 0; n < pages.length; n += 500)
      await meetAddresses(db, reading, pages.slice(n, n + 500), { depth: 1, from })
  })
  Object.assign(reading, { robots: text, pauseSeconds })
  return true
}

async function pagesNamed(ways: WaysOut, { address }: Reading, named: readonly string[]): Promise<string[]> {
  const waiting = named.length ? [...named] : [`${address}/sitemap.xml`]
  const seen = new Set<string>()
  const pages: string[] = []
  const host = new URL(address).host
  while (waiting.length && seen.size < mostSitemaps) {
    const url = waiting.shift()!
    // A sitemap elsewhere may be anybody's.
    if (seen.has(url) || URL.parse(url)?.host !== host) continue
    seen.add(url)
    const reached = await ways.reach({ url, mostBytes: mostSitemapBytes })
    if (reached.kind !== 'answered' || reached.status !== 200) continue
    const found = readSitemap(unzipped(reached))
    for (const page of found.pages) pages.push(page)
    waiting.push(...found.sitemaps)
  }
  return pages
}

function unzipped({ body, headers }: Extract<Reached, { kind: 'answered' }>): string {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return decodeText(body, headers['content-type']).text
  try {
    return gunzipSync(body, { maxOutputLength: mostSitemapBytes * 5 }).toString()
  } catch {
    return ''
  }
}

type Came = { asked: Asked; links: string[] } | { wait: Date; why: string }
const aside = (why: string): Came => ({ asked: { kind: 'aside', why }, links: [] })

async function ask({ ways, clock }: CrawlNeeds, { address }: Reading, page: PageToAsk): Promise<Came> {
  const reached = await ways.reach({
    url: page.address,
    mostBytes: mostPageBytes,
    headers: {
      accept: 'text/html,application/xhtml+xml',
      ...(page.etag && { 'if-none-match': page.etag }),
      ...(page.modified && { 'if-modified-since': page.modified }),
    },
  })
  if (reached.kind === 'failed') return aside(reached.why)
  const { status, headers } = reached
  if (status === 304) return { asked: { kind: 'unchanged' }, links: [] }
  if (status === 404 || status === 410) return { asked: { kind: 'gone' }, links: [] }
  if (status === 429 || status === 503) {
    const again = readRetryAfter(headers['retry-after'], clock()) ?? new Date(clock().getTime() + inAnHour / 4)
    return { wait: again, why: 'too-many-requests' }
  }
  if (status !== 200) return aside(status === 401 || status === 403 ? 'forbidden' : 'server-error')
  const arrived = pageAddress(reached.url, address)
  if (!arrived) return aside('other-host')
  // What leads elsewhere on the site is read there.
  if (arrived !== page.address) return { asked: { kind: 'aside', why: 'leads-on' }, links: [arrived] }
  if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? '')) return aside('no-page')
  const read = readPage(decodeText(reached.body, headers['content-type']).text)
  if (read.noindex) return { asked: { kind: 'aside', why: 'noindex' }, links: read.links }
  const own = read.canonical && pageAddress(read.canonical, address, page.address)
  if (own && own !== page.address) return { asked: { kind: 'aside', why: 'leads-on' }, links: [own, ...read.links] }
  const { title, text, datedAt } = read
  const [etag, modified] = [headers.etag ?? null, headers['last-modified'] ?? null]
  return { asked: { kind: 'read', title, text, datedAt, etag, modified }, links: read.links }
}
