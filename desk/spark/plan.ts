import { type Db, ring } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { type Act, mustBeLast, recordAct } from '#team'
import { whoHasNotApproved } from './approvals-on-desk.ts'
import { type Hour, hourToCome } from './hour.ts'
import { goOut, mustBeReady } from './leave.ts'
import { besideThePause, wasPausedAt } from './pause.ts'
import { type AtSpark, holdSpark, mustBeOpen, type Spark } from './spark.ts'
import { type Publishing, wholeOf } from './whole.ts'
import { remindBefore } from './write-to-approver.ts'

/** null: no hour any more. Moving it is planning it anew; undoing puts it back where it was. */
export async function planSpark(
  db: Db,
  clock: Clock,
  publishing: Publishing,
  at: AtSpark,
  { version, by, on }: { version: number; by: string; on: Hour | null },
): Promise<Id<'act'>> {
  const spark = await holdSpark(db, at)
  mustBeOpen(spark, version)
  const hour = on && (await hourToCome(db, clock, at.workspace, on))
  if (hour) mustBeReady(spark, await wholeOf(db, publishing, spark))
  const planned_by = hour ? by : null
  await setHour(db, clock, spark, { state: hour ? 'planned' : 'draft', why: null, planned_for: hour, planned_by, by })
  const { state, why, plannedBy, plannedFor } = spark
  const before = { state, why, plannedBy, plannedFor: plannedFor?.toISOString() ?? null }
  const detail = { spark: at.spark, before, plannedFor: hour?.toISOString() ?? null }
  return recordAct(db, clock, { workspace: at.workspace, kind: 'plan-spark', by, detail })
}

interface Planned {
  state: Spark['state']
  why: string | null
  planned_for: Date | null
  planned_by: string | null
  by: string
}

async function setHour(db: Db, clock: Clock, spark: Spark, { by, ...to }: Planned): Promise<void> {
  await db
    .updateTable('spark')
    .set({ ...to, version: spark.version + 1, changed_by: by, changed_at: clock() })
    .where('workspace_id', '=', spark.workspace)
    .where('id', '=', spark.spark)
    .execute()
  if (to.planned_for) await remindBefore(db, clock, spark, to.planned_for)
  await ring(db, { workspace: spark.workspace, kind: 'sparks', conversations: [] })
}

/** Back to the hour it had, unless it was moved, went out or was put away since, or that hour has passed meanwhile. */
export async function undoPlan(db: Db, clock: Clock, act: Act, by: string): Promise<void> {
  const at = { workspace: act.workspace, spark: act.detail.spark as Id<'spark'> }
  const spark = await holdSpark(db, at)
  await mustBeLast(db, act, ['plan-spark'])
  const { before, plannedFor } = act.detail as unknown as {
    before: { state: Spark['state']; why: string | null; plannedBy: string | null; plannedFor: string | null }
    plannedFor: string | null
  }
  const moved = (spark.plannedFor?.toISOString() ?? null) !== plannedFor
  if (moved || !['draft', 'planned'].includes(spark.state)) throw new Refusal('act.too-late', 409)
  const hour = before.plannedFor === null ? null : new Date(before.plannedFor)
  if (before.state === 'planned' && hour && hour <= clock()) throw new Refusal('spark.hour-passed', 422)
  const { state, why, plannedBy: planned_by } = before
  await setHour(db, clock, spark, { state, why, planned_for: hour, planned_by, by })
}

/** Further from its hour than this, nobody expects it any more: a machine that slept publishes nothing by surprise. */
const lateAfterMinutes = 30

/**
 * Its hour has come: it goes out as whoever planned it meant it, or stays here with why: everything is paused, nobody
 * expects it any more, or an approval that was asked for is not there. Called twice it goes out once.
 */
export async function atItsHour(db: Db, clock: Clock, publishing: Publishing, at: AtSpark): Promise<void> {
  await besideThePause(db, at.workspace)
  const spark = await holdSpark(db, at)
  const now = clock()
  if (spark.state !== 'planned' || !spark.plannedFor || spark.plannedFor > now) return
  if (await wasPausedAt(db, at.workspace, spark.plannedFor)) return missed(db, at, 'paused')
  const late = now.getTime() - spark.plannedFor.getTime() > lateAfterMinutes * 60_000
  if (late) return missed(db, at, 'too-late')
  if ((await whoHasNotApproved(db, clock, publishing, spark)).length) return missed(db, at, 'not-approved')
  try {
    await goOut(db, clock, publishing, spark, spark.plannedBy!)
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    await missed(db, at, cause.code)
  }
}

async function missed(db: Db, { workspace, spark }: AtSpark, why: string): Promise<void> {
  await db
    .updateTable('spark')
    .set({ state: 'missed', why })
    .where('workspace_id', '=', workspace)
    .where('id', '=', spark)
    .execute()
  await ring(db, { workspace, kind: 'sparks', conversations: [] })
}
