import * as v from 'valibot'
import { day, done, id, line } from './common.ts'
import { hours } from './hours.ts'
import { route } from './route.ts'

/** Where public days are known. `QC`: Québec; `CA`: the rest of Canada. */
export const country = v.picklist(['FR', 'BE', 'CH', 'QC', 'CA'])
export type Country = v.InferOutput<typeof country>

/** A key of the words. */
export const publicDay = v.picklist([
  'new-year',
  'epiphany',
  'candlemas',
  'shrove-tuesday',
  'good-friday',
  'easter-monday',
  'labour-day',
  'victory-1945',
  'ascension',
  'whit-monday',
  'mothers-day',
  'patriots-day',
  'victoria-day',
  'fathers-day',
  'music-day',
  'quebec-day',
  'canada-day',
  'bastille-day',
  'belgian-day',
  'swiss-day',
  'assumption',
  'federal-fast',
  'truth-and-reconciliation',
  'thanksgiving',
  'halloween',
  'all-saints',
  'armistice',
  'remembrance-day',
  'saint-nicholas',
  'christmas',
  'saint-stephen',
  'boxing-day',
])
export type PublicDay = v.InferOutput<typeof publicDay>

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
const rule = v.variant('kind', [
  v.object({ kind: v.literal('once'), day }),
  v.object({ kind: v.literal('yearly'), month: whole(1, 12), day: whole(1, 31) }),
  /** The second Sunday of May; week 5 is the last there is. Monday is 1. */
  v.object({ kind: v.literal('weekday'), month: whole(1, 12), week: whole(1, 5), weekday: whole(1, 7) }),
])
const named = { name: line, note: v.pipe(v.string(), v.maxLength(1_000)), rule }

/** A day that a client’s people talk about, once or each year. */
export const perennial = v.object({ id, name: v.string(), note: v.string(), rule })
export type Perennial = v.InferOutput<typeof perennial>

/** When this client publishes, by its own clocks. */
export const publishingHours = v.object({
  days: hours.entries.days,
  opens: hours.entries.opens,
  closes: hours.entries.closes,
})

/**
 * `quiet`: one does not publish then, at these places by their names; none are named where the client's own hours say so of
 * all of them. `nobody`: nobody will be at the desk within 24 hours. It forbids nothing.
 */
export const besideHour = v.variant('kind', [
  v.object({ kind: v.literal('quiet'), places: v.array(v.string()) }),
  v.object({ kind: v.literal('nobody') }),
])
export type BesideHour = v.InferOutput<typeof besideHour>

const calendarDays = v.object({
  perennials: v.array(perennial),
  countries: v.array(country),
  /** null: at any hour. */
  hours: v.nullable(publishingHours),
  /** Where one publishes; null: at the hours of the client. */
  places: v.array(v.object({ place: id, name: v.string(), hours: v.nullable(publishingHours) })),
})
export type CalendarDays = v.InferOutput<typeof calendarDays>

const path = '/api/workspaces/:workspace/calendar' as const
const one = `${path}/perennials/:perennial` as const

export const perennialRoutes = {
  calendarDays: route({
    method: 'GET',
    path,
    does: 'Lists the days that a client’s people talk about, whose public days are shown beside them, and when it publishes.',
    openTo: 'colleague',
    answer: calendarDays,
  }),
  changeCalendarDays: route({
    method: 'PATCH',
    path,
    does: 'Chooses whose public days are shown, and when this client publishes; null: at any hour.',
    openTo: 'desk',
    body: v.object({
      countries: v.optional(v.pipe(v.array(country), v.maxLength(5))),
      hours: v.optional(v.nullable(publishingHours)),
    }),
    answer: calendarDays,
  }),
  changePlaceHours: route({
    method: 'PUT',
    path: `${path}/places/:place/hours`,
    does: 'Says when one publishes at a place, where that differs from the client’s hours; null: it does not.',
    openTo: 'desk',
    body: v.object({ hours: v.nullable(publishingHours) }),
    answer: calendarDays,
  }),
  addPerennial: route({
    method: 'POST',
    path: `${path}/perennials`,
    does: 'Adds a day that a client’s people talk about.',
    openTo: 'desk',
    body: v.object(named),
    answer: calendarDays,
  }),
  changePerennial: route({
    method: 'PUT',
    path: one,
    does: 'Changes a day that a client’s people talk about.',
    openTo: 'desk',
    body: v.object(named),
    answer: calendarDays,
  }),
  removePerennial: route({
    method: 'DELETE',
    path: one,
    does: 'Removes a day that a client’s people talk about; undoing brings it back.',
    openTo: 'desk',
    answer: done,
  }),
  besideHour: route({
    method: 'GET',
    path: `${path}/hour`,
    does: 'What might be said of an hour, by the client’s own clocks: that one does not publish then, that nobody will be there to read.',
    openTo: 'colleague',
    /** `spark`: at the places where it is meant to go; without, at any. */
    query: v.object({ spark: v.optional(id), day, time: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)) }),
    answer: v.object({ beside: v.array(besideHour) }),
  }),
}
