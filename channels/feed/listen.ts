import { type Listened, type Means, type Place, type Gap as ToldGap } from '#channel'
import { type Json } from '#kernel'
import { type Asked, askForFeed } from './ask.ts'
import { type Cursor, readCursor, remember, writeCursor } from './cursor.ts'
import { closes, earlier, type Gap, mostKnown, remembered, told } from './gap.ts'
import { type NewOnes, newAmong } from './new-among.ts'
import { olderPage, olderPages } from './older-pages.ts'

/** Asks a feed for what is new or changed since `cursor`. */
export async function listen(place: Place, cursor: Json, means: Means): Promise<Listened> {
  const before = readCursor(cursor)
  const asked = await askForFeed(place.address, validators(place, before), means)
  if (asked.kind === 'outcome') return asked.listened
  const now = means.clock()
  const as = { carries: place.settings.carries, now }
  const page = asked.kind === 'document' ? newAmong({ ...as, document: asked.document, url: asked.url }, before) : null
  const { known, closed } = page ? afterFirstPage(before, page, asked) : { known: before, closed: [] }
  const first = page && new Set(page.met.keys())
  const older = await olderPages(known, { as, first, means })
  const gaps = remembered(older.open)
  const after: Cursor = {
    of: asked.movedTo ?? place.address,
    etag: asked.kind === 'document' ? (asked.headers.etag ?? null) : before.etag,
    lastModified: asked.kind === 'document' ? (asked.headers['last-modified'] ?? null) : before.lastModified,
    seen: older.seen,
    shared: older.shared,
    latest: newestMet(before.latest, page?.latest ?? null, now),
    gaps,
  }
  return {
    kind: 'heard',
    events: [...older.events, ...(page?.events ?? [])],
    cursor: writeCursor(after),
    movedTo: asked.movedTo,
    latest: page?.latest ?? null,
    gaps: [...gaps.flatMap((gap) => told(gap) ?? []), ...[...closed, ...older.closed].flatMap(mended)],
  }
}

/** What is known once the first page was read: gaps it reaches across are closed, and it may open one. */
function afterFirstPage(
  before: Cursor,
  page: NewOnes,
  asked: Asked,
): { known: Pick<Cursor, 'seen' | 'shared' | 'gaps'>; closed: Gap[] } {
  const shown = { keys: new Set(page.met.keys()), oldest: page.oldest }
  const gap = asked.kind === 'document' ? gapBefore(before, page, olderPage(asked.document, asked.url)) : null
  const closed = before.gaps.filter((one) => closes(shown, one))
  const open = before.gaps.filter((one) => !closed.includes(one))
  return {
    // A feed is a window, and some flicker: what left it is no deletion, and is remembered as long as there is room.
    known: {
      seen: remember(page.met, before.seen),
      shared: page.shared,
      gaps: remembered(gap ? [gap, ...open] : open),
    },
    closed,
  }
}

/** Nothing known on the first page of a place we know: more was said since than it holds. */
function gapBefore(before: Cursor, page: NewOnes, next: string | null): Gap | null {
  const keys = new Set(page.met.keys())
  if (before.seen.size === 0 || keys.size === 0 || [...keys].some((key) => before.seen.has(key))) return null
  const known = [...before.seen.keys()].slice(0, mostKnown)
  const gap: Gap = { since: before.latest, until: page.oldest, known, next, pages: 0, tries: 0 }
  return closes({ keys, oldest: page.oldest }, gap) ? null : gap
}

function mended({ since, until }: Gap): ToldGap[] {
  return since && until ? [{ since, until, mended: true }] : []
}

/** A date ahead of the clock would hide what is said until then. */
function newestMet(before: Date | null, met: Date | null, now: Date): Date | null {
  const bounded = earlier(met, met && now)
  return bounded && before && before > bounded ? before : (bounded ?? before)
}

function validators(place: Place, { of, etag, lastModified }: Cursor): Record<string, string> {
  if (of !== place.address) return {}
  return { ...(etag && { 'if-none-match': etag }), ...(lastModified && { 'if-modified-since': lastModified }) }
}
