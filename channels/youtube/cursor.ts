import { type Json } from '#kernel'
import { countOf, thingOf } from './thing.ts'

export interface Cursor {
  /** By native id, newest last: a digest of the words, and how many replies were heard below it. */
  known: Map<string, { digest: string; replies: number }>
  /** Pages that earlier rounds left unread; the empty one is the first. */
  owed: string[]
}

const mostKnown = 1000
export const mostOwed = 5

export function readCursor(json: Json): Cursor {
  const kept = thingOf(json)
  const cursor: Cursor = { known: new Map(), owed: [] }
  for (const one of Array.isArray(kept?.known) ? kept.known.slice(-mostKnown) : []) {
    if (!Array.isArray(one) || typeof one[0] !== 'string' || typeof one[1] !== 'string') continue
    cursor.known.set(one[0].slice(0, 250), { digest: one[1].slice(0, 100), replies: countOf(one[2]) })
  }
  for (const page of Array.isArray(kept?.owed) ? kept.owed.slice(-mostOwed) : [])
    if (typeof page === 'string' && page.length <= 2000) cursor.owed.push(page)
  return cursor
}

export function writeCursor({ known, owed }: Cursor): Json {
  const newest = [...known].slice(-mostKnown)
  return { known: newest.map(([id, { digest, replies }]) => [id, digest, replies]), owed: owed.slice(-mostOwed) }
}
