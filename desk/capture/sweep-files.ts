import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Id } from '#kernel'

/** A file that was looked at and never begun holds people's words for no purpose: it goes after so many days. */
export const sweptAfterDays = 7

/** These files go, unless somebody has begun to hear them since. */
export async function sweepFiles(db: Db, workspace: Id<'workspace'>, captures: readonly string[]): Promise<void> {
  await sql`delete from capture where workspace_id = ${workspace} and id = any(${captures}::uuid[])
    and act_id is null`.execute(db)
  await ring(db, { workspace, kind: 'places', conversations: [] })
}
