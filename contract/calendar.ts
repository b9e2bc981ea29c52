import * as v from 'valibot'
import { day, done, id, line, moment } from './common.ts'
import { besideHour, country, publicDay } from './perennials.ts'
import { route } from './route.ts'
import { client } from './rows.ts'
import { opener, wall } from './sparks.ts'

/** Days that a calendar shows at most: six weeks, and some. */
export const mostCalendarDays = 62

/** What stands in a calendar on the day that the client’s own wall says. `draft`: begun for that hour, planned for none. */
export const calendarEntry = v.object({
  workspace: id,
  id,
  version: v.number(),
  opener,
  /** Its title, else how it begins; empty where nothing is written yet. */
  beginning: v.string(),
  state: v.picklist(['draft', 'planned', 'missed', 'out']),
  /** Why its hour passed without it: a code of the words. */
  why: v.nullable(v.string()),
  at: moment,
  on: wall,
  places: v.array(v.string()),
  /** What might be said of its hour, while it is planned. */
  beside: v.array(besideHour),
})
export type CalendarEntry = v.InferOutput<typeof calendarEntry>

/** A day that people talk about: one of the client’s own by its name, or a public one by its key. */
export const calendarMark = v.object({
  workspace: id,
  day,
  name: v.nullable(v.string()),
  note: v.string(),
  key: v.nullable(publicDay),
  countries: v.array(country),
  /** One does not work that day. */
  off: v.boolean(),
})
export type CalendarMark = v.InferOutput<typeof calendarMark>

/** One client in a calendar. */
export const calendarClient = v.object({
  client,
  /** IANA name. */
  zone: v.string(),
  /** Which day it is there. */
  today: day,
  /** Days on which clocks there change: of 23 hours, or of 25. */
  clocksChange: v.array(v.object({ day, hours: v.number() })),
  /** Everything that is planned is held. */
  pause: v.nullable(v.object({ reason: v.string(), by: v.string(), at: moment })),
  /** There is more in these days than is shown. */
  more: v.boolean(),
})
export type CalendarClient = v.InferOutput<typeof calendarClient>

/** Hours that passed during pauses, told at one client at most. */
export const mostPassed = 50

export const pauseShown = v.object({
  client,
  /** Everything that is planned is held. */
  standing: v.nullable(v.object({ reason: v.string(), by: v.string(), at: moment })),
  /** How many are planned. */
  planned: v.number(),
  /** Whose hour passed during a pause: somebody says what becomes of each, nothing is made up for. */
  passed: v.array(calendarEntry),
  /** The last one that was lifted. */
  lifted: v.nullable(
    v.object({ reason: v.string(), by: v.string(), at: moment, liftedBy: v.string(), liftedAt: moment }),
  ),
})
export type PauseShown = v.InferOutput<typeof pauseShown>

export const calendarRoutes = {
  calendar: route({
    method: 'GET',
    path: '/api/calendar',
    openTo: 'signed-in',
    does: 'What is planned, what went out and what did not, day by day on the wall of each client, for one or for all; 62 days at most.',
    query: v.object({ workspace: v.optional(id), from: day, to: day }),
    answer: v.object({
      clients: v.array(calendarClient),
      entries: v.array(calendarEntry),
      marks: v.array(calendarMark),
    }),
  }),
  pauses: route({
    method: 'GET',
    path: '/api/pauses',
    openTo: 'signed-in',
    does: 'Whether everything that is planned is held, for one client or for all, by whom, why, and whose hour passed meanwhile.',
    query: v.object({ workspace: v.optional(id) }),
    answer: v.object({ pauses: v.array(pauseShown) }),
  }),
  pauseSparks: route({
    method: 'POST',
    path: '/api/pauses',
    openTo: 'signed-in',
    does: 'Holds everything that is planned, for one client or for all at whose desk one works, at once: what is at its hour is not said.',
    body: v.object({ workspace: v.optional(id), reason: line }),
    /** None for clients where everything was held already; refused where that is all of them. */
    answer: v.object({ acts: v.array(v.object({ workspace: id, act: id })), undoUntil: moment }),
  }),
  liftPause: route({
    method: 'DELETE',
    path: '/api/workspaces/:workspace/pause',
    openTo: 'desk',
    does: 'Lets what is planned go out at its hour again; hours that passed meanwhile are not made up for.',
    answer: done,
  }),
}
