import { sql } from 'kysely'
import { buriedAmong, type ContactPoint, mendLoss, openLosses } from '#contact-point'
import { type Db, keyed } from '#database'
import { type Clock, type Id } from '#kernel'

/** Something a place shows: its native id and, where known, that of who said it. */
export interface Shown {
  nativeId: string
  by: string | null
}

/**
 * Which of these are not held here: neither as words, gone or taken away though they may be, nor waiting to be read, nor
 * set aside, nor buried for good.
 */
export async function missingHere(
  db: Db,
  place: Pick<ContactPoint, 'workspace' | 'id' | 'channel'>,
  shown: readonly Shown[],
): Promise<Set<string>> {
  if (!shown.length) return new Set()
  const { rows } = await sql<{ native_id: string }>`
    select x.native_id from unnest(${shown.map(({ nativeId }) => nativeId)}::text[]) as x (native_id)
    where not exists (select from message m where m.workspace_id = ${keyed(place.workspace)}
        and m.contact_point_id = ${place.id} and m.native_id = x.native_id)
      and not exists (select from raw_event e where e.workspace_id = ${keyed(place.workspace)}
        and e.contact_point_id = ${place.id} and e.native_id = x.native_id
        and (e.read_at is null or e.set_aside_at is not null))`.execute(db)
  const missing = new Set(rows.map((row) => row.native_id))
  if (!missing.size) return missing
  const asked = shown.filter(({ nativeId }) => missing.has(nativeId))
  const buried = await buriedAmong(
    db,
    { workspace: place.workspace, place: place.id, channel: place.channel },
    asked.flatMap(({ nativeId, by }) => (by === null ? [nativeId] : [nativeId, `by:${by}`])),
  )
  for (const { nativeId, by } of asked)
    if (buried.has(nativeId) || (by !== null && buried.has(`by:${by}`))) missing.delete(nativeId)
  return missing
}

/** Words that were missing and have come are missing no more. Run after what was heard is read. */
export async function mendLosses(
  db: Db,
  clock: Clock,
  place: { workspace: Id<'workspace'>; id: Id<'contact point'>; channel: string },
): Promise<void> {
  const losses = await openLosses(db, { workspace: place.workspace, place: place.id })
  if (!losses.length) return
  const shown = losses.flatMap(({ missing }) => missing.map(({ nativeId }) => ({ nativeId, by: null })))
  const still = await missingHere(db, place, shown)
  for (const loss of losses) await mendLoss(db, clock, place, loss, still)
}
