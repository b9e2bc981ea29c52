import { type Json } from '#kernel'
import { digestOf } from '#reading'

/** What is remembered between two listenings. A list, not an object: the database does not keep the order of keys. */
export interface Cursor {
  /** The address the validators belong to. */
  of: string | null
  etag: string | null
  lastModified: string | null
  /** Digest of an entry's id → digest of its words, newest first. */
  seen: Map<string, string>
  /** Digests of ids that several entries go by. */
  shared: Set<string>
  /** A page of older entries still to be fetched: a burst longer than one page is not lost. */
  owed: { url: string; pages: number; tries: number } | null
}

export const mostSeen = 1_000

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  const seen = new Map<string, string>()
  for (const pair of Array.isArray(fields.seen) ? fields.seen.slice(0, mostSeen) : []) {
    const at = typeof pair === 'string' && pair.length < 60 ? pair.indexOf(' ') : -1
    if (at > 0) seen.set((pair as string).slice(0, at), (pair as string).slice(at + 1))
  }
  const owed = isObject(fields.owed) && typeof fields.owed.url === 'string' ? fields.owed : null
  return {
    of: text(fields.of),
    etag: text(fields.etag),
    lastModified: text(fields.lastModified),
    seen,
    shared: new Set(
      Array.isArray(fields.shared) ? fields.shared.slice(0, 200).map((id) => String(id).slice(0, 60)) : [],
    ),
    owed: owed && { url: String(owed.url), pages: count(owed.pages), tries: count(owed.tries) },
  }
}

export function writeCursor({ of, etag, lastModified, seen, shared, owed }: Cursor): Json {
  const pairs = [...seen].slice(0, mostSeen).map(([id, words]) => `${id} ${words}`)
  return { of, etag, lastModified, seen: pairs, shared: [...shared], owed: owed && { ...owed } }
}

export function seenKey(nativeId: string): string {
  return digestOf([nativeId], 11)
}

function isObject(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

/** A header's worth of text: no line end can smuggle another header in. */
function text(json: Json | undefined): string | null {
  return typeof json === 'string' && json.length <= 1000 && /^[\x20-\x7e]+$/.test(json) ? json : null
}

function count(json: Json | undefined): number {
  return typeof json === 'number' && json >= 0 && json < 1000 ? Math.floor(json) : 0
}
