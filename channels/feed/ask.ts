import { type Listened, type Means, type Reached } from '#channel'
import { decodeText, readRetryAfter, troubleOf } from '#reading'
import { type FeedDocument } from './document.ts'
import { parseDocument } from './parse.ts'

/** No honest feed is longer: fifty megabytes of comments are a mistake or an attack. */
export const mostBytes = 8 * 1024 * 1024
export const accepted =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/json;q=0.8, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1'

type Headers = Readonly<Record<string, string>>

export type Asked =
  | { kind: 'document'; document: FeedDocument; url: string; headers: Headers; movedTo: string | null }
  | { kind: 'unchanged'; url: string; movedTo: string | null }
  | { kind: 'outcome'; status: number | null; listened: Exclude<Listened, { kind: 'heard' }> }

/** Asks for a feed; `known` are the validators of what we have of it. */
export async function askForFeed(url: string, known: Headers, means: Means): Promise<Asked> {
  const reached = await means.reach({ url, headers: { accept: accepted, ...known }, mostBytes })
  if (reached.kind === 'failed') {
    return { kind: 'outcome', status: null, listened: { kind: 'trouble', why: reached.why, detail: reached.detail } }
  }
  const { status, headers, movedTo } = reached
  if (status === 304 && Object.keys(known).length > 0) return { kind: 'unchanged', url: reached.url, movedTo }
  const refused = refusal(reached, means.clock())
  if (refused) return { kind: 'outcome', status, listened: refused }
  const parsed = parseDocument(decodeText(reached.body, headers['content-type']).text, reached.url)
  if (parsed.kind === 'feed') return { kind: 'document', document: parsed.document, url: reached.url, headers, movedTo }
  const why = parsed.kind === 'cut-short' ? 'cut-short' : 'not-a-feed'
  return { kind: 'outcome', status, listened: { kind: 'trouble', why, detail: parsed.detail } }
}

/** What an answer other than a document means; null where there is something to read. */
function refusal(
  reached: Extract<Reached, { kind: 'answered' }>,
  now: Date,
): Exclude<Listened, { kind: 'heard' }> | null {
  const { status, headers } = reached
  if (status === 410) return { kind: 'closed', why: 'gone' }
  const again = readRetryAfter(headers['retry-after'], now)
  if (status === 429)
    return { kind: 'later', at: again ?? new Date(now.getTime() + 15 * 60_000), why: 'too-many-requests' }
  if (status === 503 && again) return { kind: 'later', at: again, why: 'server-error' }
  const why = status === 304 ? 'server-error' : troubleOf(status)
  return why && { kind: 'trouble', why, detail: `HTTP ${status}` }
}
