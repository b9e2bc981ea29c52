import { type Selectable } from 'kysely'
import { type Terms } from '#channel'
import { type Db, type Tables } from '#database'
import { type Id, type Json, Refusal } from '#kernel'
import { type ContactPoint } from './contact-point.ts'

type Row = Selectable<Tables['contact_point']>

export function asContactPoint(row: Row): ContactPoint {
  return {
    workspace: row.workspace_id as Id<'workspace'>,
    id: row.id as Id<'contact point'>,
    channel: row.channel,
    name: row.name,
    address: row.address,
    settings: row.settings,
    terms: row.terms as unknown as Terms,
    cursor: row.cursor as Json,
    pausedAt: row.paused_at,
    closedAt: row.closed_at,
    failures: row.failures,
    waitingSince: row.waiting_since,
    latestWordAt: row.latest_word_at,
    keysEndAt: row.keys_end_at,
  }
}

export async function contactPointIfThere(
  db: Db,
  workspace: Id<'workspace'>,
  id: Id<'contact point'>,
): Promise<ContactPoint | null> {
  const row = await db
    .selectFrom('contact_point')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? asContactPoint(row) : null
}

/** Refuses with 404 where there is none. */
export async function contactPoint(db: Db, workspace: Id<'workspace'>, id: Id<'contact point'>): Promise<ContactPoint> {
  const place = await contactPointIfThere(db, workspace, id)
  if (!place) throw new Refusal('contact-point.not-there', 404)
  return place
}

/** Where one listens already: each open place as its channel and its address. */
export async function openPlaces(db: Db, workspace: Id<'workspace'>): Promise<{ channel: string; address: string }[]> {
  return db
    .selectFrom('contact_point')
    .select(['channel', 'address'])
    .where('workspace_id', '=', workspace)
    .where('closed_at', 'is', null)
    .execute()
}
