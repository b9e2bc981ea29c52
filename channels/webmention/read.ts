import { type HeardWords, type RawEvent, type Read } from '#channel'
import { believed, cleanLine, readDate, webUrl } from '#reading'
import { saidAbout } from './said.ts'
import { type Claim } from './take-in.ts'

/** What was found out beside the page: reading asks nobody. */
export interface Found extends Claim {
  /** Where the page was found after redirects. */
  url: string
  thread: HeardWords['thread']
  answers: string | null
  /** When we were told, ISO 8601. */
  at: string
}

const contentType = 'application/vnd.insuffleur.webmention+json'

/** One page may talk about several of ours: each is a message of its own. */
export const nameOf = ({ source, target }: Claim) => `${source} ${target}`

export function writePage(page: string, found: Found): RawEvent {
  return write(nameOf(found), { page, found })
}
export function writeGone(claim: Claim): RawEvent {
  return write(nameOf(claim), { gone: nameOf(claim) })
}
/** What was not believed, with why: in the ledger, but heard by nobody. */
export function writeRefused(claim: Claim, why: string): RawEvent {
  return write(null, { ...claim, refused: why })
}

function write(nativeId: string | null, what: object): RawEvent {
  return { nativeId, contentType, body: new TextEncoder().encode(JSON.stringify(what)) }
}

type Thing = { [key: string]: unknown }

export function read({ body }: RawEvent): Read {
  const not = (why: string): Read => ({ kind: 'not-understood', why })
  const kept = body.length <= 5_000_000 ? thing(parsed(Buffer.from(body).toString('utf8'))) : null
  if (!kept) return not('no JSON')
  if (typeof kept.refused === 'string') return not(cleanLine(kept.refused, 300) || 'refused')
  if (typeof kept.gone === 'string')
    return { kind: 'read', heard: [{ kind: 'gone', nativeId: kept.gone.slice(0, 5000) }] }
  const found = foundIn(thing(kept.found))
  if (!found || typeof kept.page !== 'string') return not('no page')
  const reading = saidAbout(kept.page, found, found.url)
  if (reading.kind !== 'says') return not(reading.kind)
  const { said } = reading
  const at = believed(readDate(said.published), new Date(found.at))
  if (said.kind === 'rsvp') return not('an answer to an invitation: there is none here')
  if (said.kind !== 'reply' && said.kind !== 'mention') {
    const about = found.answers ?? found.thread.nativeId
    return {
      kind: 'read',
      heard: [{ kind: 'reacted', nativeId: nameOf(found), by: said.by, about, how: said.kind, at }],
    }
  }
  if (said.text === '') return not('no words')
  const words: HeardWords = {
    kind: 'said',
    nativeId: nameOf(found),
    thread: found.thread,
    by: said.by,
    ours: false,
    title: said.title,
    text: said.text,
    html: said.html,
    url: said.url,
    saidAt: at,
    answers: found.answers,
    audience: 'public',
    language: said.language,
    attachments: said.media.map((url) => ({ url, type: null, bytes: null })),
  }
  return { kind: 'read', heard: [words] }
}

function foundIn(found: Thing | null): Found | null {
  const [source, target, url] = [webUrl(text(found?.source)), webUrl(text(found?.target)), webUrl(text(found?.url))]
  const thread = thing(found?.thread)
  const nativeId = text(thread?.nativeId)
  const at = text(found?.at)
  if (!source || !target || !url || !nativeId || !at || Number.isNaN(Date.parse(at))) return null
  const title = cleanLine(text(thread?.title) ?? '', 500) || null
  return {
    source,
    target,
    url,
    thread: { nativeId, url: webUrl(text(thread?.url)), title },
    answers: text(found?.answers),
    at,
  }
}

const text = (value: unknown) => (typeof value === 'string' && value.length <= 5000 ? value : null)
function thing(value: unknown): Thing | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : null
}
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
