import { type Stance } from '#contract'
import { type Db } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { mustBeLast, recordAct, type Undo } from '#team'
import { recordCorrection, undoCorrections } from './correction-store.ts'
import { findingOf } from './finding-store.ts'
import { type MarkedMessage, messageToMark } from './marked-message.ts'
import { settle } from './settle.ts'

type Marked = { before: string | null; after: string; correction: string | null }

/** What someone holds of the brand or its promise, as a human reads it. null: it cannot be told. */
export async function markStance(
  db: Db,
  clock: Clock,
  by: string,
  at: { workspace: Id<'workspace'>; message: Id<'message'> },
  stance: Stance | null,
): Promise<Id<'act'>> {
  const message = await messageToMark(db, at.workspace, at.message)
  const suggested = (await findingOf(db, message))?.stance ?? null
  const after = stance ?? 'unknown'
  const correction = await recordCorrection(db, clock, message, {
    kind: stance === null ? 'refused-stance' : stance === suggested ? 'kept-stance' : 'changed-stance',
    detail: { suggested, stance: after },
    by,
  })
  await setStance(db, message, after)
  await settle(db, clock, at.workspace, [message.id])
  const detail: Marked = { before: message.stance, after, correction }
  return recordAct(db, clock, {
    workspace: at.workspace,
    kind: 'mark-stance',
    by,
    conversation: message.conversation,
    message: message.id,
    detail,
  })
}

async function setStance(db: Db, message: MarkedMessage, stance: string | null): Promise<void> {
  await db
    .updateTable('message')
    .set({ stance })
    .where('workspace_id', '=', message.workspace)
    .where('id', '=', message.id)
    .execute()
}

export const undoMarkStance: Undo = async (db, clock, act) => {
  const marked = act.detail as Marked
  const message = await messageToMark(db, act.workspace, act.message!)
  await mustBeLast(db, act, ['mark-stance'])
  if (message.stance !== marked.after) throw new Refusal('act.too-late', 409)
  await setStance(db, message, marked.before)
  await undoCorrections(db, clock, act.workspace, [marked.correction])
  await settle(db, clock, act.workspace, [message.id])
}
