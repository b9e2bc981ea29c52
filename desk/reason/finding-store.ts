import { type Db } from '#database'
import { type Id } from '#kernel'
import { type Span, type Suggestion, suggestionsBeside } from './reason.ts'

type At = { workspace: Id<'workspace'>; id: Id<'message'>; revision: number }

/** What was found in a message as it stands now. `suggestions` are those that nobody has kept or refused. */
export interface KeptFinding {
  version: number
  stance: string
  confidence: number
  suggestions: Suggestion[]
}

export async function findingOf(db: Db, at: At): Promise<KeptFinding | null> {
  const row = await db
    .selectFrom('finding')
    .select(['version', 'stance', 'stance_confidence', 'reasons'])
    .where('workspace_id', '=', at.workspace)
    .where('message_id', '=', at.id)
    .where('revision', '=', at.revision)
    .executeTakeFirst()
  if (!row) return null
  return {
    version: row.version,
    stance: row.stance,
    confidence: row.stance_confidence,
    suggestions: row.reasons as Suggestion[],
  }
}

export async function leaveSuggestions(db: Db, at: At, suggestions: readonly Suggestion[]): Promise<void> {
  await db
    .updateTable('finding')
    .set({ reasons: JSON.stringify(suggestions) })
    .where('workspace_id', '=', at.workspace)
    .where('message_id', '=', at.id)
    .where('revision', '=', at.revision)
    .execute()
}

/** Puts suggestions back after an undo, but not onto words that another suggestion or a kept reason has taken since. */
export async function offerAgain(db: Db, at: At, suggestions: readonly Suggestion[]): Promise<void> {
  const finding = await findingOf(db, at)
  if (!finding || !suggestions.length) return
  const kept = await spansKept(db, at)
  const back = suggestionsBeside(suggestions, [...kept, ...finding.suggestions])
  await leaveSuggestions(db, at, suggestionsBeside([...finding.suggestions, ...back], []))
}

async function spansKept(db: Db, at: At): Promise<Span[]> {
  const rows = await db
    .selectFrom('reason')
    .select(['span_start as start', 'span_end as end'])
    .where('workspace_id', '=', at.workspace)
    .where('message_id', '=', at.id)
    .where('revision', '=', at.revision)
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows
}
