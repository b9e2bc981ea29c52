import { draftStatement, ruleOf } from '#charter'
import { type Statement } from '#contract'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { copiesOf } from './copies-of.ts'
import { type Moderation, removable, writtenIn } from './removable.ts'

/** The statement of reasons as one key drafts it, and where the same words stand again. Nothing changes yet. */
export async function draftRemoval(
  db: Db,
  clock: Clock,
  { removes, wordsIn }: Moderation,
  of: { workspace: Id<'workspace'>; messages: readonly string[]; rule: Id<'rule'> },
): Promise<{ statement: Statement; copies: string[] }> {
  const rule = await ruleOf(db, of.workspace, of.rule)
  const messages = await removable(db, removes, of.workspace, of.messages)
  const { language, zone } = await writtenIn(db, of.workspace)
  return {
    statement: draftStatement(rule, messages, wordsIn(language), zone),
    copies: await copiesOf(db, clock, removes, of.workspace, of.messages),
  }
}
