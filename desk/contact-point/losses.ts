import { sql } from 'kysely'
import { type Standing } from '#channel'
import { type Health } from '#contract'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId } from '#kernel'
import { type At } from './contact-point.ts'

/** Words that stand at a place and were not held here when it was compared. */
export interface Loss {
  id: string
  missing: { nativeId: string; thread: string }[]
}

export type Missing = Pick<Standing, 'nativeId' | 'thread' | 'saidAt'>

/** What is still missing at a place. Most have nothing: one look at an index. */
export async function openLosses(db: Db, { workspace, place }: At): Promise<Loss[]> {
  const { rows } = await sql<Loss>`
    select id, missing from gap where workspace_id = ${workspace} and contact_point_id = ${place}
    and missing is not null and mended_at is null order by since desc limit 50`.execute(db)
  return rows
}

/** Remembers what a comparison found missing; what is known to be is not told twice. */
export async function recordLoss(db: Db, clock: Clock, at: At, missing: readonly Missing[]): Promise<void> {
  const known = new Set((await openLosses(db, at)).flatMap((loss) => loss.missing.map(({ nativeId }) => nativeId)))
  const fresh = missing.filter(({ nativeId }) => !known.has(nativeId))
  if (!fresh.length) return
  const now = clock()
  const times = fresh.map(({ saidAt }) => (saidAt ?? now).getTime())
  const what = fresh.map(({ nativeId, thread }) => ({ nativeId, thread }))
  await sql`
    insert into gap (workspace_id, id, contact_point_id, since, until, at, missing)
    values (${at.workspace}, ${newId()}, ${at.place}, ${new Date(Math.min(...times))}, ${new Date(Math.max(...times))},
      ${now}, ${JSON.stringify(what)}::jsonb)
    on conflict (workspace_id, contact_point_id, since) do update set until = greatest(gap.until, excluded.until),
      at = excluded.at, missing = excluded.missing || case when gap.mended_at is null then coalesce(gap.missing, '[]') else '[]' end,
      mended_at = null, seen_at = null, seen_by = null`.execute(db)
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
}

/** What came after all. `still`: what of it is missing yet, by native id; the alarm ends where nothing is. */
export async function mendLoss(
  db: Db,
  clock: Clock,
  { workspace }: Pick<At, 'workspace'>,
  loss: Loss,
  still: ReadonlySet<string>,
): Promise<void> {
  const left = loss.missing.filter(({ nativeId }) => still.has(nativeId))
  if (left.length === loss.missing.length) return
  await (left.length
    ? sql`update gap set missing = ${JSON.stringify(left)}::jsonb where workspace_id = ${workspace} and id = ${loss.id}`
    : sql`update gap set mended_at = ${clock()} where workspace_id = ${workspace} and id = ${loss.id}`
  ).execute(db)
  await ring(db, { workspace, kind: 'places', conversations: [] })
}

const lossesShown = 5

/** Where words were missing, the latest first, mended or not. */
export async function lossesOf(db: Db, { workspace, place }: At): Promise<Health['losses']> {
  const { rows } = await sql<{ since: Date; until: Date; missing: number | null; at: Date; mended_at: Date | null }>`
    select since, until, jsonb_array_length(missing) as missing, at, mended_at from gap
    where workspace_id = ${workspace} and contact_point_id = ${place}
    order by since desc limit ${lossesShown}`.execute(db)
  return rows.map(({ since, until, missing, at, mended_at }) => ({
    since: since.toISOString(),
    until: until.toISOString(),
    missing,
    foundAt: at.toISOString(),
    mendedAt: mended_at?.toISOString() ?? null,
  }))
}

/** When a place is compared next: in the small hours of its client, each at its own. */
export const nextComparison = (now: Date, place: Id<'contact point'>) => {
  const spread = Number.parseInt(place.slice(-4), 16) / 0x10000
  return sql<Date>`((date_trunc('day', ${now}::timestamptz at time zone w.zone) + interval '1 day'
    + ${1 + 4 * spread} * interval '1 hour') at time zone w.zone)`
}
