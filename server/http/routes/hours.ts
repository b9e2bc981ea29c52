import { changeOwnHours, ownHours } from '#charter'
import { api } from '#contract'
import { type Within } from '#database'
import { type Clock } from '#kernel'
import { type On } from '../mount.ts'

interface HoursNeeds {
  within: Within
  reading: Within
  clock: Clock
}

export function hoursRoutes(on: On, { within, reading, clock }: HoursNeeds): void {
  on(api.ownHours, ({ user }) => reading([], user.id, async (db) => ({ hours: await ownHours(db, user.id) })))
  on(api.changeOwnHours, ({ body, user }) =>
    within([], user.id, async (db) => {
      await changeOwnHours(db, clock, user.id, body.hours)
      return { hours: await ownHours(db, user.id) }
    }),
  )
}
