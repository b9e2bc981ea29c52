import { type Trouble } from '#channel'
import { type Json } from '#kernel'
import { idOf, messageIdOf, readTalksAt, type TalksAt } from '#meta'

export interface Cursor {
  /** For each media: the time of its newest comment read with all before it (milliseconds), and how many it counted. */
  through: Map<string, { at: number; count: number }>
  /** Lists of which older pages are still owed, by their path: under which media, from where, down to what time. */
  owed: Map<string, Owed>
  /** Where the walk through older media stands; null: at the newest. */
  older: string | null
  /** Where the walk through conversations stands. */
  talks: TalksAt
  /** Media that stood among the newest. */
  newest: string[]
  /** What was heard, to follow ends. */
  known: Map<string, Known>
  /** Media behind ads, which no list of ours names: met through what was brought. */
  ads: string[]
  /** When the account was last asked for all of this, in milliseconds, and what of it could not be heard then. */
  asked: { at: number; partly: Partly | null }
}

export interface Partly {
  why: Trouble
  detail: string
}

export interface Owed {
  media: string
  after: string
  above: number
  newest: number
}

export interface Known {
  /** Empty once it is gone: what comes late does not bring it back. */
  digest: string
  media: string
  saidAt: number
}

const mostKnown = 1500
const mostMedia = 300
const mostNewest = 100
export const mostAds = 25

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])
  const rows = (value: Json | undefined): Json[][] => list(value).filter(Array.isArray)
  const cursor: Cursor = {
    through: new Map(),
    owed: new Map(),
    older: typeof fields.older === 'string' ? fields.older : null,
    talks: readTalksAt(list(fields.talks)),
    newest: list(fields.newest)
      .slice(0, mostNewest)
      .flatMap((id) => idOf(id) ?? []),
    known: new Map(),
    ads: list(fields.ads).flatMap((id) => idOf(id) ?? []),
    asked: askedOf(list(fields.asked)),
  }
  for (const [media, at, count] of rows(fields.through))
    if (idOf(media) && isTime(at) && isTime(count)) cursor.through.set(media as string, { at, count })
  for (const [path, media, after, above, newest] of rows(fields.owed))
    if (isPath(path) && idOf(media) && typeof after === 'string' && isTime(above) && isTime(newest))
      cursor.owed.set(path, { media: media as string, after, above, newest })
  for (const [id, digest, media, saidAt] of rows(fields.known))
    if (messageIdOf(id) && typeof digest === 'string' && typeof media === 'string' && isTime(saidAt))
      cursor.known.set(id as string, { digest, media, saidAt })
  return cursor
}

export function writeCursor({ through, owed, older, talks, known, ads, asked, ...more }: Cursor): Json {
  const newest = <T>(of: ReadonlyMap<string, T>, at: (one: T) => number, most: number) =>
    [...of].sort(([, one], [, other]) => at(one) - at(other)).slice(-most)
  return {
    through: newest(through, ({ at }) => at, mostMedia).map(([media, { at, count }]) => [media, at, count]),
    owed: [...owed].slice(-mostMedia).map(([path, one]) => [path, one.media, one.after, one.above, one.newest]),
    older,
    talks: [talks.through, talks.after, talks.above],
    known: newest(known, ({ saidAt }) => saidAt, mostKnown).map(([id, one]) => [id, one.digest, one.media, one.saidAt]),
    newest: more.newest.slice(0, mostNewest),
    ads: ads.slice(-mostAds),
    asked: asked.partly ? [asked.at, asked.partly.why, asked.partly.detail] : [asked.at],
  }
}

function askedOf([at, why, detail]: Json[]): Cursor['asked'] {
  const partly = typeof why === 'string' && typeof detail === 'string' ? { why: why as Trouble, detail } : null
  return isTime(at) ? { at, partly } : { at: 0, partly: null }
}

function isPath(value: Json | undefined): value is string {
  return typeof value === 'string' && /^\/[\w-]{1,200}\/(comments|replies)$/.test(value)
}

function isTime(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 8e15
}

function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
