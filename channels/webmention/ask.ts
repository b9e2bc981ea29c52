/** One page of others, and what became of asking for it. */
import { type Means, type Trouble } from '#channel'
import { readRetryAfter } from '#reading'

export type Page =
  | { kind: 'there'; body: Uint8Array; contentType: string | undefined; url: string; link: string | null }
  /** 410, or 404: it is for the caller to say how much a 404 means. */
  | { kind: 'gone'; status: number }
  | { kind: 'later'; at: Date }
  /** `mends`: asking again may help. */
  | { kind: 'trouble'; why: Trouble; detail: string; mends: boolean }

/** A page of a megabyte of markup is long already; what is beyond is no page to read. */
const mostBytes = 1024 * 1024
const within = 15_000
const never = new Set(['address-not-understood', 'address-inside', 'too-large', 'too-many-redirects'])

/** All it takes to ask for a page. */
export type Asking = Pick<Means, 'reach' | 'clock'>

export async function askPage(url: string, means: Asking): Promise<Page> {
  const headers = { accept: 'text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5, */*;q=0.1' }
  const reached = await means.reach({ url, headers, mostBytes, within })
  if (reached.kind === 'failed')
    return { kind: 'trouble', why: reached.why, detail: reached.detail, mends: !never.has(reached.why) }
  const { status, body } = reached
  if (status === 429 || status === 503) return { kind: 'later', at: laterThan(reached.headers['retry-after'], means) }
  if (status === 404 || status === 410) return { kind: 'gone', status }
  const detail = `HTTP ${status}`
  if (status >= 500) return { kind: 'trouble', why: 'server-error', detail, mends: true }
  if (status !== 200)
    return { kind: 'trouble', why: status === 403 ? 'forbidden' : 'not-this-kind', detail, mends: false }
  const { link = null, 'content-type': contentType } = reached.headers
  return { kind: 'there', body, contentType, url: reached.url, link }
}

/** When one may ask again: as they say, though not sooner than in a minute nor later than in a day. */
export function laterThan(retryAfter: string | undefined, means: Asking): Date {
  const now = means.clock().getTime()
  const asked = readRetryAfter(retryAfter, means.clock())?.getTime() ?? now + 300_000
  return new Date(Math.min(Math.max(asked, now + 60_000), now + 24 * 3600_000))
}
