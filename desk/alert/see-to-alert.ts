import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type Act, recordAct, type Undo } from '#team'
import { type AlertRow, alertHeld, changeAlert, latestAlert } from './alert-store.ts'
import { openAgain } from './raise-alerts.ts'
import { letRestNoMore } from './telling.ts'

type Where = { workspace: Id<'workspace'>; alert: string; by: string }

/** Someone sees to it: those who are off duty and not told yet are left alone. */
export async function takeAlert(db: Db, clock: Clock, { workspace, alert: id, by }: Where): Promise<Id<'act'>> {
  const alert = await openAlert(db, workspace, id)
  const before = { by: alert.taken_by, at: alert.taken_at?.toISOString() ?? null, wave: alert.wave }
  await changeAlert(db, alert, { taken_at: clock(), taken_by: by })
  await news(db, workspace)
  return recordAct(db, clock, { workspace, kind: 'take-alert', by, detail: { alert: id, before } })
}

/** A human says that it is over, and what was done. */
export async function closeAlert(
  db: Db,
  clock: Clock,
  { workspace, alert: id, by, done }: Where & { done: string },
): Promise<Id<'act'>> {
  const alert = await openAlert(db, workspace, id)
  const closing = newId<'closing'>()
  await db
    .insertInto('alert_closing')
    .values({ workspace_id: workspace, id: closing, alert_id: id, by, at: clock(), done, opened_again_at: null })
    .execute()
  await changeAlert(db, alert, { closed_at: clock() })
  await news(db, workspace)
  return recordAct(db, clock, { workspace, kind: 'close-alert', by, detail: { alert: id, closing } })
}

async function openAlert(db: Db, workspace: Id<'workspace'>, id: string): Promise<AlertRow> {
  const alert = await alertHeld(db, workspace, id)
  if (alert.closed_at) throw new Refusal('alert.closed', 409)
  return alert
}

const news = (db: Db, workspace: string) => ring(db, { workspace, kind: 'alert', conversations: [] })

const undoTake: Undo = async (db, clock, act) => {
  const alert = await alertHeld(db, act.workspace, act.detail.alert as string)
  const before = act.detail.before as { by: string | null; at: string | null; wave: number }
  if (alert.closed_at || alert.wave !== before.wave || alert.taken_by !== act.by) throw new Refusal('act.too-late', 409)
  await changeAlert(db, alert, { taken_by: before.by, taken_at: before.at ? new Date(before.at) : null })
  await letRestNoMore(db, clock, alert)
  await news(db, act.workspace)
}

/** Open again as it was, unless it is already, was closed anew by another hand, or another has taken its place. */
const undoClose: Undo = async (db, clock, act: Act) => {
  const alert = await alertHeld(db, act.workspace, act.detail.alert as string)
  const now = await latestAlert(db, act.workspace, alert.kind, alert.contact_point_id)
  const standing = await db
    .selectFrom('alert_closing')
    .select('id')
    .where('workspace_id', '=', act.workspace)
    .where('id', '=', act.detail.closing as string)
    .where('opened_again_at', 'is', null)
    .executeTakeFirst()
  if (!alert.closed_at || alert.taken_back_at || !standing || !now?.closed_at) throw new Refusal('act.too-late', 409)
  await openAgain(db, alert, clock())
  await letRestNoMore(db, clock, alert)
  await news(db, act.workspace)
}

export const alertUndo: Record<string, Undo> = { 'take-alert': undoTake, 'close-alert': undoClose }
