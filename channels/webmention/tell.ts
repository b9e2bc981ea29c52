/** Telling another site that a page of ours links to one of its own (W3C Webmention §3.1). Telling it twice changes nothing. */
import { decodeText, webUrl } from '#reading'
import { type Asking, askPage, laterThan } from './ask.ts'
import { readable, readPage } from './page.ts'

export type Told =
  | { kind: 'told' }
  | { kind: 'later'; at: Date | null }
  | { kind: 'gone' }
  /** The page names no address where mentions are taken. */
  | { kind: 'not-taken' }
  | { kind: 'refused'; why: string }

const never = new Set(['address-not-understood', 'address-inside', 'too-large', 'too-many-redirects'])

export async function tell(source: string, target: string, means: Asking): Promise<Told> {
  const endpoint = await endpointOf(target, means)
  if (typeof endpoint !== 'string') return endpoint
  const reached = await means.reach({
    url: endpoint,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `${new URLSearchParams({ source, target })}`,
    mostBytes: 64 * 1024,
  })
  if (reached.kind === 'failed')
    return never.has(reached.why) ? { kind: 'refused', why: reached.why } : { kind: 'later', at: null }
  const { status, headers } = reached
  if (status >= 200 && status < 300) return { kind: 'told' }
  if (status === 429 || status === 503) return { kind: 'later', at: laterThan(headers['retry-after'], means) }
  if (status >= 500) return { kind: 'later', at: null }
  return { kind: 'refused', why: `${new URL(endpoint).host} answered HTTP ${status}` }
}

/** The header first, then the first link of the page, in its order. */
async function endpointOf(target: string, means: Asking): Promise<string | Exclude<Told, { kind: 'told' }>> {
  const page = await askPage(target, means)
  if (page.kind === 'gone') return { kind: 'gone' }
  if (page.kind === 'later') return page
  if (page.kind === 'trouble')
    return page.mends ? { kind: 'later', at: null } : { kind: 'refused', why: `${page.why} ${page.detail}`.trim() }
  const named = inHeader(page.link, page.url)
  if (named) return named
  const html = readable(decodeText(page.body, page.contentType).text) ?? ''
  return readPage(html, page.url).endpoint ?? { kind: 'not-taken' }
}

/** `<https://flower.example/mentions>; rel="webmention"` among others (RFC 8288). */
export function inHeader(link: string | null, base: string): string | null {
  for (const [, url, parameters] of (link ?? '').slice(0, 16_000).matchAll(/<([^<>]*)>([^<]*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters!)
    if (`${rel?.[1] ?? rel?.[2] ?? ''}`.toLowerCase().split(/\s+/).includes('webmention'))
      return webUrl(url || base, base)
  }
  return null
}
