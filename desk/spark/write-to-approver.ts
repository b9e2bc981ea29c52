import { type Db, type Tables } from '#database'
import { type Clock, type Id, newId } from '#kernel'
import { changeLetter } from './approval-letter.ts'
import { type AtSpark, type Spark } from './spark.ts'

const minute = 60_000
/** Until then it can be taken back by withdrawing what is asked. */
const restSeconds = 10
/** So long before its hour one is reminded; where less is left, halfway. */
const remindHours = 24
/** Closer to its hour than this, nobody is reminded. */
const tooNearMinutes = 30

/** Puts the letter that brings this link where it waits to leave, and the one that reminds of its hour where there is one. */
export async function writeToApprover(
  db: Db,
  clock: Clock,
  spark: Pick<Spark, 'workspace' | 'state' | 'plannedFor'>,
  { id, serial }: { id: string; serial: number },
): Promise<void> {
  const now = clock()
  await put(db, now, spark.workspace, {
    ...{ approval: id, serial, kind: 'asked', at: new Date(now.getTime() + restSeconds * 1000) },
  })
  const at = spark.state === 'planned' && spark.plannedFor ? remindAt(now, spark.plannedFor) : null
  if (at) await put(db, now, spark.workspace, { approval: id, serial, kind: 'reminder', at })
}

interface ToPut {
  approval: string
  serial: number
  kind: Tables['approval_letter']['kind']
  at: Date
}

async function put(db: Db, now: Date, workspace: string, { approval, serial, kind, at }: ToPut): Promise<void> {
  await db
    .insertInto('approval_letter')
    .values({
      ...{ workspace_id: workspace, id: newId<'letter'>(), approval_id: approval, serial, kind, state: 'waiting' },
      ...{ why: null, not_before: at, at: now, changed_at: now },
    })
    // One that has left stays the only one.
    .onConflict((on) =>
      on
        .columns(['workspace_id', 'approval_id', 'serial', 'kind'])
        .doUpdateSet({ state: 'waiting', not_before: at, changed_at: now })
        .where('approval_letter.state', 'in', ['waiting', 'in-turn', 'taken-back']),
    )
    .execute()
}

function remindAt(now: Date, hour: Date): Date | null {
  const left = hour.getTime() - now.getTime()
  if (left < tooNearMinutes * minute) return null
  return new Date(hour.getTime() - Math.min(remindHours * 60 * minute, left / 2))
}

/** Its hour is another: whoever is written to is reminded before that one. Whether it is still needed is looked at then. */
export async function remindBefore(db: Db, clock: Clock, { workspace, spark }: AtSpark, hour: Date): Promise<void> {
  const now = clock()
  const at = remindAt(now, hour)
  if (!at) return
  const asked = await db
    .selectFrom('approval')
    .select(['id', 'serial'])
    .where('workspace_id', '=', workspace)
    .where('spark_id', '=', spark)
    .where('address', 'is not', null)
    .where('ended_at', 'is', null)
    .execute()
  for (const { id, serial } of asked) await put(db, now, workspace, { approval: id, serial, kind: 'reminder', at })
}

/** Letters to them that have not left are not to leave any more. */
export async function takeLettersBack(db: Db, clock: Clock, workspace: string, approval: string): Promise<void> {
  await db
    .updateTable('approval_letter')
    .set({ state: 'taken-back', changed_at: clock() })
    .where('workspace_id', '=', workspace)
    .where('approval_id', '=', approval)
    .where('state', 'in', ['waiting', 'in-turn', 'later'])
    .execute()
}

/** Somebody approves, or is asked no more: those whose turn may have come are written to. */
export async function letTurnsCome(db: Db, clock: Clock, spark: Spark): Promise<void> {
  const now = clock()
  const reminder = spark.plannedFor && remindAt(now, spark.plannedFor)
  const waiting = await db
    .selectFrom('approval_letter as l')
    .innerJoin('approval as a', (on) =>
      on.onRef('a.workspace_id', '=', 'l.workspace_id').onRef('a.id', '=', 'l.approval_id'),
    )
    .select(['l.id', 'l.kind'])
    .where('l.workspace_id', '=', spark.workspace)
    .where('a.spark_id', '=', spark.spark)
    .where('l.state', '=', 'in-turn')
    .execute()
  for (const { id, kind } of waiting) {
    const at = { workspace: spark.workspace, letter: id as Id<'letter'> }
    const due = kind === 'asked' ? now : reminder
    await changeLetter(db, clock, at, due ? { state: 'waiting', not_before: due } : { state: 'taken-back' })
  }
}
