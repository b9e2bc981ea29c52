import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'
import { type MarkedMessage, messageToMark } from './marked-message.ts'

export interface Reason {
  id: Id<'reason'>
  revision: number
  start: number
  end: number
  theme: Id<'theme'> | null
  source: 'hand' | 'suggestion'
}

/** A reason that stands, and its message, held. */
export async function reasonToChange(
  db: Db,
  workspace: Id<'workspace'>,
  id: Id<'reason'>,
): Promise<{ reason: Reason; message: MarkedMessage }> {
  const of = await db
    .selectFrom('reason')
    .select('message_id')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!of) throw new Refusal('reason.not-there', 404)
  // The message first, then its reason as it stands once the message is held: the order every hand keeps to.
  const message = await messageToMark(db, workspace, of.message_id as Id<'message'>)
  const row = await db
    .selectFrom('reason')
    .select(['revision', 'span_start', 'span_end', 'theme_id', 'source'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Refusal('reason.not-there', 404)
  const reason: Reason = {
    id,
    revision: row.revision,
    start: row.span_start,
    end: row.span_end,
    theme: row.theme_id as Id<'theme'> | null,
    source: row.source,
  }
  return { reason, message }
}
