import { type Db } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'
import { chooseTheme } from './choose-theme.ts'
import { recordCorrection, undoCorrections } from './correction-store.ts'
import { messageToMark } from './marked-message.ts'
import { reasonToChange } from './reason-store.ts'
import { settle } from './settle.ts'
import { type ThemeChoice } from './theme.ts'
import { dropThemeIfUnused, themesToChange } from './theme-store.ts'

type Changed = {
  reason: string
  from: string | null
  to: string | null
  made: string | null
  correction: string | null
}

/** Gives a reason another theme. */
export async function changeReason(
  db: Db,
  clock: Clock,
  by: string,
  at: { workspace: Id<'workspace'>; reason: Id<'reason'> },
  choice: ThemeChoice,
): Promise<Id<'act'>> {
  const { reason, message } = await reasonToChange(db, at.workspace, at.reason)
  const { theme, made } = await chooseTheme(db, clock, by, at.workspace, choice)
  await mustNotBeObjectedTo(db, at, theme)
  await db
    .updateTable('reason')
    .set({ theme_id: theme })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', reason.id)
    .execute()
  const correction = await recordCorrection(
    db,
    clock,
    { ...message, revision: reason.revision },
    {
      kind: 'changed-theme',
      detail: { reason: reason.id, start: reason.start, end: reason.end, from: reason.theme, to: theme },
      by,
    },
  )
  await settle(db, clock, at.workspace, [message.id])
  const detail: Changed = { reason: reason.id, from: reason.theme, to: theme, made, correction }
  return recordAct(db, clock, {
    workspace: at.workspace,
    kind: 'change-reason',
    by,
    conversation: message.conversation,
    message: message.id,
    detail,
  })
}

/** Its author took it out of that theme: only they may say that it belongs there. */
async function mustNotBeObjectedTo(
  db: Db,
  at: { workspace: Id<'workspace'>; reason: Id<'reason'> },
  theme: string | null,
): Promise<void> {
  if (!theme) return
  const row = await db
    .selectFrom('theme_objection')
    .select('id')
    .where('workspace_id', '=', at.workspace)
    .where('reason_id', '=', at.reason)
    .where('theme_id', '=', theme)
    .executeTakeFirst()
  if (row) throw new Refusal('reason.not-meant', 409)
}

export const undoChangeReason: Undo = async (db, clock, act) => {
  const changed = act.detail as Changed
  await messageToMark(db, act.workspace, act.message!)
  // The theme it had may have gone since, with the act that made it.
  if (changed.from && !(await themesToChange(db, act.workspace)).has(changed.from))
    throw new Refusal('act.too-late', 409)
  const back = await db
    .updateTable('reason')
    .set({ theme_id: changed.from })
    .where('workspace_id', '=', act.workspace)
    .where('id', '=', changed.reason)
    .where('withdrawn_at', 'is', null)
    .where('theme_id', 'is not distinct from', changed.to)
    .executeTakeFirst()
  if (!back.numUpdatedRows) throw new Refusal('act.too-late', 409)
  await undoCorrections(db, clock, act.workspace, [changed.correction])
  await dropThemeIfUnused(db, act.workspace, changed.made)
  await settle(db, clock, act.workspace, [act.message!])
}
