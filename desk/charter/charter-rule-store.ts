import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'
import { type CharterRule } from './charter-rule.ts'

const columns = ['id', 'position', 'title', 'explanation', 'ground', 'category'] as const

/** The rules in force, in their order. */
export async function rulesOf(db: Db, workspace: Id<'workspace'>): Promise<CharterRule[]> {
  const rows = await db
    .selectFrom('charter_rule')
    .select(columns)
    .where('workspace_id', '=', workspace)
    .where('withdrawn_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, id: row.id as Id<'rule'> }))
}

/** One rule in force; refuses where there is none. */
export async function ruleOf(db: Db, workspace: Id<'workspace'>, id: Id<'rule'>): Promise<CharterRule> {
  const row = await db
    .selectFrom('charter_rule')
    .select(columns)
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Refusal('moderation.rule-not-there', 422)
  return { ...row, id }
}
