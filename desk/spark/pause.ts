import { sql } from 'kysely'
import { takeBackPiece } from '#conversation'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type Act, recordAct, takeBackAct } from '#team'

export interface Pause {
  id: Id<'pause'>
  reason: string
  by: string
  at: Date
}

const named = (workspace: string) => sql`hashtextextended(${`sparks of ${workspace}`}, 0)`

/**
 * Whatever lets something out, and whoever pauses everything, stand in one line: what is letting something out now has
 * either gone before the pause, which then takes it back, or comes after it, and sees it.
 */
export async function besideThePause(db: Db, workspace: Id<'workspace'>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${named(workspace)})`.execute(db)
}
async function alone(db: Db, workspace: Id<'workspace'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${named(workspace)})`.execute(db)
}

export async function standingPause(db: Db, workspace: Id<'workspace'>): Promise<Pause | null> {
  const { rows } = await sql<Pause>`
    select id, reason, by, at from spark_pause where workspace_id = ${workspace} and lifted_at is null`.execute(db)
  return rows[0] ?? null
}

/** Whether everything was held at that hour: it stands now, or was lifted only after. */
export async function wasPausedAt(db: Db, workspace: Id<'workspace'>, hour: Date): Promise<boolean> {
  const { rows } = await sql`select from spark_pause where workspace_id = ${workspace}
    and (lifted_at is null or lifted_at >= ${hour}) limit 1`.execute(db)
  return rows.length > 0
}

const news = (db: Db, workspace: string) => ring(db, { workspace, kind: 'sparks', conversations: [] })

/**
 * Holds everything that is planned for these clients, at once. What is at its hour and has left nowhere yet is taken back;
 * what has left somewhere has been said. Clients where everything is held already are passed over; refused where that is all.
 */
export async function pauseSparks(
  db: Db,
  clock: Clock,
  workspaces: readonly Id<'workspace'>[],
  { reason, by }: { reason: string; by: string },
): Promise<{ workspace: Id<'workspace'>; act: Id<'act'> }[]> {
  const paused = []
  // Always in the same order: two who pause everything at once wait for each other, and not for ever.
  for (const workspace of workspaces.toSorted()) {
    await alone(db, workspace)
    if (await standingPause(db, workspace)) continue
    paused.push({ workspace, act: await pauseOne(db, clock, { workspace, reason, by }) })
  }
  if (!paused.length) throw new Refusal('pause.standing', 409)
  return paused
}

async function pauseOne(
  db: Db,
  clock: Clock,
  { workspace, reason, by }: { workspace: Id<'workspace'>; reason: string; by: string },
): Promise<Id<'act'>> {
  const id = newId<'pause'>()
  await db
    .insertInto('spark_pause')
    .values({ workspace_id: workspace, id, reason, by, at: clock(), lifted_at: null, lifted_by: null })
    .execute()
  const tookBack = await takeBackWhatIsLeaving(db, clock, workspace, by)
  await news(db, workspace)
  return recordAct(db, clock, { workspace, kind: 'pause-sparks', by, detail: { pause: id, tookBack } })
}

async function takeBackWhatIsLeaving(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  by: string,
): Promise<Id<'spark'>[]> {
  // Held from here on: whoever would say them passes them by. What a place put off for later stands nowhere either.
  const { rows } = await sql<{ act: Id<'act'>; spark: Id<'spark'> }>`
    select o.act_id as act, x.spark_id as spark from outbox o
    join spark_place x on x.workspace_id = o.workspace_id and x.message_id = o.message_id
    where o.workspace_id = ${workspace} and o.state in ('waiting', 'later') and o.piece is not null
    order by o.id for update of o`.execute(db)
  const taken: Id<'spark'>[] = []
  for (const [act, [of]] of Map.groupBy(rows, (row) => row.act)) {
    if (await hasLeftSomewhere(db, workspace, act)) continue
    await heldAtItsHour(db, workspace, of!.spark)
    await sql`update outbox set state = 'waiting', tries = 0 where workspace_id = ${workspace} and act_id = ${act}`.execute(
      db,
    )
    await takeBackPiece(db, clock, await takeBackAct(db, clock, workspace, act, by))
    taken.push(of!.spark)
  }
  return taken
}

