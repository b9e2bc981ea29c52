import { type Db, type Jobs, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { contactPoint } from './contact-point-store.ts'

type Where = { workspace: Id<'workspace'>; place: Id<'contact point'> }

/** Stops listening until woken. What is said meanwhile is heard then. */
export async function pause(db: Db, clock: Clock, at: Where, by: string): Promise<void> {
  await contactPoint(db, at.workspace, at.place)
  await db
    .updateTable('contact_point')
    .set({ paused_at: clock(), paused_by: by })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.place)
    .execute()
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
}

export async function wake(db: Db, jobs: Jobs, at: Where): Promise<void> {
  await endPause(db, at)
  await listenSoon(db, jobs, at)
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
}

/** The same where there is nowhere to go and listen. */
export async function endPause(db: Db, at: Where): Promise<void> {
  await db
    .updateTable('contact_point')
    .set({ paused_at: null, paused_by: null })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.place)
    .execute()
}

/** Goes listening now rather than at the hour set. */
export async function listenSoon(db: Db, jobs: Jobs, at: Where): Promise<void> {
  await contactPoint(db, at.workspace, at.place)
  await jobs.send(db, 'listen', at.place, { workspace: at.workspace, place: at.place })
}

export async function rename(db: Db, at: Where, name: string): Promise<void> {
  await contactPoint(db, at.workspace, at.place)
  await db
    .updateTable('contact_point')
    .set({ name })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.place)
    .execute()
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
}

/** Closes a place for good. What was heard there stays, and nothing more is said there. */
export async function withdraw(db: Db, clock: Clock, at: Where): Promise<void> {
  await contactPoint(db, at.workspace, at.place)
  await db
    .updateTable('contact_point')
    .set({
      closed_at: clock(),
      closed_why: 'withdrawn',
      access_ended_at: clock(),
      next_at: null,
      compare_at: null,
      trouble: null,
      secrets: null,
    })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.place)
    .where('closed_at', 'is', null)
    .execute()
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
}
