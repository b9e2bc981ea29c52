import { sql } from 'kysely'
import { type Db, type Jobs, ring } from '#database'
import { type Clock, type Id, newId } from '#kernel'

/** The past, read again with what corrections have taught since: one at a time in a workspace. */
export interface Relearning {
  id: Id<'relearning'>
  at: Date
  total: number
  read: number
  /** The last message read. */
  after: Id<'message'> | null
}

/** Begins it, or finds the one under way. */
export async function relearn(db: Db, jobs: Jobs, clock: Clock, by: string, workspace: Id<'workspace'>): Promise<void> {
  const id = newId<'relearning'>()
  const { rows } = await sql`
    insert into relearning (workspace_id, id, by, at, upto, total)
    select ${workspace}, ${id}, ${by}, ${clock()},
      (select coalesce(max(place), 0) from correction where workspace_id = ${workspace}),
      (select count(*) from finding where workspace_id = ${workspace})
    on conflict (workspace_id) where ended_at is null do nothing returning id`.execute(db)
  if (!rows.length) return
  await jobs.send(db, 'understand', `relearn ${id}`, { workspace, relearn: id })
  await ring(db, { workspace, kind: 'learning', conversations: [] })
}

/** What was read again so far stays as it was read. */
export async function stopRelearning(db: Db, clock: Clock, by: string, workspace: Id<'workspace'>): Promise<void> {
  await db
    .updateTable('relearning')
    .set({ ended_at: clock(), stopped_by: by })
    .where('workspace_id', '=', workspace)
    .where('ended_at', 'is', null)
    .execute()
  await ring(db, { workspace, kind: 'learning', conversations: [] })
}

/** null: it has ended, or was stopped. */
export async function relearningUnderWay(
  db: Db,
  workspace: Id<'workspace'>,
  id: Id<'relearning'>,
): Promise<Relearning | null> {
  const row = await db
    .selectFrom('relearning')
    .select(['at', 'total', 'read', 'after'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ? { ...row, id, after: row.after as Relearning['after'] } : null
}

/** The next messages that were read before it began, in the order of their ids. */
export async function messagesToReadAgain(
  db: Db,
  workspace: Id<'workspace'>,
  { at, after }: Relearning,
  most: number,
): Promise<Id<'message'>[]> {
  const { rows } = await sql<{ message_id: Id<'message'> }>`
    select message_id from finding
    where workspace_id = ${workspace} and at < ${at} and (${after}::uuid is null or message_id > ${after}::uuid)
    order by message_id limit ${most}`.execute(db)
  return rows.map((row) => row.message_id)
}

/**
 * A page is done: says how far it has come, or that all was read. Of two that read the same page one is believed. Answers
 * whether there is more to read.
 */
export async function pageReadAgain(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  { id, after }: Relearning,
  page: readonly Id<'message'>[],
  most: number,
): Promise<boolean> {
  const all = page.length < most
  const { rows } = await sql`
    update relearning set read = read + ${page.length}::int, after = ${page.at(-1) ?? after}::uuid,
      ended_at = ${all ? clock() : null}
    where workspace_id = ${workspace} and id = ${id} and ended_at is null and after is not distinct from ${after}::uuid
    returning id`.execute(db)
  if (!rows.length) return false
  await ring(db, { workspace, kind: 'learning', conversations: [] })
  return !all
}