async function hasLeftSomewhere(db: Db, workspace: string, act: string): Promise<boolean> {
  const { rows } = await sql<{ left: boolean }>`
    select state not in ('waiting', 'later') as left from outbox where workspace_id = ${workspace} and act_id = ${act}
    order by id for update`.execute(db)
  return rows.some(({ left }) => left)
}

/** While everything is held, so often one looks again at what has been put off. */
export const heldMinutes = 15

/**
 * What stands at one place already and was put off for later at another stays put off while everything is held, unless it went
 * out knowingly despite that.
 */
export async function putOffWhileHeld(
  db: Db,
  clock: Clock,
  { workspace, outbox }: { workspace: Id<'workspace'>; outbox: Id<'outbox'> },
): Promise<boolean> {
  const next = new Date(clock().getTime() + heldMinutes * 60_000)
  const { rows } = await sql`
    update outbox o set not_before = ${next} where o.workspace_id = ${workspace} and o.id = ${outbox}
      and o.state = 'later' and o.piece is not null
      and exists (select from spark_pause p where p.workspace_id = o.workspace_id and p.lifted_at is null)
      and not exists (select from act a where a.workspace_id = o.workspace_id and a.id = o.act_id and a.detail ? 'duringPause')
    returning 1`.execute(db)
  return rows.length > 0
}

async function heldAtItsHour(db: Db, workspace: string, spark: string): Promise<void> {
  await sql`
    update spark set state = 'missed', why = 'paused', planned_for = coalesce(planned_for, out_at),
      planned_by = coalesce(planned_by, out_by), conversation_id = null, out_at = null, out_by = null
    where workspace_id = ${workspace} and id = ${spark}`.execute(db)
}

/** From here on what is planned goes out at its hour. Hours that passed meanwhile wait for somebody to say what becomes of each. */
export async function liftPause(
  db: Db,
  clock: Clock,
  { workspace, by }: { workspace: Id<'workspace'>; by: string },
): Promise<Id<'act'>> {
  await alone(db, workspace)
  const pause = await standingPause(db, workspace)
  if (!pause) throw new Refusal('pause.none', 409)
  await lift(db, clock, workspace, pause.id, by)
  return recordAct(db, clock, { workspace, kind: 'lift-pause', by, detail: { pause: pause.id } })
}

async function lift(db: Db, clock: Clock, workspace: Id<'workspace'>, pause: string, by: string): Promise<void> {
  const now = clock()
  await db
    .updateTable('spark_pause')
    .set({ lifted_at: now, lifted_by: by })
    .where('workspace_id', '=', workspace)
    .where('id', '=', pause)
    .execute()
  await sql`update spark set state = 'missed', why = 'paused'
    where workspace_id = ${workspace} and state = 'planned' and planned_for <= ${now}`.execute(db)
  await news(db, workspace)
}

/** As if it were lifted: what it held back meanwhile is not made up for either. */
export async function undoPause(db: Db, clock: Clock, act: Act, by: string): Promise<void> {
  await alone(db, act.workspace)
  const pause = await standingPause(db, act.workspace)
  if (!pause || pause.id !== act.detail.pause) throw new Refusal('act.too-late', 409)
  await lift(db, clock, act.workspace, pause.id, by)
}

export async function undoLift(db: Db, _clock: Clock, act: Act): Promise<void> {
  await alone(db, act.workspace)
  if (await standingPause(db, act.workspace)) throw new Refusal('act.too-late', 409)
  await db
    .updateTable('spark_pause')
    .set({ lifted_at: null, lifted_by: null })
    .where('workspace_id', '=', act.workspace)
    .where('id', '=', act.detail.pause as string)
    .execute()
  await news(db, act.workspace)
}
