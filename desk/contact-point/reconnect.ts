import { sql } from 'kysely'
import { type Db, type Jobs } from '#database'
import { type Id, type JsonObject, Refusal } from '#kernel'
import { listenSoon } from './pause.ts'
import { type Seal } from './seal.ts'

export interface ToReconnect {
  workspace: Id<'workspace'>
  id: Id<'contact point'>
  channel: string
  address: string
  settings: JsonObject
  secrets: { seal: Seal; words: Readonly<Record<string, string>> }
  keysEnd: Date | null
}

/** Gives a place other keys to the account it is already connected to, and goes listening from where it stood. */
export async function reconnect(db: Db, jobs: Jobs, to: ToReconnect): Promise<void> {
  const place = await db
    .selectFrom('contact_point')
    .select(['channel', 'address', 'closed_at', 'paused_at'])
    .where('workspace_id', '=', to.workspace)
    .where('id', '=', to.id)
    .executeTakeFirst()
  if (!place || place.closed_at || place.channel !== to.channel) throw new Refusal('contact-point.not-there', 404)
  // What was heard there and what is said in its threads are of that account: another is another place.
  if (place.address !== to.address) throw new Refusal('contact-point.other-account', 409, { address: place.address })
  await db
    .updateTable('contact_point')
    .set({
      secrets: to.secrets.seal.close({ workspace: to.workspace, id: to.id }, to.secrets.words),
      // What was written anew since stays, where the keys say nothing of it.
      settings: sql`settings || ${JSON.stringify(to.settings)}::jsonb` as never,
      keys_end_at: to.keysEnd,
      trouble: null,
      failures: 0,
      access_ended_at: null,
    })
    .where('workspace_id', '=', to.workspace)
    .where('id', '=', to.id)
    .execute()
  if (!place.paused_at) await listenSoon(db, jobs, { workspace: to.workspace, place: to.id })
}
