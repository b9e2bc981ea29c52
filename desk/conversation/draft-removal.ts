import { draftStatement, ruleOf } from '#charter'
import { type Statement } from '#contract'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { copiesOf } from './copies-of.ts'
import { type Moderation, removable, writtenIn } from './removable.ts'

/** What one act takes at most. */
const mostAtOnce = 500

/**
 * The statement of reasons as one key drafts it, and where the same words stand again. Whoever copied reads the facts
 * too: these then tell of all copies, and name nobody. Nothing changes yet.
 */
export async function draftRemoval(
  db: Db,
  clock: Clock,
  { removes, wordsIn }: Moderation,
  of: { workspace: Id<'workspace'>; messages: readonly string[]; rule: Id<'rule'> },
): Promise<{ statement: Statement; copies: string[]; factsWithCopies: string }> {
  const rule = await ruleOf(db, of.workspace, of.rule)
  const { language, zone } = await writtenIn(db, of.workspace)
  const copies = (await copiesOf(db, clock, removes, of.workspace, of.messages)).slice(
    0,
    mostAtOnce - of.messages.length,
  )
  const drafted = async (messages: readonly string[]) =>
    draftStatement(rule, await removable(db, removes, of.workspace, messages), wordsIn(language), zone)
  const statement = await drafted(of.messages)
  const { decision_facts: factsWithCopies } = copies.length ? await drafted([...of.messages, ...copies]) : statement
  return { statement, copies, factsWithCopies }
}
