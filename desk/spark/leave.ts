import { sql } from 'kysely'
import { type GoingTo, publish, takeBackPiece } from '#conversation'
import { type Db, ring } from '#database'
import { type Clock, type Id, type JsonObject, newId, Refusal } from '#kernel'
import { type Act } from '#team'
import { whoHasNotApproved } from './approvals-on-desk.ts'
import { remarksOn, stops } from './lint.ts'
import { besideThePause, standingPause } from './pause.ts'
import { type AtSpark, holdSpark, mustBeOpen, type Spark } from './spark.ts'
import { type At, type Publishing, wholeOf } from './whole.ts'

/** What may be gone past. */
type KeptBack = 'spark.paused' | 'spark.not-approved'

export interface Left {
  act: Id<'act'>
  conversation: Id<'conversation'>
  leavesAt: Date
}

/**
 * Goes out now, everywhere it was meant for: one act, with an outcome for each place. Refused where any would refuse it, where
 * everything is paused, or an approval that was asked for is not there. `despite`: which of the two it goes past, each by its
 * own word; that is kept with the act.
 */
export async function leaveNow(
  db: Db,
  clock: Clock,
  publishing: Publishing,
  at: AtSpark,
  { version, by, despite }: { version: number; by: string; despite: readonly KeptBack[] },
): Promise<Left> {
  await besideThePause(db, at.workspace)
  const spark = await holdSpark(db, at)
  mustBeOpen(spark, version)
  const pause = await standingPause(db, at.workspace)
  if (pause && !despite.includes('spark.paused')) throw new Refusal('spark.paused', 409, { reason: pause.reason })
  const missing = await whoHasNotApproved(db, clock, publishing, spark)
  if (missing.length && !despite.includes('spark.not-approved'))
    throw new Refusal('spark.not-approved', 409, { names: missing.join(', ') })
  return goOut(db, clock, publishing, spark, by, {
    ...(missing.length && { despite: missing }),
    ...(pause && { duringPause: pause.id }),
  })
}

/** What has to be mended first is told before anything leaves: half a publication is worse than none. */
export function mustBeReady(spark: Spark, whole: readonly At[]): void {
  const stopped = remarksOn(spark).find((remark) => stops.includes(remark))
  if (stopped === 'nobody-signs') throw new Refusal('spark.nobody-signs', 422)
  if (stopped) throw new Refusal('spark.empty', 422)
  if (!whole.length) throw new Refusal('spark.goes-nowhere', 422)
  const amiss = whole.find((one) => one.amiss.length)
  if (amiss) throw new Refusal('spark.place-refuses', 422, { place: amiss.name })
}

/** `despite`: what would have kept it back, kept with the act. */
export async function goOut(
  db: Db,
  clock: Clock,
  publishing: Publishing,
  spark: Spark,
  by: string,
  despite: JsonObject = {},
): Promise<Left> {
  const { workspace } = spark
  const whole = await wholeOf(db, publishing, spark)
  mustBeReady(spark, whole)
  const to: GoingTo[] = whole.map(({ place, parts, limits, media, choices, openDays }) => ({
    ...{ place, parts, key: newId<'outbox'>() },
    piece: {
      title: limits?.longestTitle == null ? null : spark.title,
      warning: limits?.warning ? spark.warning : null,
      language: spark.language,
      media: media.map(({ id }) => id),
      ...(choices.length && { choices: [...choices] }),
      ...(openDays !== null && { openDays }),
    },
  }))
  const out = await publish(db, clock, {
    ...{ workspace, subject: spark.title, to, audience: 'public', by, signed: spark.signed },
    detail: { spark: spark.spark, ...despite },
  })
  for (const { place, message } of out.messages)
    await sql`update spark_place set message_id = ${message} where workspace_id = ${workspace} and spark_id = ${spark.spark}
      and contact_point_id = ${place}`.execute(db)
  await db
    .updateTable('spark')
    .set({ state: 'out', why: null, conversation_id: out.conversation, out_at: clock(), out_by: by })
    .where('workspace_id', '=', workspace)
    .where('id', '=', spark.spark)
    .execute()
  await ring(db, { workspace, kind: 'sparks', conversations: [] })
  return { act: out.act, conversation: out.conversation, leavesAt: out.leavesAt }
}

/** As long as nothing of it has left anywhere: it is a draft again, planned for no hour. */
export async function undoPublish(db: Db, clock: Clock, act: Act): Promise<void> {
  const at = { workspace: act.workspace, spark: act.detail.spark as Id<'spark'> }
  await holdSpark(db, at)
  await db
    .updateTable('spark')
    .set({ state: 'draft', why: null, conversation_id: null, out_at: null, out_by: null, planned_for: null })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.spark)
    .execute()
  await takeBackPiece(db, clock, act)
  await ring(db, { workspace: at.workspace, kind: 'sparks', conversations: [] })
}
