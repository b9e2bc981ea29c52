import { sql } from 'kysely'
import { contactPoint } from '#contact-point'
import { unhear } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { type Act, type Undo } from '#team'

/** What gathers words into an alert: `server/main.ts` hands it over. */
export interface AlertsOfWords {
  around(db: Db, at: { workspace: Id<'workspace'>; place: string }, nativeIds: readonly string[]): Promise<string[]>
  takeBack(db: Db, clock: Clock, workspace: Id<'workspace'>, alerts: readonly string[]): Promise<void>
}

/**
 * What it brought goes, as if it had never been heard, but for what somebody has answered meanwhile; so does an alert that
 * was raised by it alone.
 */
async function undoCapture(db: Db, clock: Clock, act: Act, alerts: AlertsOfWords): Promise<void> {
  const { rows } = await sql<{ place: Id<'contact point'> }>`
    update capture set ended_at = coalesce(ended_at, ${clock()}), undone_at = ${clock()}, file = null
    where workspace_id = ${act.workspace} and id = ${act.detail.capture as string} and undone_at is null
    returning contact_point_id as place`.execute(db)
  const [capture] = rows
  if (!capture) throw new Refusal('act.too-late', 409)
  const place = await contactPoint(db, act.workspace, capture.place)
  const brought = await sql<{ native_id: string }>`select native_id from captured
    where workspace_id = ${act.workspace} and capture_id = ${act.detail.capture as string}`.execute(db)
  const nativeIds = brought.rows.map((row) => row.native_id)
  const raised = await alerts.around(db, { workspace: act.workspace, place: place.id }, nativeIds)
  const gone = await unhear(db, clock, place, nativeIds)
  await alerts.takeBack(db, clock, act.workspace, raised)
  // Written down once more, it is heard once more.
  await sql`delete from captured where workspace_id = ${act.workspace} and contact_point_id = ${place.id}
    and native_id = any(${gone}::text[])`.execute(db)
}

export const captureUndo = (alerts: AlertsOfWords): Record<string, Undo> => ({
  capture: (db, clock, act) => undoCapture(db, clock, act, alerts),
})
