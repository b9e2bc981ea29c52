import { type Json } from '#kernel'
import { digestOf } from '#reading'
import { type Gap, mostGaps, mostKnown } from './gap.ts'

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
  /** The newest date met, never later than when it was met. */
  latest: Date | null
  /** Bursts longer than a page that are not heard whole yet, newest first. */
  gaps: Gap[]
}

export const mostSeen = 1_000

export function readCursor(json: Json): Cursor {
  const fields = isObject(json) ? json : {}
  const seen = new Map<string, string>()
  for (const pair of Array.isArray(fields.seen) ? fields.seen.slice(0, mostSeen) : []) {
    const at = typeof pair === 'string' && pair.length < 60 ? pair.indexOf(' ') : -1
    if (at > 0) seen.set((pair as string).slice(0, at), (pair as string).slice(at + 1))
  }
  return {
    of: text(fields.of),
    etag: text(fields.etag),
    lastModified: text(fields.lastModified),
    seen,
    shared: new Set(
      Array.isArray(fields.shared) ? fields.shared.slice(0, 200).map((id) => String(id).slice(0, 60)) : [],
    ),
    latest: date(fields.latest),
    gaps: (Array.isArray(fields.gaps) ? fields.gaps.slice(0, mostGaps) : []).filter(isObject).map(readGap),
  }
}

function readGap(fields: { [key: string]: Json }): Gap {
  const known = Array.isArray(fields.known) ? fields.known.slice(0, mostKnown) : []
  return {
    since: date(fields.since),
    until: date(fields.until),
    known: known.map((key) => String(key).slice(0, 60)),
    next: typeof fields.next === 'string' ? fields.next.slice(0, 4096) : null,
    pages: count(fields.pages),
    tries: count(fields.tries),
  }
}

export function writeCursor({ of, etag, lastModified, seen, shared, latest, gaps }: Cursor): Json {
  return {
    of,
    etag,
    lastModified,
    seen: [...seen].slice(0, mostSeen).map(([id, words]) => `${id} ${words}`),
    shared: [...shared],
    latest: latest?.toISOString() ?? null,
    gaps: gaps.map(({ since, until, known, ...rest }) => ({
      since: since?.toISOString() ?? null,
      until: until?.toISOString() ?? null,
      known: [...known],
      ...rest,
    })),
  }
}

/** Two memories as one, as long as there is room: what the newer one knows holds. */
export function remember(newer: Cursor['seen'], older: Cursor['seen']): Cursor['seen'] {
  const seen = new Map(newer)
  for (const [key, words] of older) if (seen.size < mostSeen && !seen.has(key)) seen.set(key, words)
  return seen
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

function date(json: Json | undefined): Date | null {
  const at = typeof json === 'string' && json.length < 40 ? new Date(json) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}

function count(json: Json | undefined): number {
  return typeof json === 'number' && json >= 0 && json < 1000 ? Math.floor(json) : 0
}
