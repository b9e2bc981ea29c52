import { type Db, ring } from '#database'
import { type Dialect, type Id, mustBeZone } from '#kernel'

/** Renames a workspace, or changes what it speaks or where its clock stands. */
export async function changeWorkspace(
  db: Db,
  workspace: Id<'workspace'>,
  change: { name?: string; language?: Dialect; zone?: string },
): Promise<void> {
  const set = {
    ...(change.name === undefined ? {} : { name: change.name.trim() }),
    ...(change.language === undefined ? {} : { language: change.language }),
    ...(change.zone === undefined ? {} : { zone: mustBeZone(change.zone) }),
  }
  if (Object.keys(set).length === 0) return
  await db.updateTable('workspace').set(set).where('id', '=', workspace).execute()
  await ring(db, { workspace, kind: 'team', conversations: [] })
}
