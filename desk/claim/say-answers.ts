import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type Act, recordAct } from '#team'
import { type AtClaim, claimHeld } from './claim.ts'

/** Someone's words answer a claim though they stand elsewhere, or do not though they stand below it: a hand says so. */
export async function sayAnswers(
  db: Db,
  clock: Clock,
  by: string,
  at: AtClaim & { message: Id<'message'> },
  answers: boolean,
): Promise<Id<'act'>> {
  await claimHeld(db, at)
  const conversation = await saidByOthers(db, at)
  const before = await saidBefore(db, at)
  const act = newId<'act'>()
  await put(db, at, { answers, act, by, at: clock() })
  await recordAct(db, clock, {
    id: act,
    workspace: at.workspace,
    kind: 'say-answers',
    by,
    conversation,
    message: at.message,
    detail: { claim: at.claim, before: before ? { answers: before.answers, act: before.act_id, by: before.by } : null },
  })
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [conversation] })
  return act
}

async function saidByOthers(db: Db, at: { workspace: Id<'workspace'>; message: Id<'message'> }) {
  const row = await db
    .selectFrom('message')
    .select(['conversation_id', 'ours', 'audience', 'gone_at', 'removed_at'])
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.message)
    .executeTakeFirst()
  if (!row) throw new Refusal('claim.no-such-message', 404)
  if (row.ours || row.audience === 'internal') throw new Refusal('claim.own-words', 422)
  if (row.gone_at || row.removed_at) throw new Refusal('claim.words-gone', 410)
  return row.conversation_id as Id<'conversation'>
}

async function saidBefore(db: Db, at: AtClaim & { message: Id<'message'> }) {
  return db
    .selectFrom('claim_answer')
    .select(['answers', 'act_id', 'by'])
    .where('workspace_id', '=', at.workspace)
    .where('claim_id', '=', at.claim)
    .where('message_id', '=', at.message)
    .executeTakeFirst()
}

async function put(
  db: Db,
  { workspace, claim, message }: AtClaim & { message: Id<'message'> },
  said: { answers: boolean; act: string; by: string; at: Date },
): Promise<void> {
  const values = { answers: said.answers, act_id: said.act, by: said.by, at: said.at }
  await db
    .insertInto('claim_answer')
    .values({ workspace_id: workspace, claim_id: claim, message_id: message, ...values })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'claim_id', 'message_id']).doUpdateSet(values))
    .execute()
}

/** What stood before stands again, unless a hand said something else of it since. */
export async function undoSayAnswers(db: Db, clock: Clock, act: Act): Promise<void> {
  const { claim, before } = act.detail as {
    claim: Id<'claim'>
    before: { answers: boolean; act: string; by: string } | null
  }
  const at = { workspace: act.workspace, claim, message: act.message! }
  await claimHeld(db, at)
  if ((await saidBefore(db, at))?.act_id !== act.id) throw new Refusal('act.too-late', 409)
  if (before) await put(db, at, { ...before, at: clock() })
  else
    await db
      .deleteFrom('claim_answer')
      .where('workspace_id', '=', at.workspace)
      .where('claim_id', '=', claim)
      .where('message_id', '=', at.message)
      .execute()
  if (act.conversation) await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [act.conversation] })
}
