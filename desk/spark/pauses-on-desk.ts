import { sql } from 'kysely'
import { type CalendarClient, mostPassed, type PauseShown } from '#contract'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { markOf } from '#team'
import { entriesAmong } from './calendar-entries.ts'

/** More are not counted. */
const mostPlanned = 1_000

/** Who holds everything that is planned here, and why; null where nobody does. */
export async function pauseNamed(db: Db, workspace: Id<'workspace'>): Promise<CalendarClient['pause']> {
  const { rows } = await sql<{ reason: string; by: string; at: Date }>`
    select p.reason, coalesce(u.name, '') as by, p.at from spark_pause p left join auth_user u on u.id = p.by
    where p.workspace_id = ${workspace} and p.lifted_at is null`.execute(db)
  const [row] = rows
  return row ? { ...row, at: row.at.toISOString() } : null
}

/** At these clients: whether everything is held, how much that is, and whose hour passed while it was. */
export async function pausesOnDesk(db: Db, workspaces: readonly Id<'workspace'>[]): Promise<PauseShown[]> {
  const rows = await db
    .selectFrom('workspace')
    .select(['id', 'name', 'zone'])
    .where('id', '=', sql<string>`any(${workspaces}::uuid[])`)
    .execute()
  const shown: PauseShown[] = []
  for (const workspace of workspaces) {
    const row = rows.find(({ id }) => id === workspace)
    if (!row) continue
    shown.push({
      client: { id: row.id, name: row.name, mark: markOf(row.name) },
      standing: await pauseNamed(db, workspace),
      planned: await plannedAt(db, workspace),
      passed: await passedDuring(db, workspace, row.zone),
      lifted: await lastLifted(db, workspace),
    })
  }
  return shown
}

async function plannedAt(db: Db, workspace: string): Promise<number> {
  const { rows } = await sql<{ planned: number }>`select count(*)::int as planned from (
    select from spark where workspace_id = ${workspace} and state = 'planned' limit ${mostPlanned}) s`.execute(db)
  return rows[0]!.planned
}

const passedDuring = (db: Db, workspace: string, zone: string) =>
  entriesAmong(
    db,
    { workspace, zone, most: mostPassed },
    sql`select id, planned_for as at from spark where workspace_id = ${workspace} and state = 'missed' and why = 'paused'
      and planned_for is not null order by id desc limit ${mostPassed}`,
  )

async function lastLifted(db: Db, workspace: string): Promise<PauseShown['lifted']> {
  const { rows } = await sql<{ reason: string; by: string; at: Date; liftedBy: string; liftedAt: Date }>`
    select p.reason, coalesce(u.name, '') as by, p.at, coalesce(l.name, '') as "liftedBy", p.lifted_at as "liftedAt"
    from spark_pause p left join auth_user u on u.id = p.by left join auth_user l on l.id = p.lifted_by
    where p.workspace_id = ${workspace} and p.lifted_at is not null order by p.at desc limit 1`.execute(db)
  const [row] = rows
  return row ? { ...row, at: row.at.toISOString(), liftedAt: row.liftedAt.toISOString() } : null
}
