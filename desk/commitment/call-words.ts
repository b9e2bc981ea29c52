import { sql } from 'kysely'
import { holdConversations, wakeFor, weigh } from '#conversation'
import { type Db, ring } from '#database'
import { beginningOf, type Clock, type Day, type Id } from '#kernel'
import { calendarOf } from './commitment.ts'

/** The day of a word given has come: its conversation awaits, put off or not. */
export async function callWords(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  commitments: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct conversation_id as id from commitment
    where workspace_id = ${workspace} and id = any(${commitments}::uuid[])`.execute(db)
  const conversations = rows.map((row) => row.id)
  // Weighing holds them first, in their order; what was put off is woken while they are held.
  await weigh(db, clock, workspace, conversations)
  await wakeFor(db, workspace, conversations)
  // One that was kept or moved meanwhile is called on its own day.
  await sql`update commitment set called_at = ${clock()} where workspace_id = ${workspace}
    and id = any(${commitments}::uuid[]) and ended_at is null and due_at <= ${clock()}`.execute(db)
  await ring(db, { workspace, kind: 'heard', conversations })
}

/** The client's clock was set to another zone: the days given are days there. */
export async function redateWords(db: Db, clock: Clock, workspace: Id<'workspace'>): Promise<void> {
  const { zone } = await calendarOf(db, workspace)
  const { rows: where } = await sql<{ id: string }>`
    select distinct conversation_id as id from commitment
    where workspace_id = ${workspace} and ended_at is null`.execute(db)
  const conversations = where.map((row) => row.id)
  // Conversations first, then their words: as whoever keeps or moves one does.
  await holdConversations(db, workspace, conversations)
  const { rows } = await sql<{ id: string; on: Day }>`
    select id, due_on::text as on from commitment
    where workspace_id = ${workspace} and ended_at is null for update`.execute(db)
  const begins = rows.map((row) => beginningOf(row.on, zone))
  await sql`update commitment k set due_at = x.at, called_at = case when x.at <= ${clock()} then k.called_at end
    from unnest(${rows.map((row) => row.id)}::uuid[], ${begins}::timestamptz[]) as x (id, at)
    where k.workspace_id = ${workspace} and k.id = x.id`.execute(db)
  await weigh(db, clock, workspace, conversations)
}
