import { changeDiscretion, discretionOf } from '#charter'
import { api } from '#contract'
import { type Within } from '#database'
import { type On } from '../mount.ts'

export interface DiscretionNeeds {
  within: Within
  reading: Within
}

export function discretionRoutes(on: On, { within, reading }: DiscretionNeeds): void {
  on(api.discretion, ({ user, workspace }) => reading([workspace], user.id, (db) => discretionOf(db, workspace)))
  on(api.changeDiscretion, ({ body, user, workspace }) =>
    within([workspace], user.id, (db) => changeDiscretion(db, workspace, body)),
  )
}
