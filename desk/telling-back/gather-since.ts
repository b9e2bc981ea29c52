import { type Db, ring } from '#database'
import { type Id } from '#kernel'
import { type TellingMeans } from './decide.ts'
import { holdDecision } from './decision-store.ts'
import { gather } from './gather.ts'
import { plan } from './plan.ts'

/** Looks who has said so since, and who can be told no more or again; drafts anew where something is another. */
export async function gatherSince(
  db: Db,
  { clock, ways, wordings }: TellingMeans,
  at: { workspace: Id<'workspace'>; decision: Id<'decision'> },
): Promise<void> {
  const of = await holdDecision(db, at)
  if (!(await gather(db, clock, ways, of))) return
  await plan(db, clock, ways, wordings, of)
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [] })
}
