import { type Json } from '#kernel'

export interface Cursor {
  /** The highest comment met; ids only ever grow. */
  latest: number
  /** More was said than one round reads: pages from `page` on, down to the comment `above`, are still owed. */
  owed: { page: number; above: number } | null
  /** Comments that are looked at again for edits and ends, with a digest of what they said; newest last. */
  known: Map<number, string>
}

const mostKnown = 500

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  const owed = isObject(fields.owed) ? fields.owed : null
  const known = Array.isArray(fields.known) ? fields.known : []
  const isKnown = (one: Json): one is [number, string] =>
    Array.isArray(one) && isId(one[0]) && typeof one[1] === 'string' && one[1].length <= 100
  return {
    latest: isId(fields.latest) ? fields.latest : 0,
    owed:
      owed && isId(owed.page) && Number.isSafeInteger(owed.above)
        ? { page: owed.page, above: Number(owed.above) }
        : null,
    known: new Map(known.filter(isKnown).slice(-mostKnown)),
  }
}

export function writeCursor({ latest, owed, known }: Cursor): Json {
  const newest = [...known].sort(([one], [other]) => one - other).slice(-mostKnown)
  return { latest, owed: owed && { ...owed }, known: newest.map(([id, digest]) => [id, digest]) }
}

function isId(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}

function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
