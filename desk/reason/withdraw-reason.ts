import { type Db } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'
import { recordCorrection, undoCorrections } from './correction-store.ts'
import { messageToMark } from './marked-message.ts'
import { reasonToChange } from './reason-store.ts'
import { settle } from './settle.ts'

type Withdrawn = {
  reason: string
  revision: number
  start: number
  end: number
  correction: string | null
}

/** Takes a reason back: the words do not say so. They are not suggested again. */
export async function withdrawReason(
  db: Db,
  clock: Clock,
  by: string,
  at: { workspace: Id<'workspace'>; reason: Id<'reason'> },
): Promise<Id<'act'>> {
  const { reason, message } = await reasonToChange(db, at.workspace, at.reason)
  await db
    .updateTable('reason')
    .set({ withdrawn_at: clock(), withdrawn_by: by })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', reason.id)
    .execute()
  const { start, end, theme, source, revision } = reason
  const correction = await recordCorrection(
    db,
    clock,
    { ...message, revision },
    { kind: 'withdrew-reason', detail: { reason: reason.id, start, end, theme, source }, by },
  )
  await settle(db, clock, at.workspace, [message.id])
  const detail: Withdrawn = { reason: reason.id, revision, start, end, correction }
  return recordAct(db, clock, {
    workspace: at.workspace,
    kind: 'withdraw-reason',
    by,
    conversation: message.conversation,
    message: message.id,
    detail,
  })
}

export const undoWithdrawReason: Undo = async (db, clock, act) => {
  const withdrawn = act.detail as Withdrawn
  const message = await messageToMark(db, act.workspace, act.message!)
  const keptAgain = await db
    .selectFrom('reason')
    .select('id')
    .where('workspace_id', '=', act.workspace)
    .where('message_id', '=', message.id)
    .where('revision', '=', withdrawn.revision)
    .where('span_start', '=', withdrawn.start)
    .where('span_end', '=', withdrawn.end)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (keptAgain) throw new Refusal('act.too-late', 409)
  const back = await db
    .updateTable('reason')
    .set({ withdrawn_at: null, withdrawn_by: null })
    .where('workspace_id', '=', act.workspace)
    .where('id', '=', withdrawn.reason)
    .where('withdrawn_at', 'is not', null)
    .executeTakeFirst()
  if (!back.numUpdatedRows) throw new Refusal('act.too-late', 409)
  await undoCorrections(db, clock, act.workspace, [withdrawn.correction])
  await settle(db, clock, act.workspace, [message.id])
}
