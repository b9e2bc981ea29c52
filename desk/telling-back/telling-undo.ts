import { sql } from 'kysely'
import { unsayByHand } from '#conversation'
import { type Db, ring } from '#database'
import { type Id, Refusal } from '#kernel'
import { type Act, type Undo } from '#team'
import { stand, type TellingMeans } from './decide.ts'
import { type Decision } from './decision.ts'
import { holdDecision } from './decision-store.ts'
import { gather } from './gather.ts'
import { recount } from './loop-store.ts'
import { plan } from './plan.ts'

type Means = Omit<TellingMeans, 'clock'>

const hold = (db: Db, act: Act): Promise<Decision> =>
  holdDecision(db, { workspace: act.workspace, decision: act.detail.decision as Id<'decision'> })

/** How what is decided and told is taken back. */
export function tellingUndo(means: Means): Record<string, Undo> {
  return {
    decide: undoDecide,
    'change-decision': undoChange(means),
    'approve-telling': undoApprove,
    'tell-by-hand': undoByHand,
  }
}

/** As if it had not been decided; not once anything of it was approved or told. */
const undoDecide: Undo = async (db, _clock, act) => {
  const of = await hold(db, act)
  if (of.number !== act.detail.number) throw new Refusal('act.too-late', 409)
  await mustBeUntold(db, of, of.number)
  await db.deleteFrom('decision').where('workspace_id', '=', act.workspace).where('id', '=', of.id).execute()
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [] })
}

/** The word before holds again. What was approved under it had been withdrawn, and is drafted anew. */
const undoChange =
  ({ ways, wordings }: Means): Undo =>
  async (db, clock, act) => {
    const of = await hold(db, act)
    if (of.number !== act.detail.number) throw new Refusal('act.too-late', 409)
    const before = { ...of, number: of.number - 1, newsNumber: act.detail.news as number }
    if (of.newsNumber !== before.newsNumber) await mustBeUntold(db, of, of.newsNumber)
    await sql`delete from decision_word where workspace_id = ${act.workspace} and decision_id = ${of.id}
      and number = ${of.number}`.execute(db)
    await sql`delete from telling_wording where workspace_id = ${act.workspace} and decision_id = ${of.id}
      and number = ${of.number}`.execute(db)
    await stand(db, before)
    await gather(db, clock, ways, before)
    await plan(db, clock, ways, wordings, before)
    await recount(db, act.workspace, of.id)
    await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [] })
  }

async function mustBeUntold(db: Db, of: Decision, number: number): Promise<void> {
  const { rows } = await sql`select from telling where workspace_id = ${of.workspace} and decision_id = ${of.id}
    and number = ${number} and state <> 'draft' limit 1`.execute(db)
  if (rows.length) throw new Refusal('decision.told-already', 409)
}

/** What has not left is a draft again, worded as it was; what has left is out of our reach. */
const undoApprove: Undo = async (db, _clock, act) => {
  const of = await hold(db, act)
  const { rows } = await sql`
    update telling set state = 'draft', said = null, approved_by = null, approved_at = null, act_id = null, not_before = null
    where workspace_id = ${act.workspace} and act_id = ${act.id} and state = 'approved' returning 1`.execute(db)
  if (!rows.length) throw new Refusal('act.already-left', 409)
  await recount(db, act.workspace, of.id)
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [] })
}

/** It was not said by hand after all: what had been a draft is one again, what had failed has failed. */
const undoByHand: Undo = async (db, clock, act) => {
  const of = await hold(db, act)
  const { telling, state, message, why } = act.detail as Record<'telling' | 'state', string> &
    Record<'message' | 'why', string | null>
  const { rows } = await sql`
    update telling set state = ${state === 'draft' ? 'draft' : 'failed'}, look_at = ${state === 'draft' ? null : clock()},
      left_at = case when ${state} = 'draft' then null else left_at end, message_id = ${message}
    where workspace_id = ${act.workspace} and id = ${telling} and state = 'told' returning 1`.execute(db)
  if (!rows.length) throw new Refusal('act.too-late', 409)
  if (state === 'draft') await unsayByHand(db, clock, act)
  else
    await sql`update outbox set state = 'refused', proof = null, why = ${why} where workspace_id = ${act.workspace}
      and message_id = ${message}`.execute(db)
  await sql`
    update loop l set told_number = case when t.manner like '% again' then t.number - 1 else 0 end,
      told_at = case when t.manner like '% again' then l.told_at end, how = null
    from telling_loop x join telling t on t.workspace_id = x.workspace_id and t.id = x.telling_id
    where x.workspace_id = ${act.workspace} and x.telling_id = ${telling} and l.workspace_id = x.workspace_id and l.id = x.loop_id`.execute(
    db,
  )
  await recount(db, act.workspace, of.id)
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [] })
}
