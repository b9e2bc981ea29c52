import { sql } from 'kysely'
import { contactPoint } from '#contact-point'
import { unhear } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { type Act, type Undo } from '#team'

/** What it brought goes, as if it had never been heard, but for what somebody has answered meanwhile. */
async function undoCapture(db: Db, clock: Clock, act: Act): Promise<void> {
  const { rows } = await sql<{ place: Id<'contact point'> }>`
    update capture set ended_at = coalesce(ended_at, ${clock()}), undone_at = ${clock()}, file = null
    where workspace_id = ${act.workspace} and id = ${act.detail.capture as string} and undone_at is null
    returning contact_point_id as place`.execute(db)
  const [capture] = rows
  if (!capture) throw new Refusal('act.too-late', 409)
  const place = await contactPoint(db, act.workspace, capture.place)
  const brought = await sql<{ native_id: string }>`select native_id from captured
    where workspace_id = ${act.workspace} and capture_id = ${act.detail.capture as string}`.execute(db)
  const gone = await unhear(
    db,
    clock,
    place,
    brought.rows.map((row) => row.native_id),
  )
  // Written down once more, it is heard once more.
  await sql`delete from captured where workspace_id = ${act.workspace} and contact_point_id = ${place.id}
    and native_id = any(${gone}::text[])`.execute(db)
}

export const captureUndo: Record<string, Undo> = { capture: undoCapture }
