import * as v from 'valibot'
import { cursor, day, dialect, done, id, line, moment } from './common.ts'
import { delivery } from './messages.ts'
import { verbatim } from './reasons.ts'
import { route } from './route.ts'
import { sparkBecame } from './spark-became.ts'

const sparks = '/api/workspaces/:workspace/sparks' as const
const ofOne = `${sparks}/:spark` as const
const medium = `${ofOne}/media/:medium` as const

export const opener = v.picklist([
  'open-question',
  'advice',
  'disagreement',
  'behind-the-scenes',
  'poll',
  'help',
  'telling-back',
])
export type Opener = v.InferOutput<typeof opener>

/** A day and an hour by the client’s own clocks. */
export const wall = v.object({ day, time: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)) })

const state = v.picklist(['draft', 'planned', 'missed', 'out', 'dropped'])

export const sparkRow = v.object({
  id,
  opener,
  /** Its title, else how it begins; empty where nothing is written yet. */
  beginning: v.string(),
  state,
  /** Why its hour passed without it: a code of the words. */
  why: v.nullable(v.string()),
  plannedFor: v.nullable(moment),
  outAt: v.nullable(moment),
  conversation: v.nullable(id),
  places: v.array(v.object({ place: id, name: v.string(), channel: v.string() })),
  changedAt: moment,
  changedBy: v.string(),
})
export type SparkRow = v.InferOutput<typeof sparkRow>

/** What a piece may be at a place; lengths as that place counts them. */
const limits = v.object({
  longest: v.nullable(v.number()),
  longestTitle: v.nullable(v.number()),
  warning: v.boolean(),
  media: v.nullable(
    v.object({
      most: v.number(),
      types: v.array(v.string()),
      mostBytes: v.number(),
      longestAlt: v.number(),
      needed: v.boolean(),
    }),
  ),
  goesOn: v.boolean(),
  /** Readers there can be let choose; null: what one may choose stands in the words. */
  poll: v.nullable(
    v.object({
      most: v.number(),
      longest: v.number(),
      withMedia: v.boolean(),
      /** For how many days one may choose; null: as long as the piece stands. */
      days: v.nullable(v.object({ fewest: v.number(), most: v.number() })),
    }),
  ),
})

const at = v.object({
  place: id,
  name: v.string(),
  channel: v.string(),
  /** Its own words; null: those of everywhere. */
  own: v.nullable(v.string()),
  /** As it will be read there, one post after the other. */
  parts: v.array(v.string()),
  /** What its readers are let choose among there; empty: as words, or not at all. */
  choices: v.array(v.string()),
  /** For how many days; null where nothing closes it. */
  openDays: v.nullable(v.number()),
  /** What one may choose stands in the words, though the place has a form for it. */
  inWords: v.boolean(),
  /** Of the longest part, as the place counts. */
  length: v.number(),
  limits: v.nullable(limits),
  /** What keeps it from going out there: keys of the words. */
  amiss: v.array(v.string()),
  /** What it became there, and how that went; null until it is out. */
  message: v.nullable(id),
  delivery: v.nullable(delivery),
  url: v.nullable(v.string()),
})

export const sparkShown = v.object({
  id,
  version: v.number(),
  opener,
  title: v.nullable(v.string()),
  text: v.string(),
  warning: v.nullable(v.string()),
  language: dialect,
  colleague: v.nullable(v.string()),
  choices: v.array(v.string()),
  /** For how many days one may choose, where a place closes its own form. */
  openDays: v.number(),
  adds: v.nullable(v.string()),
  signed: v.string(),
  state,
  why: v.nullable(v.string()),
  plannedFor: v.nullable(moment),
  /** The same on the wall of the client. */
  plannedOn: v.nullable(wall),
  plannedBy: v.nullable(v.string()),
  /** The hour it was begun from in the calendar; nothing goes out at it. */
  meantOn: v.nullable(wall),
  outAt: v.nullable(moment),
  conversation: v.nullable(id),
  changedAt: moment,
  changedBy: v.string(),
  /** What stands beside the text: keys of the words. `stops`: it does not go out like this. */
  remarks: v.array(v.object({ key: v.string(), stops: v.boolean() })),
  places: v.array(at),
  media: v.array(
    v.object({
      id,
      name: v.string(),
      type: v.string(),
      width: v.number(),
      height: v.number(),
      alt: v.string(),
      bytes: v.number(),
    }),
  ),
  /** What people said, that it grows from. */
  reasons: v.array(verbatim),
  /** Which words exactly: another as soon as a sign of what is read anywhere differs. */
  print: v.string(),
  now: moment,
})
export type SparkShown = v.InferOutput<typeof sparkShown>

