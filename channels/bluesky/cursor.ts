import { type Json } from '#kernel'
import { postUri } from './uri.ts'

/** A post looked at again: for its end, and for answers below it that nobody told us of. */
export interface Watched {
  uri: string
  replies: number
  quotes: number
}

/** Something still to be read: what stands below a post, above it, or quotes it. */
export interface Owed {
  way: 'below' | 'above' | 'quotes'
  uri: string
}

export interface Cursor {
  /** Short digests of all that was heard, oldest first: nothing is heard twice, whoever tells of it and however late. */
  met: string[]
  /** Words of others, oldest first. */
  watched: Watched[]
  /** Our own newest words, newest first, as our repository has them. */
  own: Watched[]
  owed: Owed[]
  /** Pages of notifications that a round could not reach any more. */
  pages: string[]
  /** Where rereading older notifications goes on, and how far down that is. */
  deep: { page: string | null; number: number }
  /** How far a stream was read; of no use at another. */
  stream: { of: string; at: number } | null
  /** Where looking again goes on, among others' words and among our own. */
  turn: number
  ownTurn: number
}

export const mostMet = 30_000
export const mostWatched = 600
export const mostOwn = 60
const mostOwed = 1_000
const mostPages = 8
export const digestLength = 8

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  const met = typeof fields.met === 'string' ? fields.met.slice(-mostMet * digestLength) : ''
  const deep = isObject(fields.deep) ? fields.deep : {}
  const stream = isObject(fields.stream) ? fields.stream : null
  return {
    met: met.match(/.{8}/gs) ?? [],
    watched: watchedIn(fields.watched).slice(-mostWatched),
    own: watchedIn(fields.own).slice(0, mostOwn),
    owed: list(fields.owed).slice(0, mostOwed).flatMap(owedIn),
    pages: list(fields.pages).filter(isWord).slice(-mostPages),
    deep: { page: isWord(deep.page) ? deep.page : null, number: count(deep.number) },
    stream: stream && isWord(stream.of) ? { of: stream.of, at: count(stream.at) } : null,
    turn: count(fields.turn),
    ownTurn: count(fields.ownTurn),
  }
}

export function writeCursor(cursor: Cursor): Json {
  const line = ({ uri, replies, quotes }: Watched) => `${uri} ${replies} ${quotes}`
  return {
    met: cursor.met.slice(-mostMet).join(''),
    watched: cursor.watched.slice(-mostWatched).map(line),
    own: cursor.own.slice(0, mostOwn).map(line),
    owed: cursor.owed.slice(0, mostOwed).map(({ way, uri }) => `${way} ${uri}`),
    pages: cursor.pages.slice(-mostPages),
    deep: { ...cursor.deep },
    stream: cursor.stream && { ...cursor.stream },
    turn: cursor.turn,
    ownTurn: cursor.ownTurn,
  }
}

function watchedIn(json: Json | undefined): Watched[] {
  return list(json).flatMap((one) => {
    const [uri, replies, quotes] = typeof one === 'string' ? one.split(' ') : []
    return postUri(uri) ? [{ uri: uri!, replies: count(Number(replies)), quotes: count(Number(quotes)) }] : []
  })
}

function owedIn(json: Json): Owed[] {
  const [way, uri] = typeof json === 'string' ? json.split(' ') : []
  return (way === 'below' || way === 'above' || way === 'quotes') && postUri(uri) ? [{ way, uri: uri! }] : []
}

const isWord = (value: Json | undefined): value is string => typeof value === 'string' && value.length <= 1_000
const count = (value: Json | undefined) => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : 0)
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])
function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
