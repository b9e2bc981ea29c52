import * as v from 'valibot'
import { day, done, id, moment, words } from './common.ts'
import { route } from './route.ts'
import { client } from './rows.ts'

/** Words of an alert shown at once, the latest; the rest is counted. */
export const mostAlertWords = 50

/** Something grave that several say, gathered. Counts are of 1,000 messages at most. */
export const alert = v.object({
  client,
  id,
  /** `danger`: several speak of harm, anywhere. `volume`: many more than usual say no, at one place. */
  kind: v.picklist(['danger', 'volume']),
  /** The place of `volume`. */
  place: v.nullable(v.string()),
  /** How many persons say no there in the busiest hour before; null for `danger`. */
  usual: v.nullable(v.number()),
  people: v.number(),
  messages: v.number(),
  /** Where it is said. */
  places: v.array(v.string()),
  /** When the first and the latest of these words were said. */
  since: moment,
  latest: moment,
  /** It had been closed, or silent for a day, before. */
  again: v.boolean(),
  /** Rises each time it is told anew: what was told under the same number is not told again. */
  wave: v.number(),
  /** Who sees to it. */
  taken: v.nullable(v.object({ by: v.string(), at: moment })),
  closedAt: v.nullable(moment),
  /** What raised it had been heard by mistake, and was undone. */
  takenBackAt: v.nullable(moment),
})
export type Alert = v.InferOutput<typeof alert>

export const alertWhole = v.object({
  ...alert.entries,
  /** `text`: null where it is gone since. `seen`: someone has answered it or seen to it. */
  said: v.array(
    v.object({
      conversation: id,
      message: id,
      by: v.string(),
      place: v.string(),
      at: moment,
      /** The day alone, where its source gives no hour. */
      on: v.nullable(day),
      text: v.nullable(v.string()),
      language: v.nullable(v.string()),
      seen: v.boolean(),
    }),
  ),
  /** Who of the desk is told by mail, and how that went. `at`: when it happened, or when it will. */
  told: v.array(
    v.object({
      name: v.string(),
      onDuty: v.boolean(),
      state: v.picklist(['waiting', 'sending', 'later', 'sent', 'refused', 'unknown', 'no-mail', 'let-rest']),
      at: moment,
    }),
  ),
  /** What was decided on it, the latest first. */
  decided: v.array(id),
  /** What was done, each time it was closed; the latest first. */
  closings: v.array(v.object({ by: v.string(), at: moment, done: v.string(), openedAgainAt: v.nullable(moment) })),
})
export type AlertWhole = v.InferOutput<typeof alertWhole>

const path = '/api/workspaces/:workspace/alerts/:alert' as const

export const alertRoutes = {
  alerts: route({
    method: 'GET',
    path: '/api/alerts',
    openTo: 'signed-in',
    does: 'What is grave now, for one client or for all, and the alerts closed lately; of clients at whose desk one is, or a colleague.',
    query: v.object({ workspace: v.optional(id) }),
    answer: v.object({ open: v.array(alert), closed: v.array(alert) }),
  }),
  alert: route({
    method: 'GET',
    path,
    openTo: 'colleague',
    does: 'One alert, whole: the very words, who was told, what was done.',
    answer: alertWhole,
  }),
  takeAlert: route({
    method: 'POST',
    path: `${path}/taken` as const,
    openTo: 'desk',
    does: 'Says that one sees to it: those who are off duty and not told yet are left alone. 409 where it is closed.',
    answer: done,
  }),
  closeAlert: route({
    method: 'POST',
    path: `${path}/closed` as const,
    openTo: 'desk',
    does: 'Says that it is over, and what was done. 409 where it is closed already.',
    body: v.object({ done: words }),
    answer: done,
  }),
}
