import { type Json } from '#kernel'

export interface Known {
  id: string
  /** Id of the status at the root of its thread. */
  thread: string
  digest: string
  /** In how many rounds in a row the server did not have it. */
  missed: number
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
}

export const mostKnown = 1_000
export const mostOwn = 80

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  const known = list(fields.known).flatMap((one) =>
    isObject(one) && isWord(one.id) && isWord(one.thread) && isWord(one.digest)
      ? [{ id: one.id, thread: one.thread, digest: one.digest, missed: count(one.missed) }]
      : [],
  )
  const own = list(fields.own).flatMap((one) =>
    isObject(one) && isWord(one.id) ? [{ id: one.id, replies: count(one.replies) }] : [],
  )
  return {
    notification: isWord(fields.notification) ? fields.notification : null,
    known: known.slice(-mostKnown),
    own: own.slice(-mostOwn),
    turn: count(fields.turn),
  }
}

export function writeCursor({ notification, known, own, turn }: Cursor): Json {
  return {
    notification,
    known: known.slice(-mostKnown).map((one) => ({ ...one })),
    own: own.slice(-mostOwn).map((one) => ({ ...one })),
    turn,
  }
}

const isWord = (value: Json | undefined): value is string => typeof value === 'string' && value.length <= 200
const count = (value: Json | undefined) => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : 0)
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])
function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
