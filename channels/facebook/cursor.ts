import { type Trouble } from '#channel'
import { type Json } from '#kernel'
import { idOf, messageIdOf, readTalksAt, type TalksAt } from '#meta'

export interface Cursor {
  /** For each post, the time of its newest comment that was read with all before it; milliseconds. */
  through: Map<string, number>
  /** Posts of which older pages are still owed: from where, and down to what time. */
  owed: Map<string, { after: string; above: number; newest: number }>
  /** Where the walk through older posts stands; null: at the newest. */
  older: string | null
  /** Where the walk through conversations stands. */
  talks: TalksAt
  /** Comments and private messages heard, to follow edits and ends. `at`: when the platform last told of it, in milliseconds. */
  known: Map<string, Known>
  /** Who likes what, as was last brought. */
  likes: Map<string, { stands: boolean; at: number }>
  /** Posts that stood among the newest; those of which an end was brought; and where the walk through the others stands. */
  newest: string[]
  ended: string[]
  turn: number
  /** Whether the page is shown to anybody, and when that was asked, in milliseconds. */
  shown: { at: number; is: boolean }
  /** When the page was last asked for all of this, in milliseconds, and what of it could not be heard then. */
  asked: { at: number; partly: Partly | null }
}

export interface Partly {
  why: Trouble
  detail: string
}

export interface Known {
  /** Empty once it is gone: what comes late does not bring it back. */
  digest: string
  post: string
  saidAt: number
  at: number
}

const mostKnown = 1500
const mostPosts = 300
const mostLikes = 500
const mostIds = 100

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  const rows = (value: Json | undefined): Json[][] => (Array.isArray(value) ? value.filter(Array.isArray) : [])
  const cursor: Cursor = {
    through: new Map(),
    owed: new Map(),
    older: null,
    talks: readTalksAt(Array.isArray(fields.talks) ? fields.talks : []),
    known: new Map(),
    likes: new Map(),
    newest: idsIn(fields.newest),
    ended: idsIn(fields.ended),
    turn: isTime(fields.turn) ? Math.floor(fields.turn) : 0,
    shown: shownIn(fields.shown),
    asked: neverAsked,
  }
  for (const [id, stands, at] of rows(fields.likes))
    if (typeof id === 'string' && isTime(at)) cursor.likes.set(id.slice(0, 500), { stands: stands === true, at })
  for (const [post, at] of rows(fields.through)) if (idOf(post) && isTime(at)) cursor.through.set(post as string, at)
  for (const [post, after, above, newest] of rows(fields.owed))
    if (idOf(post) && typeof after === 'string' && isTime(above) && isTime(newest))
      cursor.owed.set(post as string, { after, above, newest })
  if (typeof fields.older === 'string') cursor.older = fields.older
  for (const [id, digest, post, saidAt, at] of rows(fields.known))
    if (messageIdOf(id) && typeof digest === 'string' && typeof post === 'string' && isTime(saidAt) && isTime(at))
      cursor.known.set(id as string, { digest, post, saidAt, at })
  const [at, why, detail] = Array.isArray(fields.asked) ? fields.asked : []
  const partly = typeof why === 'string' && typeof detail === 'string' ? { why: why as Trouble, detail } : null
  if (isTime(at)) cursor.asked = { at, partly }
  return cursor
}

const idsIn = (json: Json | undefined) =>
  Array.isArray(json) ? json.slice(0, mostIds).flatMap((id) => idOf(id) ?? []) : []

function shownIn(json: Json | undefined): Cursor['shown'] {
  const [at, is] = Array.isArray(json) ? json : []
  return isTime(at) ? { at, is: is !== false } : { at: 0, is: true }
}

const neverAsked = { at: 0, partly: null }

export function writeCursor({ through, owed, older, talks, known, asked, ...more }: Cursor): Json {
  const newest = <T>(of: ReadonlyMap<string, T>, at: (one: T) => number, most: number) =>
    [...of].sort(([, one], [, other]) => at(one) - at(other)).slice(-most)
  return {
    through: newest(through, (at) => at, mostPosts).map((row) => [...row]),
    owed: [...owed].slice(-mostPosts).map(([post, { after, above, newest: at }]) => [post, after, above, at]),
    older,
    likes: newest(more.likes, ({ at }) => at, mostLikes).map(([id, { stands, at }]) => [id, stands, at]),
    newest: more.newest.slice(0, mostIds),
    ended: more.ended.slice(-mostIds),
    turn: more.turn,
    shown: [more.shown.at, more.shown.is],
    talks: [talks.through, talks.after, talks.above],
    asked: asked.partly ? [asked.at, asked.partly.why, asked.partly.detail] : [asked.at],
    known: newest(known, ({ at }) => at, mostKnown).map(([id, one]) => [id, one.digest, one.post, one.saidAt, one.at]),
  }
}

function isTime(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 8e15
}

function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
