import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { askHeld } from './ask-store.ts'
import { comesBack } from './word-store.ts'

/** A letter that did not leave, or perhaps did not: whoever asked finds the conversation again, and sends it once more if they wish. */
export async function tellLost(
  db: Db,
  clock: Clock,
  at: { workspace: Id<'workspace'>; letter: Id<'letter'> },
): Promise<void> {
  const letter = await db
    .selectFrom('ask_letter')
    .select(['ask_id', 'kind'])
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.letter)
    .executeTakeFirstOrThrow()
  // Nobody waits for thanks.
  if (letter.kind === 'thanks') return
  const ask = await askHeld(db, at.workspace, letter.ask_id)
  if (!ask.withdrawn_at && !ask.answered_at) await comesBack(db, clock, ask)
}
