import { type Json } from '#kernel'

export interface Known {
  digest: string
  /** How many replies were heard below it. */
  replies: number
  /** The comment it answers; 0: the video itself. */
  parent: number
}

export interface Looked {
  /** Comments as Vimeo counted them when all of them had been heard. */
  total: number
  /** In milliseconds. */
  at: number
  /** All up to this comment were heard; ids only ever grow. */
  until: number
  /** More was said than one round reads: pages from `page` on, down to the comment `above`, are still owed. */
  owed: { page: number; above: number } | null
  /** Not everybody could see the video when it was last met. */
  shut: boolean
}

export interface Cursor {
  videos: Map<number, Looked>
  /** By native id; newest last. */
  known: Map<string, Known>
}

const mostKnown = 1000
const mostVideos = 500

export function readCursor(json: Json): Cursor {
  const { videos, known } = isObject(json) ? json : {}
  const cursor: Cursor = { videos: new Map(), known: new Map() }
  for (const one of Array.isArray(videos) ? videos.slice(-mostVideos) : []) {
    if (!Array.isArray(one)) continue
    const [id, total, at, until, page, above, shut] = one.map(countOf)
    if (id)
      cursor.videos.set(id, {
        total: total ?? 0,
        at: at ?? 0,
        until: until ?? 0,
        owed: page ? { page, above: above ?? 0 } : null,
        shut: shut === 1,
      })
  }
  for (const one of Array.isArray(known) ? known.slice(-mostKnown) : []) {
    if (!Array.isArray(one) || typeof one[0] !== 'string' || typeof one[1] !== 'string') continue
    cursor.known.set(one[0].slice(0, 100), {
      digest: one[1].slice(0, 100),
      replies: countOf(one[2]),
      parent: countOf(one[3]),
    })
  }
  return cursor
}

export function writeCursor({ videos, known }: Cursor): Json {
  return {
    videos: [...videos]
      .slice(-mostVideos)
      .map(([id, { total, at, until, owed, shut }]) => [
        id,
        total,
        at,
        until,
        owed?.page ?? 0,
        owed?.above ?? 0,
        +shut,
      ]),
    known: [...known].slice(-mostKnown).map(([id, { digest, replies, parent }]) => [id, digest, replies, parent]),
  }
}

function countOf(value: Json | undefined): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0
}

function isObject(json: Json): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
