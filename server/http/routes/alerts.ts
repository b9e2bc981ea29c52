import { alertOnDesk, alertsOnDesk, closeAlert, takeAlert } from '#alert'
import { api } from '#contract'
import { type Within } from '#database'
import { type Clock } from '#kernel'
import { readsNotes } from '#team'
import { type On } from '../mount.ts'
import { chosenAmong } from './chosen.ts'
import { doneBy } from './done.ts'

interface AlertNeeds {
  within: Within
  reading: Within
  clock: Clock
}

export function alertRoutes(on: On, { within, reading, clock }: AlertNeeds): void {
  const done = doneBy(clock)
  on(api.alerts, ({ memberships, query, user }) => {
    const among = chosenAmong(memberships, query.workspace)
    const mine = memberships.filter(({ workspace, role }) => readsNotes(role) && among.includes(workspace))
    const ids = mine.map(({ workspace }) => workspace)
    return reading(ids, user.id, (db) => alertsOnDesk(db, ids))
  })
  on(api.alert, ({ params, user, workspace }) =>
    reading([workspace], user.id, (db) => alertOnDesk(db, workspace, params.alert!)),
  )
  on(api.takeAlert, ({ params, user, workspace }) =>
    within([workspace], user.id, async (db) =>
      done(await takeAlert(db, clock, { workspace, alert: params.alert!, by: user.id })),
    ),
  )
  on(api.closeAlert, ({ body, params, user, workspace }) =>
    within([workspace], user.id, async (db) =>
      done(await closeAlert(db, clock, { workspace, alert: params.alert!, by: user.id, done: body.done })),
    ),
  )
}
