import { type Json } from '#kernel'

export interface Known {
  id: string
  /** Id of the status at the root of its thread. */
  thread: string
  digest: string
  /** In how many rounds in a row the server did not have it. */
  missed: number
  /** Only followed, by a hashtag or a search: forgotten before what is said to us. */
  far: boolean
}

/** A hashtag or a search, the newest status heard there and when it was said (ISO 8601). */
export interface Followed {
  name: string
  last: string | null
  at: string | null
}

export interface Cursor {
  /** The newest notification read; opaque. */
  notification: string | null
  /** Statuses met, oldest first: looked at again for edits and ends, and to know the thread of what answers them. */
  known: Known[]
  /** Words of ours with how many replies they had, newest last. */
  own: { id: string; replies: number }[]
  /** Where looking again goes on. */
  turn: number
  /** In the order in which they are asked next. */
  followed: Followed[]
  /** When the server was last tried, and whether it finds words; null where it was not. */
  searched: { at: number; finds: boolean } | null
}

const mostNear = 1_000
const mostFar = 500
const mostFollowed = 20
export const mostOwn = 80

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  const objects = (name: keyof Cursor) => list(fields[name]).filter(isObject)
  const known = objects('known').flatMap((one) =>
    isWord(one.id) && isWord(one.thread) && isWord(one.digest)
      ? [{ id: one.id, thread: one.thread, digest: one.digest, missed: count(one.missed), far: one.far === true }]
      : [],
  )
  const own = objects('own').flatMap((one) => (isWord(one.id) ? [{ id: one.id, replies: count(one.replies) }] : []))
  const followed = objects('followed').flatMap(({ name, last, at }) =>
    isWord(name) ? [{ name, last: isWord(last) ? last : null, at: isWord(at) ? at : null }] : [],
  )
  const { searched } = fields
  return {
    notification: isWord(fields.notification) ? fields.notification : null,
    known: bounded(known),
    own: own.slice(-mostOwn),
    turn: count(fields.turn),
    followed: followed.slice(0, mostFollowed),
    searched: isObject(searched) ? { at: count(searched.at), finds: searched.finds === true } : null,
  }
}

export function writeCursor({ notification, known, own, turn, followed, searched }: Cursor): Json {
  return {
    notification,
    known: bounded(known).map((one) => ({ ...one })),
    own: own.slice(-mostOwn).map((one) => ({ ...one })),
    turn,
    followed: followed.slice(0, mostFollowed).map((one) => ({ ...one })),
    searched: searched && { ...searched },
  }
}

/** A hashtag that everybody writes under must not make us forget who spoke to us. */
function bounded(known: readonly Known[]): Known[] {
  const left = { near: mostNear, far: mostFar }
  return known
    .toReversed()
    .filter(({ far }) => left[far ? 'far' : 'near']-- > 0)
    .reverse()
}

const isWord = (value: Json | undefined): value is string => typeof value === 'string' && value.length <= 200
const count = (value: Json | undefined) => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : 0)
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])
function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
