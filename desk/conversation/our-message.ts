import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'

export interface OurMessage {
  workspace: Id<'workspace'>
  id: Id<'message'>
  conversation: Id<'conversation'>
  revision: number
  text: string
  saidAt: Date
}

/**
 * Something we said to someone, held until the transaction ends. Refuses what others said, notes among colleagues and words
 * that are gone, in the words of the room that asks: what one wanted them for.
 */
export async function ourMessage(
  db: Db,
  at: { workspace: Id<'workspace'>; message: Id<'message'> },
  asks: 'claim' | 'commitment',
): Promise<OurMessage> {
  const row = await db
    .selectFrom('message')
    .select(['conversation_id', 'revision', 'text', 'said_at', 'ours', 'audience', 'gone_at', 'removed_at'])
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.message)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal(`${asks}.no-such-message`, 404)
  if (!row.ours || row.audience === 'internal') throw new Refusal(`${asks}.not-our-words`, 422)
  if (row.gone_at || row.removed_at) throw new Refusal(`${asks}.words-gone`, 410)
  return {
    workspace: at.workspace,
    id: at.message,
    conversation: row.conversation_id as Id<'conversation'>,
    revision: row.revision,
    text: row.text,
    saidAt: row.said_at,
  }
}
