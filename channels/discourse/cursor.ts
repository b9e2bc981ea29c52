import { type Json } from '#kernel'

/** A post met: looked at again while it is young, for edits and ends that nobody tells. */
export interface Known {
  id: number
  topic: number
  number: number
  /** Only told with a post when it is new. */
  category: number | null
  digest: string
  /** In how many looks in a row the forum did not have it. */
  missed: number
  /** When it was met, in milliseconds. */
  since: number
}

export interface Cursor {
  /** Id of the newest post read; ids grow over the whole forum. */
  post: number | null
  known: Known[]
  /** Categories met, and whether only some members read them. */
  categories: { id: number; closed: boolean }[]
  /** Where looking again goes on. */
  turn: number
}

export const most = { known: 1_000, categories: 300 }

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  const things = <T>(name: keyof typeof most, isIt: (one: { [key: string]: Json }) => boolean): T[] =>
    (Array.isArray(fields[name]) ? (fields[name] as readonly Json[]) : [])
      .filter((one) => isObject(one) && isIt(one))
      .slice(-most[name]) as T[]
  return {
    post: isCount(fields.post) ? Number(fields.post) : null,
    known: things(
      'known',
      (k) =>
        [k.id, k.topic, k.number, k.missed, k.since, k.category ?? 0].every(isCount) && typeof k.digest === 'string',
    ),
    categories: things('categories', (c) => isCount(c.id) && typeof c.closed === 'boolean'),
    turn: isCount(fields.turn) ? Number(fields.turn) : 0,
  }
}

export function writeCursor({ post, known, categories, turn }: Cursor): Json {
  const kept = { post, known: known.slice(-most.known), categories: categories.slice(-most.categories), turn }
  return JSON.parse(JSON.stringify(kept))
}

const isCount = (value: Json | undefined) => Number.isSafeInteger(value) && Number(value) >= 0
function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
