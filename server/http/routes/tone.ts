import { changeTone, toneOf, toneRemarksHere } from '#charter'
import { api } from '#contract'
import { type On } from '../mount.ts'
import { type DiscretionNeeds } from './discretion.ts'

/** How a client speaks, and what that says of a text of ours. */
export function toneRoutes(on: On, { within, reading }: DiscretionNeeds): void {
  on(api.tone, ({ user, workspace }) => reading([workspace], user.id, (db) => toneOf(db, workspace)))
  on(api.changeTone, ({ body: { was = null, ...change }, user, workspace }) =>
    within([workspace], user.id, (db) => changeTone(db, workspace, change, was)),
  )
  on(api.toneRemarks, ({ body, user, workspace }) =>
    reading([workspace], user.id, (db) => toneRemarksHere(db, workspace, { text: body.text, language: body.language })),
  )
}
