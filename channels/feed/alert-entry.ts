/** One result of an alert: a page that Google found, by the page's own address. */
import { type RawEvent, type Read } from '#channel'
import { addressKey, believed, cleanLine, digestOf, readDate, webUrl } from '#reading'
import { type Entry } from './document.ts'
import { byLook, plain } from './written.ts'

const contentType = 'application/vnd.insuffleur.google-alert+json'
const mostBytes = 1024 * 1024

/** Google leads through `https://www.google.com/url?…&url=<the page>`: the page alone is kept. */
export function unwrapped(link: string | null): string | null {
  const outer = URL.parse(webUrl(link) ?? '')
  if (!outer) return null
  const isGoogle = /^(www\.)?google\.[a-z.]{2,6}$/.test(outer.hostname) && outer.pathname === '/url'
  const page = webUrl(isGoogle ? (outer.searchParams.get('url') ?? outer.searchParams.get('q')) : outer.href)
  // Who hides a name and a password in an address means to be taken for somebody else.
  const { username, password } = URL.parse(page ?? '') ?? { username: '?', password: '' }
  return page && page.length <= 2000 && !username && !password ? page : null
}

export function alertEvent(entry: Entry, heardAt: Date): (RawEvent & { nativeId: string }) | null {
  const url = unwrapped(entry.link)
  if (!url) return null
  const { title, content, published } = entry
  const nativeId = `page:${digestOf([addressKey(url) ?? url], 32)}`
  const body = JSON.stringify({ nativeId, url, title, content, published, heardAt: heardAt.toISOString() })
  return { nativeId, contentType, body: new TextEncoder().encode(body) }
}

/** Nobody is named by an alert: the page's host is who published. What is quoted is an extract, and shown as one. */
export function readAlert({ body }: RawEvent): Read {
  const kept = body.byteLength <= mostBytes ? parsed(body) : null
  const url = webUrl(textOf(kept?.url))
  const nativeId = cleanLine(textOf(kept?.nativeId), 200)
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
