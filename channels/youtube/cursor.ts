import { type Trouble } from '#channel'
import { type Json } from '#kernel'
import { countOf, idOf, textOf, thingOf } from './thing.ts'

/** `digest`: of the words. Of a comment at the top: how many replies were heard below it, when something was last said there, when it was last looked at. */
export interface Known {
  digest: string
  replies: number
  saidAt: number
  seenAt: number
}

export interface Cursor {
  /** By native id, newest last. */
  known: Map<string, Known>
  /** Pages that earlier rounds left unread; the empty one is the first. */
  owed: string[]
  /** Comments that nobody may see yet: their ids alone. */
  held: Set<string>
  /** When it was last asked which these are; and why that was not told, then. */
  heldAt: number
  untold: { why: Trouble; detail: string } | null
}

const mostKnown = 1000
export const mostOwed = 5
export const mostHeld = 500

export function readCursor(json: Json): Cursor {
  const kept = thingOf(json)
  const cursor: Cursor = { known: new Map(), owed: [], held: new Set(), heldAt: countOf(kept?.heldAt), untold: null }
  for (const one of Array.isArray(kept?.known) ? kept.known.slice(-mostKnown) : []) {
    if (!Array.isArray(one) || typeof one[0] !== 'string' || typeof one[1] !== 'string') continue
    const [replies, saidAt, seenAt] = [countOf(one[2]), countOf(one[3]), countOf(one[4])]
    cursor.known.set(one[0].slice(0, 250), { digest: one[1].slice(0, 100), replies, saidAt, seenAt })
  }
  for (const page of Array.isArray(kept?.owed) ? kept.owed.slice(-mostOwed) : [])
    if (typeof page === 'string' && page.length <= 2000) cursor.owed.push(page)
  for (const id of Array.isArray(kept?.held) ? kept.held.slice(-mostHeld) : []) if (idOf(id)) cursor.held.add(idOf(id))
  const untold = thingOf(kept?.untold)
  if (textOf(untold?.why)) cursor.untold = { why: textOf(untold?.why) as Trouble, detail: textOf(untold?.detail) }
  return cursor
}

export function writeCursor({ known, owed, held, heldAt, untold }: Cursor): Json {
  const newest = [...known].slice(-mostKnown)
  return {
    known: newest.map(([id, one]) => [id, one.digest, one.replies, one.saidAt, one.seenAt]),
    owed: owed.slice(-mostOwed),
    held: [...held].slice(-mostHeld),
    heldAt,
    ...(untold && { untold }),
  }
}
