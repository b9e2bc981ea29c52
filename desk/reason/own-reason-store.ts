import { sql } from 'kysely'
import { type OwnHandle, weigh } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id, isId, Refusal } from '#kernel'

export interface OwnRow {
  reason: string
  theme: string | null
  message: string
  conversation: string
  revision: number
}

/** A reason in their own words that stands, held; anyone else’s is not there. */
export async function ownReason(db: Db, workspace: Id<'workspace'>, by: OwnHandle, reason: string): Promise<OwnRow> {
  if (!isId(reason)) throw new Refusal('page.not-yours', 404)
  const { rows } = await sql<OwnRow>`
    select r.id as reason, r.theme_id as theme, m.id as message, m.conversation_id as conversation, m.revision
    from reason r join message m on m.workspace_id = r.workspace_id and m.id = r.message_id
    where r.workspace_id = ${workspace} and r.id = ${reason} and m.handle_id = ${by.id} and r.withdrawn_at is null
      and m.gone_at is null and m.removed_at is null for no key update of m`.execute(db)
  if (!rows[0]) throw new Refusal('page.not-yours', 404)
  return rows[0]
}

/** What they put right is for someone to read: where it had been seen to, it awaits again. */
export async function letAwaitAgain(db: Db, clock: Clock, workspace: Id<'workspace'>, at: OwnRow): Promise<void> {
  await sql`update message set handled_at = null, handled_by = null where workspace_id = ${workspace}
    and id = ${at.message} and awaits is not null`.execute(db)
  await weigh(db, clock, workspace, [at.conversation])
}
