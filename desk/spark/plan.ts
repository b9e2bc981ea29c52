import { type Db, ring } from '#database'
import { type Clock, type Day, type Id, momentsOf, Refusal } from '#kernel'
import { zoneOf } from '#team'
import { whoHasNotApproved } from './approvals-on-desk.ts'
import { goOut, mustBeReady } from './leave.ts'
import { type AtSpark, holdSpark, mustBeOpen, type Spark } from './spark.ts'
import { type Publishing, wholeOf } from './whole.ts'
import { remindBefore } from './write-to-approver.ts'

/** What a client's own clocks say. */
export interface Hour {
  day: Day
  /** `HH:MM`. */
  time: string
}

/** The moment at which clocks there say so: the first, where a night in autumn says it twice. Refused where none ever does. */
async function momentAt(db: Db, workspace: Id<'workspace'>, { day, time }: Hour): Promise<Date> {
  const [moment] = momentsOf(day, time, await zoneOf(db, workspace))
  if (!moment) throw new Refusal('spark.no-such-hour', 422)
  return moment
}

/** null: no hour any more. */
export async function planSpark(
  db: Db,
  clock: Clock,
  publishing: Publishing,
  at: AtSpark,
  { version, by, on }: { version: number; by: string; on: Hour | null },
): Promise<Spark> {
  const spark = await holdSpark(db, at)
  mustBeOpen(spark, version)
  const hour = on && (await momentAt(db, at.workspace, on))
  if (hour) {
    if (hour <= clock()) throw new Refusal('spark.hour-passed', 422)
    mustBeReady(spark, await wholeOf(db, publishing, spark))
  }
  await db
    .updateTable('spark')
    .set({
      ...{ state: hour ? 'planned' : 'draft', why: null, planned_for: hour, planned_by: hour ? by : null },
      ...{ version: spark.version + 1, changed_by: by, changed_at: clock() },
    })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.spark)
    .execute()
  if (hour) await remindBefore(db, clock, at, hour)
  await ring(db, { workspace: at.workspace, kind: 'sparks', conversations: [] })
  return holdSpark(db, at)
}

/** Further from its hour than this, nobody expects it any more: a machine that slept publishes nothing by surprise. */
const lateAfterMinutes = 30

/**
 * Its hour has come: it goes out as whoever planned it meant it, or stays here with why: nobody expects it any more, or an
 * approval that was asked for is not there. Called twice it goes out once.
 */
export async function atItsHour(db: Db, clock: Clock, publishing: Publishing, at: AtSpark): Promise<void> {
  const spark = await holdSpark(db, at)
  const now = clock()
  if (spark.state !== 'planned' || !spark.plannedFor || spark.plannedFor > now) return
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
