import { type Db } from '#database'
import { type Id } from '#kernel'

/** Where a client's clocks stand: an IANA name. */
export async function zoneOf(db: Db, workspace: Id<'workspace'>): Promise<string> {
  const { zone } = await db.selectFrom('workspace').select('zone').where('id', '=', workspace).executeTakeFirstOrThrow()
  return zone
}
