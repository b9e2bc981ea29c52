import { randomBytes } from 'node:crypto'
import { type Db, ring } from '#database'
import { type Clock, type Dialect, homeZone, type Id, mustBeZone } from '#kernel'
import { type Membership, markOf } from './membership.ts'

export interface NewWorkspace {
  /** Made beforehand: the transaction must already see it. */
  id: Id<'workspace'>
  name: string
  language: Dialect
  zone?: string | null
  demo?: boolean
}

/** Opens a workspace for a client; who opens it works at its desk. */
export async function openWorkspace(db: Db, clock: Clock, by: string, wanted: NewWorkspace): Promise<Membership> {
  const { id, name, language, demo = false } = wanted
  const zone = wanted.zone ? mustBeZone(wanted.zone) : homeZone[language]
  const at = clock()
  await db
    .insertInto('workspace')
    // The key of its tombstones: it travels with its export, so that what was erased stays away elsewhere too.
    .values({ id, name: name.trim(), language, zone, tombstone_key: randomBytes(32), demo, created_at: at })
    .execute()
  await db.insertInto('membership').values({ workspace_id: id, user_id: by, role: 'desk', joined_at: at }).execute()
  // Whoever opens it may have been listening before it was there.
  await ring(db, { workspace: id, kind: 'team', conversations: [] })
  return { workspace: id, name: name.trim(), mark: markOf(name), language, zone, role: 'desk', demo, shared: false }
}
