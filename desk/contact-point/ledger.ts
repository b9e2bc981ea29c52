import { sql } from 'kysely'
import { type RawEvent } from '#channel'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'

export interface LedgerEntry extends RawEvent {
  id: Id<'raw event'>
  heardAt: Date
}

/** What waits to be read of one place, oldest first. Held until the transaction ends: two workers never read the same. */
export async function unreadOf(
  db: Db,
  workspace: Id<'workspace'>,
  place: Id<'contact point'>,
  most: number,
): Promise<LedgerEntry[]> {
  const rows = await db
    .selectFrom('raw_event')
    .select(['id', 'native_id', 'content_type', 'body', 'heard_at'])
    .where('workspace_id', '=', workspace)
    .where('contact_point_id', '=', place)
    .where('read_at', 'is', null)
    .where('set_aside_at', 'is', null)
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map((row) => ({
    id: row.id as Id<'raw event'>,
    nativeId: row.native_id,
    contentType: row.content_type,
    body: row.body ?? new Uint8Array(),
    heardAt: row.heard_at,
  }))
}

export async function markRead(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  ids: readonly Id<'raw event'>[],
): Promise<void> {
  if (!ids.length) return
  await sql`update raw_event set read_at = ${clock()} where workspace_id = ${workspace} and id = any(${ids}::uuid[])`.execute(
    db,
  )
}

/** A poison event waits with its reason while the rest flows. */
export async function setAside(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  id: Id<'raw event'>,
  why: string,
): Promise<void> {
  await sql`update raw_event set set_aside_at = ${clock()}, set_aside_why = ${why.replaceAll('\0', '').slice(0, 500)}
    where workspace_id = ${workspace} and id = ${id}`.execute(db)
}

/** Raw bodies live 30 days; what they meant stays. */
export const ledgerDays = 30

export async function forgetBodies(db: Db, workspace: string, ids: readonly string[]): Promise<void> {
  await sql`update raw_event set body = null where workspace_id = ${workspace} and id = any(${ids}::uuid[])`.execute(db)
}
