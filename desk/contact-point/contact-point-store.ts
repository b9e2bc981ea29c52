import { type Selectable } from 'kysely'
import { type Terms } from '#channel'
import { type Db, type Tables } from '#database'
import { type Id, type Json, Refusal } from '#kernel'
import { type ContactPoint, type Troubled } from './contact-point.ts'

type Row = Selectable<Tables['contact_point']>

export function asContactPoint(row: Pick<Row, (typeof allButCursor)[number] | 'cursor'>): ContactPoint {
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
    trouble: row.trouble as unknown as Troubled | null,
    waitingSince: row.waiting_since,
    lastListenedAt: row.last_listened_at,
    latestWordAt: row.latest_word_at,
    plantedAt: row.planted_at,
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

const allButCursor = [
  'workspace_id',
  'id',
  'channel',
  'name',
  'address',
  'settings',
  'terms',
  'paused_at',
  'closed_at',
  'failures',
  'trouble',
  'waiting_since',
  'last_listened_at',
  'latest_word_at',
  'planted_at',
  'keys_end_at',
] as const

/** Without its cursor, which may weigh a megabyte: for who only knocks, many times a second. */
export async function contactPointAtDoor(
  db: Db,
  workspace: Id<'workspace'>,
  id: Id<'contact point'>,
): Promise<ContactPoint | null> {
  const row = await db
    .selectFrom('contact_point')
    .select(allButCursor)
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? asContactPoint({ ...row, cursor: null }) : null
}

/** Refuses with 404 where there is none. */
export async function contactPoint(db: Db, workspace: Id<'workspace'>, id: Id<'contact point'>): Promise<ContactPoint> {
  const place = await contactPointIfThere(db, workspace, id)
  if (!place) throw new Refusal('contact-point.not-there', 404)
  return place
}

/** How it stands now; nobody else changes it before this transaction ends. Null where there is none. */
export async function holdContactPoint(db: Db, workspace: Id<'workspace'>, id: Id<'contact point'>) {
  const row = await db
    .selectFrom('contact_point')
    .select(['closed_at as closedAt', 'last_listened_at as lastListenedAt'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
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
