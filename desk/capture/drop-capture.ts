import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { type At } from './capture.ts'

/** A file that was looked at is taken away; one that is being heard goes no further. What was heard of it stays. */
export async function dropCapture(db: Db, clock: Clock, at: At & { capture: Id<'capture'> }): Promise<void> {
  const here = sql`workspace_id = ${at.workspace} and contact_point_id = ${at.place} and id = ${at.capture}`
  await sql`delete from capture where ${here} and act_id is null`.execute(db)
  await sql`update capture set ended_at = ${clock()}, file = null where ${here} and ended_at is null`.execute(db)
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
}
