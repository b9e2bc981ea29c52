import * as v from 'valibot'

export const id = v.pipe(v.string(), v.uuid())
/** ISO 8601 with zone, as `Date` reads it: whole offsets, no space. */
export const moment = v.pipe(v.string(), v.isoTimestamp(), v.regex(/T[\d:.]+(Z|[+-]\d\d:\d\d)$/))
/** A day of a client’s own calendar: no hour, no zone. */
export const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/))
export const dialect = v.picklist(['fr', 'fr-CA', 'en'])
export const role = v.picklist(['desk', 'colleague', 'client'])
export const audience = v.picklist(['internal', 'direct', 'followers', 'unlisted', 'public'])
export const stance = v.picklist(['dislike', 'like', 'question', 'suggestion', 'neutral', 'unknown'])
/** Something that can be seen stands in it: more than white space and what has no width. */
const shows = v.regex(/[^\s\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\uffa0]/)
/** One line that someone types: a name, a subject. */
export const line = v.pipe(v.string(), v.minLength(1), v.maxLength(200), shows)
/** What someone says. 20,000 UTF-16 units: longer than any place lets one speak. */
export const words = v.pipe(v.string(), v.minLength(1), v.maxLength(20_000), shows)
/** Where letters reach someone. */
export const address = v.pipe(v.string(), v.maxLength(200), v.regex(/^[^\s@<>",;:]+@[^\s@<>",;:]+\.[^\s@<>",;:]+$/))
/** How many messages one answer, or one note, may be about. */
export const mostAnswered = 200
/** Where a list goes on: opaque, from the answer before. */
export const cursor = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

/** An act of the desk, by which it can be undone. */
export const done = v.object({ act: id, undoUntil: v.nullable(moment) })

/** RFC 9457. `code` is stable; `detail` is a sentence in the reader's language. */
export const problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  detail: v.string(),
})
export type Problem = v.InferOutput<typeof problem>
export type Stance = v.InferOutput<typeof stance>
export type Audience = v.InferOutput<typeof audience>
export type Role = v.InferOutput<typeof role>

/** Channels whose texts are not counted here: their owners let nothing be derived from them, and have not audited it. */
export const leftOut = v.array(v.string())
/** Videos that words lead to, told by the address of the link alone: no host has been asked anything. */
export const videos = v.array(
  v.object({
    host: v.picklist(['YouTube', 'Vimeo', 'Dailymotion']),
    /** At its host’s. */
    id: v.string(),
    /** The link as it stands there. */
    words: v.string(),
    /** Where one watches it at its host’s. */
    page: v.string(),
    /** What a frame may show once its reader asks for it; null where the host allows none. */
    player: v.nullable(v.string()),
  }),
)
export type VideoLink = v.InferOutput<typeof videos>[number]
