import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { recordAct } from '#team'
import { behind } from './behind.ts'
import { type DecidedOn, type Decision, type DecisionWord, isNews, mustBeADay, sameWord } from './decision.ts'
import { holdDecision, keepWord, mustBeMember, wordNow } from './decision-store.ts'
import { gather } from './gather.ts'
import { recount } from './loop-store.ts'
import { type Wordings } from './manner.ts'
import { plan } from './plan.ts'
import { type Ways } from './reach.ts'

export interface Decided {
  act: Id<'act'>
  decision: Id<'decision'>
}

/** What deciding and telling lean on. */
export interface TellingMeans {
  clock: Clock
  ways: Ways
  wordings: Wordings
}

/** Decides on a theme, on what people of it would rather have, or on something grave: whom it concerns is settled in the same commit. */
export async function decide(
  db: Db,
  { clock, ways, wordings }: TellingMeans,
  at: { workspace: Id<'workspace'>; by: string },
  on: DecidedOn,
  word: DecisionWord,
): Promise<Decided> {
  const { workspace, by } = at
  mustBeADay(word.holdsBy)
  await mustBeMember(db, workspace, word.owner)
  if (!(await behind(db, workspace, on)).length) throw new Refusal('decision.nobody-said-so', 409)
  const of: Decision = { ...on, workspace, id: newId<'decision'>(), number: 1, newsNumber: 1 }
  await db
    .insertInto('decision')
    .values({
      workspace_id: workspace,
      id: of.id,
      theme_id: on.theme,
      alert_id: on.alert,
      direction: on.direction,
      at: clock(),
      by,
      number: 1,
      news_number: 1,
      gather_at: null,
    })
    .execute()
  await keepWord(db, clock, { workspace, decision: of.id }, { number: 1, news: true, word, by })
  await gather(db, clock, ways, of)
  await plan(db, clock, ways, wordings, of)
  const act = await recordAct(db, clock, { workspace, kind: 'decide', by, detail: { decision: of.id, number: 1 } })
  await ring(db, { workspace, kind: 'marked', conversations: [] })
  return { act, decision: of.id }
}

/**
 * Says it otherwise: another date, another owner, or the contrary. The word before stays in the history. Where it is news,
 * what was approved and has not left will not leave; those told are drafted the news, the others the new word alone.
 */
export async function changeDecision(
  db: Db,
  { clock, ways, wordings }: TellingMeans,
  /** `number`: of the word that was read. */
  at: { workspace: Id<'workspace'>; decision: Id<'decision'>; number: number; by: string },
  word: DecisionWord,
): Promise<Decided> {
  const { workspace, by } = at
  mustBeADay(word.holdsBy)
  const before = await holdDecision(db, at)
  if (before.number !== at.number) throw new Refusal('decision.changed', 409)
  const said = await wordNow(db, before)
  if (sameWord(said, word)) throw new Refusal('decision.says-the-same', 409)
  if (said.owner !== word.owner) await mustBeMember(db, workspace, word.owner)
  const news = isNews(said, word)
  const number = before.number + 1
  const of: Decision = { ...before, number, newsNumber: news ? number : before.newsNumber }
  await keepWord(db, clock, at, { number, news, word, by })
  await stand(db, of)
  await gather(db, clock, ways, of)
  await plan(db, clock, ways, wordings, of)
  await recount(db, workspace, of.id)
  const detail = { decision: of.id, number, news: before.newsNumber }
  const act = await recordAct(db, clock, { workspace, kind: 'change-decision', by, detail })
  await ring(db, { workspace, kind: 'marked', conversations: [] })
  return { act, decision: of.id }
}

/** Which word holds. */
export async function stand(db: Db, of: Decision): Promise<void> {
  await db
    .updateTable('decision')
    .set({ number: of.number, news_number: of.newsNumber })
    .where('workspace_id', '=', of.workspace)
    .where('id', '=', of.id)
    .execute()
}
