import { sql } from 'kysely'
import { ruleOf, stateReasons } from '#charter'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { recordAct } from '#team'
import { type Moderation, removable, writtenIn } from './removable.ts'

export interface Removal {
  workspace: Id<'workspace'>
  messages: readonly string[]
  rule: Id<'rule'>
  /** Why, in the words of whoever decides. Nothing is removed without. */
  facts: string
  by: string
}

/** How long a removal can be undone before anyone but the desk sees it. */
export const removalGraceSeconds = 10

/**
 * Decides to take messages away from a page of our own. Its statement of reasons is stored now; it takes effect ten
 * seconds later, and until then it can be undone as if nothing had been.
 */
export async function remove(
  db: Db,
  clock: Clock,
  { removes, wordsIn }: Moderation,
  removal: Removal,
): Promise<{ act: Id<'act'>; takesEffectAt: Date }> {
  const { workspace, by } = removal
  const facts = removal.facts.trim()
  if (!facts) throw new Refusal('moderation.facts-needed', 422)
  const rule = await ruleOf(db, workspace, removal.rule)
  const messages = await removable(db, removes, workspace, removal.messages)
  const ids = messages.map((message) => message.id)
  const conversations = [...new Set(messages.map((message) => message.conversation))]
  const { language } = await writtenIn(db, workspace)

  const act = newId<'act'>()
  const takesEffectAt = new Date(clock().getTime() + removalGraceSeconds * 1000)
  await db
    .insertInto('moderation_act')
    .values({
      workspace_id: workspace,
      id: act,
      rule_id: rule.id,
      statement: JSON.stringify(stateReasons(rule, facts, wordsIn(language))) as never,
      by,
      at: clock(),
      takes_effect_at: takesEffectAt,
      took_effect_at: null,
      undone_at: null,
      undone_by: null,
    })
    .execute()
  await sql`insert into removal (workspace_id, moderation_act_id, message_id)
    select ${workspace}, ${act}, id from unnest(${ids}::uuid[]) as id`.execute(db)
  await sql`update message set removed_by = ${act} where workspace_id = ${workspace} and id = any(${ids}::uuid[])`.execute(
    db,
  )
  await recordAct(db, clock, {
    workspace,
    id: act,
    kind: 'remove',
    by,
    conversation: conversations[0] as Id<'conversation'>,
    detail: { messages: ids, conversations },
  })
  await ring(db, { workspace, kind: 'marked', conversations })
  return { act, takesEffectAt }
}
