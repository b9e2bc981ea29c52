import { type LinkKey } from '#conversation'
import { type Db, ring } from '#database'
import { type Clock, type Dialect, type Id, newId, Refusal } from '#kernel'
import { approvalHeld, approvalSecret, digestOf } from './approval.ts'
import { type AtSpark, holdSpark, mustBeOpen } from './spark.ts'
import { letTurnsCome, takeLettersBack, writeToApprover } from './write-to-approver.ts'

/** More than this and nothing is ever approved. */
const mostAsked = 20

export interface ApprovalAsked {
  /** What came with the form; asked again with the same, nobody is asked twice. */
  key: Id<'approval'> | null
  name: string
  word: string
  step: number
  days: number
  by: string
  /** Where the link is sent to them, and in which language, or in the client’s own; null: it is passed to them by hand. */
  to: { address: string; language: Dialect | null } | null
}

const inDays = (clock: Clock, days: number) => new Date(clock().getTime() + days * 86_400_000)

/** Asks someone, who needs no account, to approve a spark as it will be read: by a link of their own, sent or passed to them. */
export async function askApproval(
  db: Db,
  clock: Clock,
  key: LinkKey,
  at: AtSpark,
  { key: given, name, word, step, days, by, to }: ApprovalAsked,
): Promise<Id<'approval'>> {
  const spark = await holdSpark(db, at)
  mustBeOpen(spark)
  const asked = await db
    .selectFrom('approval')
    .select('id')
    .where('workspace_id', '=', at.workspace)
    .where('spark_id', '=', at.spark)
    .execute()
  const known = asked.find((one) => one.id === given)
  if (known) return known.id as Id<'approval'>
  if (asked.length >= mostAsked) throw new Refusal('approval.too-many', 409)
  const id = given ?? newId<'approval'>()
  await db
    .insertInto('approval')
    .values({
      ...{ workspace_id: at.workspace, id, spark_id: at.spark, name, word, step, by, at: clock() },
      ...{ hash: digestOf(approvalSecret(key, at.workspace, id, 1)), expires_at: inDays(clock, days) },
      ...{ ended_at: null, ended_by: null, address: to?.address ?? null, language: to?.language ?? null },
    })
    .execute()
  if (to) await writeToApprover(db, clock, spark, { id, serial: 1 })
  await ring(db, { workspace: at.workspace, kind: 'sparks', conversations: [] })
  return id
}

/** By a new link, sent to whoever was written to: the one before opens nothing any more. What they said stays. */
export async function askApprovalAgain(
  db: Db,
  clock: Clock,
  key: LinkKey,
  at: AtSpark & { approval: string },
  { days, letters }: { days: number; letters: boolean },
): Promise<void> {
  const spark = await holdSpark(db, at)
  mustBeOpen(spark)
  const { id, serial, address } = await approvalHeld(db, at, at.approval)
  const hash = digestOf(approvalSecret(key, at.workspace, id, serial + 1))
  await db
    .updateTable('approval')
    .set({ serial: serial + 1, hash, expires_at: inDays(clock, days), ended_at: null, ended_by: null })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', id)
    .execute()
  await takeLettersBack(db, clock, at.workspace, id)
  if (letters && address) await writeToApprover(db, clock, spark, { id, serial: serial + 1 })
  await ring(db, { workspace: at.workspace, kind: 'sparks', conversations: [] })
}

/** Their approval is asked for no more: its link ends, and it stands in nobody's way. */
export async function withdrawApproval(
  db: Db,
  clock: Clock,
  at: AtSpark & { approval: string },
  by: string,
): Promise<void> {
  const spark = await holdSpark(db, at)
  mustBeOpen(spark)
  const { id } = await approvalHeld(db, at, at.approval)
  await db
    .updateTable('approval')
    .set({ ended_at: clock(), ended_by: by })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', id)
    .execute()
  await takeLettersBack(db, clock, at.workspace, id)
  await letTurnsCome(db, clock, spark)
  await ring(db, { workspace: at.workspace, kind: 'sparks', conversations: [] })
}
