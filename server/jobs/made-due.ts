import { type RawBuilder, sql } from 'kysely'
import { sweepFiles, sweptAfterDays } from '#capture'
import { callWords } from '#commitment'
import { compareLater, forgetBodies, ledgerDays } from '#contact-point'
import { endAccess, endTerms, weigh } from '#conversation'
import { type Database, type Jobs, type Queue, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { type Telling } from './tell.ts'

export interface ClockworkNeeds {
  database: Database
  jobs: Jobs
  clock: Clock
  /** A removal's ten seconds are over. */
  takeEffect(workspace: Id<'workspace'>, act: Id<'act'>): Promise<void>
  /** Something about a question to a department is due: a reminder, or its end. */
  passTime(workspace: Id<'workspace'>, ask: Id<'ask'>): Promise<void>
  /** An invitation to talk goes out, or says why it does not. */
  sparkAtItsHour(workspace: Id<'workspace'>, spark: Id<'spark'>): Promise<void>
  telling: Telling
}

/** One thing that time makes due: how it is found in all workspaces, and what is then done. */
export interface Step {
  /** A function of the database that answers rows, so many at most. */
  due(now: Date, most: number): RawBuilder<unknown>
  most: number
  see(needs: ClockworkNeeds, rows: readonly unknown[]): Promise<void>
}

interface Due {
  workspace_id: Id<'workspace'>
  id: string
}

const second = 1000
const day = 86_400 * second
/** A place under way is not asked again for this long, unless what came of it says when. */
const underWay = 3 * 60 * second
/** How long a comparison may take before it is sent again. */
const comparing = 3_600 * second

/** All that time makes due, in the order in which it is seen to. */
export const madeDue: readonly Step[] = [
  step<Due>((now, most) => sql`contact_points_due(${now}, ${most})`, one(listenAt)),
  // Each place in its own small hour; a process that dies over one leaves it to the next.
  step<Due>((now, most) => sql`contact_points_to_compare(${now}, ${most})`, one(compareAt), 20),
  // Reconciles the ledger: whatever was heard a minute ago and is still unread is read now.
  step<Due & { contact_point_id: string }>(
    (now, most) => sql`raw_events_unread(${before(now, 60 * second)}, ${most})`,
    one((needs, row) => send(needs, 'read', row.contact_point_id, row, 'place')),
  ),
  // Whom a decision concerns first: who says stop is not told a moment later.
  step<Due>(
    (now, most) => sql`decisions_to_gather(${now}, ${most})`,
    one(({ telling }, { workspace_id, id }) => telling.gather(workspace_id, id as Id<'decision'>)),
  ),
  step<Due>(
    (now, most) => sql`tellings_due(${now}, ${most})`,
    one(({ telling }, { workspace_id, id }) => telling.leave(workspace_id, id as Id<'telling'>)),
  ),
  step<Due>(
    (now, most) => sql`tellings_to_look_at(${now}, ${most})`,
    one(({ telling }, { workspace_id, id }) => telling.lookAfter(workspace_id, id as Id<'telling'>)),
  ),
  step<Due>(
    (now, most) => sql`sparks_due(${now}, ${most})`,
    one((needs, { workspace_id, id }) => needs.sparkAtItsHour(workspace_id, id as Id<'spark'>)),
  ),
  step<Due>((now, most) => sql`reference_sites_due(${now}, ${most})`, sent('crawl', 'site')),
  step<Due>((now, most) => sql`outbox_due(${now}, ${most})`, sent('say', 'outbox')),
  step<Due>((now, most) => sql`nods_due(${now}, ${most})`, sent('nod', 'message')),
  step<Due>((now, most) => sql`mentions_due(${now}, ${most})`, sent('mention', 'message')),
  step<Due>(
    (now, most) => sql`moderation_acts_due(${now}, ${most})`,
    one((needs, { workspace_id, id }) => needs.takeEffect(workspace_id, id as Id<'act'>)),
  ),
  step<Due & { message_id: string }>((now, most) => sql`removals_due(${now}, ${most})`, one(takeAway)),
  step<Due>(
    (now, most) => sql`asks_due(${now}, ${most})`,
    one((needs, { workspace_id, id }) => needs.passTime(workspace_id, id as Id<'ask'>)),
  ),
  step<Due>((now, most) => sql`ask_letters_due(${now}, ${most})`, sent('ask', 'letter')),
  step<Due>((now, most) => sql`approval_letters_due(${now}, ${most})`, sent('approval', 'letter')),
  step<Due>((now, most) => sql`alert_tellings_due(${now}, ${most})`, sent('alert', 'telling')),
  step<Due>((now, most) => sql`conversations_to_wake(${now}, ${most})`, one(wake)),
  step<Due>((now, most) => sql`commitments_due(${now}, ${most})`, byWorkspace(callWords)),
  step<Due>((now, most) => sql`contact_points_to_renew(${now}, ${most})`, sent('renew', 'place')),
  // What was lent ends by the term of each text, and by how long texts may stay once nobody may read at their place any more.
  step<Due>((now, most) => sql`messages_to_forget(${now}, ${most})`, byWorkspace(endTerms)),
  step<Due>((now, most) => sql`contact_points_without_access(${now}, ${most})`, one(endAccessAt)),
  step<Due>(
    (now, most) => sql`raw_events_to_forget(${before(now, ledgerDays * day)}, ${most})`,
    byWorkspace((db, _clock, workspace, ids) => forgetBodies(db, workspace, ids)),
  ),
  // Files of what was noted by hand, which nobody began to go through.
  step<Due>(
    (now, most) => sql`captures_never_begun(${before(now, sweptAfterDays * day)}, ${most})`,
    byWorkspace((db, _clock, workspace, ids) => sweepFiles(db, workspace, ids)),
  ),
]

function step<Row>(
  due: Step['due'],
  see: (needs: ClockworkNeeds, rows: readonly Row[]) => Promise<void>,
  most = 500,
): Step {
  return { due, most, see: (needs, rows) => see(needs, rows as readonly Row[]) }
}

/** One after the other, each in a transaction of its own. */
function one<Row>(see: (needs: ClockworkNeeds, row: Row) => Promise<void>) {
  return async (needs: ClockworkNeeds, rows: readonly Row[]) => {
    for (const row of rows) await see(needs, row)
  }
}

/** Given to whoever does such work. `as`: how the job calls what it is about. */
function sent(queue: Queue, as: string) {
  return one((needs, row: Due) => send(needs, queue, row.id, row, as))
}

async function send(
  { database, jobs }: ClockworkNeeds,
  queue: Queue,
  id: string,
  { workspace_id: workspace }: Pick<Due, 'workspace_id'>,
  as: string,
): Promise<void> {
  await database.within([workspace], null, (db) => jobs.send(db, queue, id, { workspace, [as]: id }))
}

/** All of one workspace in one transaction. */
function byWorkspace(
  see: (
    db: Parameters<typeof callWords>[0],
    clock: Clock,
    workspace: Id<'workspace'>,
    ids: string[],
  ) => Promise<unknown>,
) {
  return async ({ database, clock }: ClockworkNeeds, rows: readonly Due[]) => {
    for (const [workspace, of] of Map.groupBy(rows, (row) => row.workspace_id)) {
      const ids = of.map(({ id }) => id)
      await database.within([workspace], null, (db) => see(db, clock, workspace, ids))
    }
  }
}

async function listenAt(
  { database, jobs, clock }: ClockworkNeeds,
  { workspace_id: workspace, id }: Due,
): Promise<void> {
  await database.within([workspace], null, async (db) => {
    const next = new Date(clock().getTime() + underWay)
    await sql`update contact_point set next_at = ${next} where workspace_id = ${workspace} and id = ${id}`.execute(db)
    await jobs.send(db, 'listen', id, { workspace, place: id })
  })
}

async function compareAt(
  { database, jobs, clock }: ClockworkNeeds,
  { workspace_id: workspace, id }: Due,
): Promise<void> {
  await database.within([workspace], null, async (db) => {
    const again = new Date(clock().getTime() + comparing)
    await compareLater(db, clock, { workspace, place: id as Id<'contact point'> }, again)
    await jobs.send(db, 'compare', id, { workspace, place: id })
  })
}

async function takeAway(
  { database, jobs }: ClockworkNeeds,
  { workspace_id: workspace, id, message_id: message }: Due & { message_id: string },
): Promise<void> {
  await database.within([workspace], null, (db) => jobs.send(db, 'take-away', message, { workspace, act: id, message }))
}

async function wake({ database, clock }: ClockworkNeeds, { workspace_id: workspace, id }: Due): Promise<void> {
  await database.within([workspace], null, async (db) => {
    await weigh(db, clock, workspace, [id])
    // It comes back as something heard does: nobody's mark brought it.
    await ring(db, { workspace, kind: 'heard', conversations: [id] })
  })
}

/** So many texts at a time. */
const endedAtOnce = 500

async function endAccessAt({ database, clock }: ClockworkNeeds, { workspace_id: workspace, id }: Due): Promise<void> {
  const place = { workspace, id: id as Id<'contact point'> }
  await database.within([workspace], null, (db) => endAccess(db, clock, place, endedAtOnce))
}

function before(now: Date, millis: number): Date {
  return new Date(now.getTime() - millis)
}
