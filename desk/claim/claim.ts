import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'

export interface AtClaim {
  workspace: Id<'workspace'>
  claim: Id<'claim'>
}

/** How messages that answer a claim stand to it, in the order in which they are shown. None is before another by number. */
export const groups = ['like', 'dislike', 'question', 'suggestion', 'other'] as const
export type Group = (typeof groups)[number]

/** A claim that stands, held until the transaction ends. */
export async function claimHeld(db: Db, at: AtClaim): Promise<{ words: string | null }> {
  const row = await db
    .selectFrom('claim')
    .select('words')
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.claim)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('claim.not-there', 404)
  return row
}
