/** One result of an alert: a page that Google found, by the page's own address. */
import { type RawEvent, type Read } from '#channel'
import { addressKey, believed, cleanLine, digestOf, readDate, webUrl } from '#reading'
import { type Entry } from './document.ts'
import { byLook, plain } from './written.ts'

const contentType = 'application/vnd.insuffleur.google-alert+json'
const mostBytes = 1024 * 1024

/** `page`: where it leads. `not-known`: through Google, in a way nobody here has seen. `let-go`: to no page of the web. */
export type Unwrapped = { kind: 'page'; url: string } | { kind: 'not-known' } | { kind: 'let-go' }

/**
 * Google leads through `https://www.google.com/url?…&url=<the page>`: the page alone is kept. Should it lead otherwise
 * one day, the one address within its own that is a page of somebody else's is taken; where there is none, or more than
 * one, nothing is guessed.
 */
export function unwrapped(link: string | null): Unwrapped {
  const outer = URL.parse(webUrl(link) ?? '')
  if (!outer) return { kind: 'let-go' }
  if (!leadsOn(outer)) return asPage(outer.href)
  const named = outer.searchParams.get('url') ?? outer.searchParams.get('q')
  if (outer.pathname === '/url' && named !== null) return asPage(named)
  const within = [...outer.searchParams.values()].filter((one) => /^https?:\/\//i.test(one) && webUrl(one))
  const elsewhere = new Set(within.filter((one) => !leadsOn(new URL(one))))
  return elsewhere.size === 1 ? asPage([...elsewhere][0]!) : { kind: 'not-known' }
}

/** Google's own doors: nothing that an alert finds stands there itself. */
const leadsOn = ({ hostname }: URL): boolean => /^((www|news|notifications)\.)?google\.[a-z.]{2,6}$/.test(hostname)

/** Who hides a name and a password in an address means to be taken for somebody else. */
function asPage(address: string): Unwrapped {
  const url = webUrl(address)
  const { username, password } = URL.parse(url ?? '') ?? { username: '?', password: '' }
  return url && url.length <= 2000 && !username && !password ? { kind: 'page', url } : { kind: 'let-go' }
}

const idOf = (url: string) => `page:${digestOf([addressKey(url) ?? url], 32)}`

/** A result as it goes to the ledger, by its page; one whose page is not known, as it came; null for no page at all. */
export function alertEvent(entry: Entry, heardAt: Date): (RawEvent & { nativeId: string; known: boolean }) | null {
  const leads = unwrapped(entry.link)
  if (leads.kind === 'let-go') return null
  const { link, title, content, published } = entry
  const known = leads.kind === 'page'
  const nativeId = known ? idOf(leads.url) : `link:${digestOf([entry.id ?? '', link ?? ''], 32)}`
  const of = known ? { url: leads.url } : { link }
  const body = JSON.stringify({ nativeId, ...of, title, content, published, heardAt: heardAt.toISOString() })
  return { nativeId, contentType, body: new TextEncoder().encode(body), known }
}

/** Nobody is named by an alert: the page's host is who published. What is quoted is an extract, and shown as one. */
export function readAlert({ body }: RawEvent): Read {
  const kept = body.byteLength <= mostBytes ? parsed(body) : null
  // What was unwrapped before is the page itself, Google's own pages among them.
  const leads = textOf(kept?.url) ? asPage(textOf(kept?.url)) : unwrapped(textOf(kept?.link))
  if (kept && leads.kind === 'not-known') return { kind: 'not-understood', why: 'a link of Google’s that is not known' }
  const url = leads.kind === 'page' ? leads.url : ''
  // Read again once its way is known, it is the page like any other.
  const nativeId = cleanLine(textOf(kept?.url) ? textOf(kept?.nativeId) : url && idOf(url), 200)
  if (!kept || !url || !nativeId) return { kind: 'not-understood', why: 'no page' }
  const { host, origin } = new URL(url)
  const title = cleanLine(wordsIn(kept.title), 500) || null
  const extract = wordsIn(kept.content)
  const text = extract || title
  if (!text) return { kind: 'read', heard: [] }
  const now = readDate(textOf(kept.heardAt))
  const at = readDate(textOf(kept.published))
  const named = host.replace(/^www\./, '')
  return {
    kind: 'read',
    heard: [
      {
        kind: 'said',
        nativeId,
        thread: { nativeId, url, title },
        by: { nativeId: `host:${named}`, name: named, url: origin },
        ours: false,
        title,
        text,
        html: extract ? `<blockquote>${escaped(extract)}</blockquote>` : null,
        url,
        saidAt: now && believed(at, now),
        answers: null,
        audience: 'public',
        language: null,
        attachments: [],
      },
    ],
  }
}

/** Google marks what was searched with `<b>`, within text that calls itself text or markup alike. */
function wordsIn(value: unknown): string {
  const words = typeof value === 'object' && value !== null && 'words' in value ? textOf(value.words) : ''
  return plain(byLook(words))
}

function parsed(body: Uint8Array): Record<string, unknown> | null {
  try {
    const found: unknown = JSON.parse(new TextDecoder().decode(body))
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : null
  } catch {
    return null
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
