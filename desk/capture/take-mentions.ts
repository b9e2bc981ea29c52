import { sql } from 'kysely'
import { hear } from '#contact-point'
import { type Db, type Jobs } from '#database'
import { type Clock } from '#kernel'
import { type At, type Fit } from './capture.ts'

/** Puts into the ledger those that are not known by either of their names, once each. Answers how many that were. */
export async function takeMentions(
  db: Db,
  jobs: Jobs,
  clock: Clock,
  at: At,
  capture: string,
  mentions: readonly Fit[],
): Promise<number> {
  if (!mentions.length) return 0
  const { rows } = await sql<{ native_id: string }>`
    insert into captured (workspace_id, contact_point_id, native_id, told, capture_id)
    select ${at.workspace}, ${at.place}, x.native_id, x.told, ${capture}
    from unnest(${mentions.map((one) => one.nativeId)}::text[], ${mentions.map((one) => one.told)}::text[])
      with ordinality as x (native_id, told, place) order by x.place
    on conflict do nothing returning native_id`.execute(db)
  const fresh = new Set(rows.map((row) => row.native_id))
  // The first of those that bear one name: the others said the same.
  const events = [...fresh].map((nativeId) => mentions.find((one) => one.nativeId === nativeId)!.event)
  await hear(db, jobs, clock, at, events)
  return events.length
}
