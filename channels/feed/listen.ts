import { type Listened, type Means, type Place } from '#channel'
import { type Json } from '#kernel'
import { askForFeed } from './ask.ts'
import { type Cursor, readCursor, writeCursor } from './cursor.ts'
import { newAmong } from './new-among.ts'
import { olderPage, olderPages } from './older-pages.ts'

/** Asks a feed for what is new or changed since `cursor`. */
export async function listen(place: Place, cursor: Json, means: Means): Promise<Listened> {
  const before = readCursor(cursor)
  const asked = await askForFeed(place.address, validators(place, before), means)
  if (asked.kind === 'outcome') return asked.listened
  const as = { carries: place.settings.carries, now: means.clock() }
  const of = asked.movedTo ?? place.address
  if (asked.kind === 'unchanged') {
    const { events, ...older } = await olderPages(before, as, means)
    return {
      kind: 'heard',
      events,
      cursor: writeCursor({ ...before, ...older, of }),
      movedTo: asked.movedTo,
      latest: null,
    }
  }
  const heard = newAmong({ ...as, document: asked.document, url: asked.url }, before)
  // Nothing known in a place we know: more was said since than its first page holds.
  const isBurst = before.seen.size > 0 && heard.known === 0
  const owed = before.owed ?? (isBurst ? olderPage(asked.document, asked.url, 0) : null)
  const { events, ...older } = await olderPages({ ...heard, owed }, as, means)
  const after: Cursor = {
    ...older,
    of,
    etag: asked.headers.etag ?? null,
    lastModified: asked.headers['last-modified'] ?? null,
  }
  return {
    kind: 'heard',
    events: [...events, ...heard.events],
    cursor: writeCursor(after),
    movedTo: asked.movedTo,
    latest: heard.latest,
  }
}

function validators(place: Place, { of, etag, lastModified }: Cursor): Record<string, string> {
  if (of !== place.address) return {}
  return { ...(etag && { 'if-none-match': etag }), ...(lastModified && { 'if-modified-since': lastModified }) }
}
