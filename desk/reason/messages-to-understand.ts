import { type RawBuilder, sql } from 'kysely'
import { type Db, keyed } from '#database'
import { type Id } from '#kernel'

export interface MessageToUnderstand {
  message: Id<'message'>
  revision: number
  text: string
  /** Said in the open, and its source lets a language model read it. */
  mayUseAi: boolean
}

/**
 * What may be read for reasons: someone else’s words, still there, from a source that lets us derive. Expects the message
 * as `m`.
 */
export const mayBeUnderstood: RawBuilder<boolean> = sql`(not m.ours and m.audience <> 'internal' and m.gone_at is null
  and m.removed_at is null and m.terms -> 'mayDerive' is distinct from 'false'::jsonb)`

/** Of these messages, those that may be read for reasons, as they stand now. */
export async function messagesToUnderstand(
  db: Db,
  workspace: Id<'workspace'>,
  messages: readonly string[],
): Promise<MessageToUnderstand[]> {
  const { rows } = await sql<{ id: Id<'message'>; revision: number; text: string; ai: boolean }>`
    select m.id, m.revision, m.text, m.audience in ('public', 'unlisted') and m.terms -> 'mayUseAi' is not distinct from 'true'::jsonb as ai from message m
    where m.workspace_id = ${keyed(workspace)} and m.id = any(${messages}::uuid[]) and ${mayBeUnderstood}`.execute(db)
  return rows.map((row) => ({ message: row.id, revision: row.revision, text: row.text, mayUseAi: row.ai }))
}

/** A page of messages read by an earlier version of understanding, in the order of their ids. */
export async function messagesReadBefore(
  db: Db,
  workspace: Id<'workspace'>,
  version: number,
  after: Id<'message'> | null,
  most: number,
): Promise<Id<'message'>[]> {
  const { rows } = await sql<{ message_id: Id<'message'> }>`
    select message_id from finding
    where workspace_id = ${workspace} and version < ${version} and (${after}::uuid is null or message_id > ${after}::uuid)
    order by message_id limit ${most}`.execute(db)
  return rows.map((row) => row.message_id)
}
