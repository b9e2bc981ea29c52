import * as v from 'valibot'
import { route } from './route.ts'

/** On the quarter: every zone of today is whole quarters from Greenwich. */
const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):(00|15|30|45)$/))

/** When one may be told of something; all the rest is quiet. Closing before it opens: on the next day. */
export const hours = v.object({
  /** 1 is Monday, 7 is Sunday. */
  days: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))), v.minLength(1), v.maxLength(7)),
  opens: clock,
  closes: clock,
  /** IANA name. */
  zone: v.pipe(v.string(), v.maxLength(60)),
})
export type Hours = v.InferOutput<typeof hours>

const path = '/api/me/hours' as const
/** null: as each client has it. */
const own = v.object({ hours: v.nullable(hours) })

export const hoursRoutes = {
  ownHours: route({
    method: 'GET',
    path,
    openTo: 'signed-in',
    does: 'When one may be told of something, wherever one works; null: within the working hours of each client.',
    answer: own,
  }),
  changeOwnHours: route({
    method: 'PUT',
    path,
    openTo: 'signed-in',
    does: 'Says when one may be told. Outside these hours nothing is sent but an alert.',
    body: own,
    answer: own,
  }),
}
