import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, Refusal } from '#kernel'
import { type Asks } from './asking-why.ts'
import { type Here } from './conversation-store.ts'

export interface Draft {
  text: string
  kind: 'reply' | 'note'
  answers: readonly string[]
  /** What it asks of whom it answers, once it is said. */
  asks?: Asks | null | undefined
  /** The one that this one was written on; 0 for the first. */
  version: number
}

/**
 * Keeps what someone is writing. Written on an older version than the one kept, it is refused: another window came
 * first, and neither text may be lost. Where the conversation was joined into another meanwhile, it is kept there.
 */
export async function keepDraft(db: Db, clock: Clock, at: Here, user: string, draft: Draft): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into draft (workspace_id, conversation_id, user_id, text, kind, answers, asks, version, at)
    select c.workspace_id, coalesce(c.joined_into, c.id), ${user}, ${draft.text}, ${draft.kind}, ${JSON.stringify(draft.answers)}::jsonb, ${draft.asks ? JSON.stringify(draft.asks) : null}::jsonb, ${draft.version + 1}, ${clock()}
    from conversation c where c.workspace_id = ${at.workspace} and c.id = ${at.conversation}
    on conflict (workspace_id, conversation_id, user_id) do update set text = excluded.text, kind = excluded.kind,
      answers = excluded.answers, asks = excluded.asks, version = draft.version + 1, at = excluded.at
    where draft.version = ${draft.version} or draft.text = excluded.text
    returning version`.execute(db)
  if (rows[0]) return rows[0].version
  const there = await db
    .selectFrom('conversation')
    .select('id')
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.conversation)
    .executeTakeFirst()
  throw there ? new Refusal('draft.another-window', 409) : new Refusal('conversation.not-there', 404)
}
