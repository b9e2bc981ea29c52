import { type Means, type Place, type Tally } from '#channel'
import { type Json } from '#kernel'
import { standingIn } from '#reading'
import { askForFeed } from './ask.ts'
import { readCursor } from './cursor.ts'
import { readEntry } from './entry.ts'
import { newAmong } from './new-among.ts'

/** The whole document, asked for as if for the first time: a feed is the window that it shows. */
export async function tally(place: Place, cursor: Json, means: Means): Promise<Tally> {
  const asked = await askForFeed(place.address, {}, means)
  if (asked.kind === 'outcome') return asked.listened
  if (asked.kind === 'unchanged') return { kind: 'trouble', why: 'server-error', detail: 'HTTP 304' }
  const page = { carries: place.settings.carries, now: means.clock(), document: asked.document, url: asked.url }
  // Ids that several entries have gone by are told apart as they were when they were heard.
  const { events } = newAmong(page, { seen: new Map(), shared: readCursor(cursor).shared })
  return { kind: 'tallied', standing: standingIn(events, readEntry) }
}
