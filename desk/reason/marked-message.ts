import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'

/** A message that a hand is about to mark. Its row is held until the transaction ends, so that two hands do not cross. */
export interface MarkedMessage {
  workspace: Id<'workspace'>
  id: Id<'message'>
  conversation: Id<'conversation'>
  revision: number
  text: string
  saidAt: Date
  stance: string | null
  /** Whether its source lets us learn from it. */
  mayDerive: boolean
}

/** Refuses what is no one’s word to mark: our own, notes among colleagues, and words that are gone. */
export async function messageToMark(
  db: Db,
  workspace: Id<'workspace'>,
  message: Id<'message'>,
): Promise<MarkedMessage> {
  const row = await db
    .selectFrom('message')
    .select(['conversation_id', 'revision', 'text', 'said_at', 'stance', 'terms', 'ours', 'audience'])
    .select(['gone_at', 'removed_at'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', message)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('reason.no-such-message', 404)
  if (row.ours || row.audience === 'internal') throw new Refusal('reason.own-words', 422)
  if (row.gone_at || row.removed_at) throw new Refusal('reason.words-gone', 410)
  return {
    workspace,
    id: message,
    conversation: row.conversation_id as Id<'conversation'>,
    revision: row.revision,
    text: row.text,
    saidAt: row.said_at,
    stance: row.stance,
    mayDerive: row.terms.mayDerive !== false,
  }
}
