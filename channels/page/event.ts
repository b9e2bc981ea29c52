import { type HeardWords, type Place, type RawEvent, type Read, type Spoken } from '#channel'
import { cleanLine, cleanText, readDate, webUrl } from '#reading'

const contentType = 'application/json'
const mostBytes = 2 * 1024 * 1024
const longestTitle = 200

/** What somebody wrote in the form of a page of our own, as the ledger holds it. */
export interface PageSaid extends Spoken {
  kind: 'said'
}

/** Taken back by whoever wrote it. */
export interface PageGone {
  kind: 'gone'
  id: string
}

export type PageEvent = PageSaid | PageGone

export function writePageEvent(event: PageEvent): RawEvent {
  return { nativeId: event.id, contentType, body: new TextEncoder().encode(JSON.stringify(event)) }
}

export function readPageEvent(event: RawEvent, place: Place): Read {
  if (event.body.byteLength > mostBytes) return { kind: 'not-understood', why: 'longer than two mebibytes' }
  let found: unknown
  try {
    found = JSON.parse(new TextDecoder().decode(event.body))
  } catch {
    return { kind: 'not-understood', why: 'not JSON' }
  }
  const fields = record(found)
  const nativeId = line(fields.id)
  if (!nativeId) return { kind: 'not-understood', why: 'no id' }
  if (fields.kind === 'gone') return { kind: 'read', heard: [{ kind: 'gone', nativeId }] }
  if (fields.kind !== 'said') return { kind: 'not-understood', why: 'neither said nor gone' }
  const said = saidOf(fields, nativeId, place)
  return said ? { kind: 'read', heard: [said] } : { kind: 'not-understood', why: 'no thread, author or text' }
}

function saidOf(fields: Record<string, unknown>, nativeId: string, place: Place): HeardWords | null {
  const by = record(fields.by)
  const [handle, name, thread] = [line(by.id), line(by.name), line(fields.thread)]
  if (!handle || !name || !thread || typeof fields.text !== 'string') return null
  const text = cleanText(fields.text)
  if (!text) return null
  return {
    kind: 'said',
    nativeId,
    thread:
      thread === place.id
        ? { nativeId: thread, url: webUrl(place.address), title: openingOf(place) }
        : { nativeId: thread, url: addressOf(place, thread), title: null },
    by: { nativeId: handle, name, url: null },
    ours: false,
    title: null,
    text,
    html: null,
    url: addressOf(place, nativeId),
    saidAt: typeof fields.at === 'string' ? readDate(fields.at) : null,
    answers: line(fields.answers),
    audience: 'public',
    language: null,
    attachments: [],
  }
}

/** Where one message stands, for whoever is given the link. */
export function addressOf(place: Place, nativeId: string): string | null {
  const page = webUrl(place.address)
  return page && webUrl(`${page}?at=${encodeURIComponent(nativeId)}#at`)
}

/** The page's first words name its thread. */
function openingOf(place: Place): string | null {
  const { opening } = place.settings
  return typeof opening === 'string' ? cleanLine(opening.split('\n', 1)[0]!, longestTitle) || null : null
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function line(value: unknown): string | null {
  return typeof value === 'string' ? cleanLine(value) || null : null
}
