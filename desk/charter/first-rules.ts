import { type Db } from '#database'
import { type Dialect, type Id, newId } from '#kernel'
import { type CharterRule } from './charter-rule.ts'
import { type CharterWordsIn, type FirstRule } from './charter-words.ts'

/*
 * What a charter begins with. Criticism is no ground, and neither is being beside the point: a page that removes either
 * only pretends to listen.
 */
const first: Record<FirstRule, Pick<CharterRule, 'ground' | 'category'>> = {
  insults: { ground: 'incompatible-with-terms', category: 'STATEMENT_CATEGORY_CYBER_VIOLENCE' },
  hatred: { ground: 'incompatible-with-terms', category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH' },
  privacy: {
    ground: 'incompatible-with-terms',
    category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  },
  copies: { ground: 'incompatible-with-terms', category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC' },
  unlawful: { ground: 'illegal', category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH' },
}

/** Gives a new workspace its first rules, in its language. From then on they are the client's own words. */
export async function firstRules(
  db: Db,
  wordsIn: CharterWordsIn,
  workspace: Id<'workspace'>,
  language: Dialect,
): Promise<void> {
  const words = wordsIn(language).firstRules
  const rules = (Object.keys(first) as FirstRule[]).map((key, at) => ({
    workspace_id: workspace,
    id: newId<'rule'>(),
    position: at + 1,
    ...words[key],
    ...first[key],
    withdrawn_at: null,
  }))
  await db.insertInto('charter_rule').values(rules).execute()
}