const version = v.pipe(v.number(), v.integer(), v.minValue(1))
const some = (most: number) => v.pipe(v.string(), v.maxLength(most))
const own = v.object({ place: id, text: v.nullable(some(20_000)), inWords: v.optional(v.boolean()) })
const change = v.object({
  version,
  opener: v.optional(opener),
  title: v.optional(v.nullable(some(300))),
  text: v.optional(some(20_000)),
  warning: v.optional(v.nullable(some(300))),
  language: v.optional(dialect),
  colleague: v.optional(v.nullable(some(200))),
  choices: v.optional(v.pipe(v.array(some(100)), v.maxLength(8))),
  openDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30))),
  adds: v.optional(v.nullable(some(1_000))),
  signed: v.optional(some(100)),
  places: v.optional(v.pipe(v.array(own), v.maxLength(40))),
})
export type SparkChange = Omit<v.InferOutput<typeof change>, 'version'>

export const sparkRoutes = {
  sparks: route({
    method: 'GET',
    path: sparks,
    does: 'Lists the invitations to talk of a client: being written, planned, out, or put away.',
    openTo: 'colleague',
    query: v.object({ show: v.optional(v.picklist(['open', 'out', 'dropped'])), after: v.optional(cursor) }),
    answer: v.object({ sparks: v.array(sparkRow), next: v.nullable(v.string()) }),
  }),
  sparkPlaces: route({
    method: 'GET',
    path: `${sparks}/places`,
    does: 'Lists the contact points where an invitation can go out, with what each takes.',
    openTo: 'colleague',
    answer: v.object({ places: v.array(v.object({ place: id, name: v.string(), channel: v.string(), limits })) }),
  }),
  beginSpark: route({
    method: 'POST',
    path: sparks,
    does: 'Begins an invitation to talk, from reasons that people gave or from nothing.',
    openTo: 'desk',
    /** `theme`: from the reasons under it, those confirmed first. */
    body: v.object({
      opener,
      reasons: v.optional(v.pipe(v.array(id), v.maxLength(50))),
      theme: v.optional(id),
      /** The hour one has in mind for it. */
      on: v.optional(wall),
    }),
    answer: v.object({ spark: id }),
  }),
  spark: route({
    method: 'GET',
    path: ofOne,
    does: 'Shows an invitation as it will be read at each place, and what stands in its way.',
    openTo: 'colleague',
    answer: sparkShown,
  }),
  changeSpark: route({
    method: 'PATCH',
    path: ofOne,
    does: 'Writes an invitation anew; refused where somebody else has changed it since.',
    openTo: 'desk',
    body: change,
    answer: sparkShown,
  }),
  publishSpark: route({
    method: 'POST',
    path: `${ofOne}/publication`,
    does: 'Publishes an invitation everywhere it is meant for; it leaves ten seconds later.',
    openTo: 'desk',
    /** `despite`: the refusals one was told of and goes past, knowingly; what they were for is kept with the act. */
    body: v.object({ version, despite: v.optional(v.array(v.picklist(['spark.paused', 'spark.not-approved']))) }),
    answer: v.object({ ...done.entries, conversation: id, leavesAt: moment }),
  }),
  planSpark: route({
    method: 'PUT',
    path: `${ofOne}/hour`,
    does: 'Plans the hour at which an invitation goes out, by the client’s own clocks; null: it has none any more. Undoing puts it back.',
    openTo: 'desk',
    body: v.object({ version, on: v.nullable(wall) }),
    answer: v.object({ ...sparkShown.entries, ...done.entries }),
  }),
  dropSpark: route({
    method: 'DELETE',
    path: ofOne,
    does: 'Puts an invitation away that has not gone out; undoing takes it up again.',
    openTo: 'desk',
    answer: done,
  }),
  sparkBecame: route({
    method: 'GET',
    path: `${ofOne}/became`,
    does: 'Shows the conversation that an invitation began, in figures and by day.',
    openTo: 'colleague',
    answer: sparkBecame,
  }),
  addMedium: route({
    method: 'POST',
    path: `${ofOne}/media`,
    does: 'Adds an image to an invitation: JPEG, PNG, WebP or GIF of 8 MiB at most, in base64.',
    openTo: 'desk',
    atMost: 12 * 1024 * 1024,
    body: v.object({ name: line, data: v.pipe(v.string(), v.maxLength(11_400_000), v.base64()) }),
    answer: sparkShown,
  }),
  medium: route({
    method: 'GET',
    path: medium,
    does: 'Gives an image of an invitation back, in base64.',
    openTo: 'colleague',
    answer: v.object({ type: v.string(), data: v.string() }),
  }),
  describeMedium: route({
    method: 'PATCH',
    path: medium,
    does: 'Says what an image shows, for those who cannot see it.',
    openTo: 'desk',
    body: v.object({ alt: some(1_500) }),
    answer: sparkShown,
  }),
  takeMediumOut: route({
    method: 'DELETE',
    path: medium,
    does: 'Takes an image out of an invitation.',
    openTo: 'desk',
    answer: sparkShown,
  }),
}
