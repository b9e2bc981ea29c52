import { type Json } from '#kernel'
import { idOf } from '#meta'

export interface Cursor {
  /** For each post, the time of its newest comment that was read with all before it; milliseconds. */
  through: Map<string, number>
  /** Posts of which older pages are still owed: from where, and down to what time. */
  owed: Map<string, { after: string; above: number; newest: number }>
  /** Where the walk through older posts stands; null: at the newest. */
  older: string | null
  /** Comments heard, to follow edits and ends. `at`: when the platform last told of it, in milliseconds. */
  known: Map<string, Known>
}

export interface Known {
  /** Empty once it is gone: what comes late does not bring it back. */
  digest: string
  post: string
  saidAt: number
  at: number
}

const mostKnown = 1000
const mostPosts = 300

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  const rows = (value: Json | undefined): Json[][] => (Array.isArray(value) ? value.filter(Array.isArray) : [])
  const cursor: Cursor = { through: new Map(), owed: new Map(), older: null, known: new Map() }
  for (const [post, at] of rows(fields.through)) if (idOf(post) && isTime(at)) cursor.through.set(post as string, at)
  for (const [post, after, above, newest] of rows(fields.owed))
    if (idOf(post) && typeof after === 'string' && isTime(above) && isTime(newest))
      cursor.owed.set(post as string, { after, above, newest })
  if (typeof fields.older === 'string') cursor.older = fields.older
  for (const [id, digest, post, saidAt, at] of rows(fields.known))
    if (idOf(id) && typeof digest === 'string' && typeof post === 'string' && isTime(saidAt) && isTime(at))
      cursor.known.set(id as string, { digest, post, saidAt, at })
  return cursor
}

export function writeCursor({ through, owed, older, known }: Cursor): Json {
  const newest = <T>(of: ReadonlyMap<string, T>, at: (one: T) => number, most: number) =>
    [...of].sort(([, one], [, other]) => at(one) - at(other)).slice(-most)
  return {
    through: newest(through, (at) => at, mostPosts).map((row) => [...row]),
    owed: [...owed].slice(-mostPosts).map(([post, { after, above, newest: at }]) => [post, after, above, at]),
    older,
    known: newest(known, ({ at }) => at, mostKnown).map(([id, one]) => [id, one.digest, one.post, one.saidAt, one.at]),
  }
}

function isTime(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 8e15
}

function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
