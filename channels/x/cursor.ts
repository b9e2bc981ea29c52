import { type Json } from '#kernel'
import { isAfter } from './thing.ts'

/** One list of posts, newest first, and how far it was read. */
export interface Stream {
  /** The newest post heard. */
  since: string | null
  /** More was said than one round reads: what is older than `until` is still owed, back to `since`. */
  owed: { since: string | null; until: string } | null
}

export interface Cursor {
  names: string | null
  mentions: Stream
  own: Stream
  /** Conversations that we are part of; whoever stirred last comes last. */
  conversations: Map<string, Stream>
  /** In the order in which they are asked next. */
  searches: Map<string, Stream>
  /** The newest version heard of a post, by its first number; newest last. */
  known: Map<string, string>
}

export const mostConversations = 48
const mostSearches = 10
const mostKnown = 2_000

export const unread = (): Stream => ({ since: null, owed: null })

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  const pairs = (value: Json | undefined, most: number) =>
    (Array.isArray(value) ? value.slice(-most) : []).flatMap((one): [string, Json][] =>
      Array.isArray(one) && typeof one[0] === 'string' && one[0].length <= 500 ? [[one[0], one[1] ?? null]] : [],
    )
  const streams = (value: Json | undefined, most: number) =>
    new Map(pairs(value, most).map(([name, stream]) => [name, readStream(stream)]))
  return {
    names: typeof fields.names === 'string' ? fields.names : null,
    mentions: readStream(fields.mentions),
    own: readStream(fields.own),
    conversations: new Map([...streams(fields.conversations, mostConversations)].filter(([id]) => idIn(id))),
    searches: streams(fields.searches, mostSearches),
    known: new Map(
      pairs(fields.known, mostKnown).flatMap(([id, version]) => {
        const newest = idIn(version)
        return idIn(id) && newest ? [[id, newest]] : []
      }),
    ),
  }
}

export function writeCursor({ names, mentions, own, conversations, searches, known }: Cursor): Json {
  const written = (all: Map<string, Stream>, most: number) =>
    [...all].slice(-most).map(([name, stream]): Json[] => [name, writeStream(stream)])
  return {
    names,
    mentions: writeStream(mentions),
    own: writeStream(own),
    conversations: written(conversations, mostConversations),
    searches: written(searches, mostSearches),
    known: [...known].slice(-mostKnown),
  }
}

function writeStream({ since, owed }: Stream): Json {
  return owed ? [since, owed.since, owed.until] : [since]
}

function readStream(json: Json | undefined): Stream {
  const [since, from, until] = (Array.isArray(json) ? json : []).map(idIn)
  return { since: since ?? null, owed: until ? { since: from ?? null, until } : null }
}

export const newer = (one: string | null, other: string | null) =>
  one && (!other || isAfter(one, other)) ? one : other

function idIn(json: Json | undefined): string | null {
  return typeof json === 'string' && /^[1-9]\d{0,18}$/.test(json) ? json : null
}

function isObject(json: Json): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
