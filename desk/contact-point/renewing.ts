import { type Db } from '#database'
import { type Clock, type Json } from '#kernel'
import { type At } from './contact-point.ts'

/** What a source is being asked about, as its channel left it. */
export interface Renewing {
  ids: string[]
  pending: Json
}

/** Whoever asks a source has so long before another does. */
const inHand = 180_000

/** Takes in hand that a source is asked; undefined: it is not due, or somebody else has it. */
export async function takeRenewingInHand(
  db: Db,
  clock: Clock,
  at: At,
): Promise<{ renewing: Renewing | null } | undefined> {
  const now = clock()
  const row = await db
    .updateTable('contact_point')
    .set({ renew_after: new Date(now.getTime() + inHand) })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.place)
    .where('closed_at', 'is', null)
    .where((place) => place.or([place('renew_after', 'is', null), place('renew_after', '<=', now)]))
    .returning('renewing')
    .executeTakeFirst()
  return row && { renewing: row.renewing as unknown as Renewing | null }
}

/** Remembers what a source works on, and when to come back; null: nothing, and as soon as something is due. */
export async function keepRenewing(db: Db, at: At, renewing: Renewing | null, after: Date | null): Promise<void> {
  await db
    .updateTable('contact_point')
    .set({ renewing: renewing && (JSON.stringify(renewing) as never), renew_after: after })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.place)
    .execute()
}
