import { type Fact } from '#contract'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type Act, recordAct, type Undo } from '#team'
import { wordHeld } from './word-store.ts'

export interface FactSaid {
  words: string
  source: string
  owner: string
  validUntil: Date | null
  /** The answer it was made from. */
  word: string | null
}

const most = 200

/** Keeps what one agreed to say: a fact with its source, who answers for it, and until when it holds. */
export async function agreeFact(
  db: Db,
  clock: Clock,
  { workspace, by }: { workspace: Id<'workspace'>; by: string },
  said: FactSaid,
): Promise<{ act: Id<'act'>; fact: Id<'fact'> }> {
  if (said.validUntil && said.validUntil <= clock()) throw new Refusal('fact.past', 422)
  if (said.word) await wordHeld(db, workspace, said.word)
  const fact = newId<'fact'>()
  await db
    .insertInto('agreed_fact')
    .values({
      workspace_id: workspace,
      id: fact,
      words: said.words,
      source: said.source,
      owner: said.owner,
      valid_until: said.validUntil,
      word_id: said.word,
      by,
      at: clock(),
      withdrawn_at: null,
      withdrawn_by: null,
    })
    .execute()
  await news(db, workspace)
  return { fact, act: await recordAct(db, clock, { workspace, kind: 'agree-fact', by, detail: { fact } }) }
}

export async function withdrawFact(
  db: Db,
  clock: Clock,
  { workspace, fact, by }: { workspace: Id<'workspace'>; fact: string; by: string },
): Promise<Id<'act'>> {
  if (!(await mark(db, workspace, fact, { withdrawn_at: clock(), withdrawn_by: by })))
    throw new Refusal('fact.not-there', 404)
  return recordAct(db, clock, { workspace, kind: 'withdraw-fact', by, detail: { fact } })
}

async function mark(
  db: Db,
  workspace: Id<'workspace'>,
  fact: string,
  to: { withdrawn_at: Date | null; withdrawn_by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('agreed_fact')
    .set(to)
    .where('workspace_id', '=', workspace)
    .where('id', '=', fact)
    .where('withdrawn_at', to.withdrawn_at ? 'is' : 'is not', null)
    .executeTakeFirst()
  await news(db, workspace)
  return numUpdatedRows > 0n
}

/** Latest first. `holding`: only those that hold today, which is what one may be offered. */
export async function agreedFacts(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  { holding }: { holding: boolean },
): Promise<Fact[]> {
  const now = clock()
  const rows = await db
    .selectFrom('agreed_fact as f')
    .leftJoin('auth_user as u', 'u.id', 'f.by')
    .select(['f.id', 'f.words', 'f.source', 'f.owner', 'f.valid_until', 'f.at', 'u.name as by'])
    .where('f.workspace_id', '=', workspace)
    .where('f.withdrawn_at', 'is', null)
    .$if(holding, (query) => query.where((e) => e.or([e('valid_until', 'is', null), e('valid_until', '>', now)])))
    .orderBy('f.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ id, words, source, owner, valid_until, at, by }) => ({
    id,
    words,
    source,
    owner,
    validUntil: valid_until?.toISOString() ?? null,
    past: valid_until !== null && valid_until <= now,
    by: by ?? '',
    at: at.toISOString(),
  }))
}

const news = (db: Db, workspace: Id<'workspace'>) => ring(db, { workspace, kind: 'places', conversations: [] })

export const factUndo: Record<string, Undo> = {
  'agree-fact': async (db: Db, clock: Clock, act: Act, by: string) => {
    await mark(db, act.workspace, act.detail.fact as string, { withdrawn_at: clock(), withdrawn_by: by })
  },
  'withdraw-fact': async (db: Db, _clock: Clock, act: Act) => {
    await mark(db, act.workspace, act.detail.fact as string, { withdrawn_at: null, withdrawn_by: null })
  },
}
