import { sql } from 'kysely'
import { type Db } from '#database'
import { type Dialect, type Id } from '#kernel'
import { type Membership, markOf, type Role } from './membership.ts'

interface Row {
  id: string
  name: string
  language: Dialect
  zone: string
  demo: boolean
  role: Role
  shared: boolean
}

/** The workspaces of whoever is at work in this transaction, oldest first. It need not see any of them yet. */
export async function myMemberships(db: Db): Promise<Membership[]> {
  const { rows } = await sql<Row>`select * from insuffleur_my_workspaces()`.execute(db)
  return rows.map(({ id, ...row }) => ({ ...row, workspace: id as Id<'workspace'>, mark: markOf(row.name) }))
}

/** Everyone who may see a workspace: what the live stream compares its readers with. */
export async function membersOf(db: Db, workspace: Id<'workspace'>): Promise<Map<string, Role>> {
  const rows = await db
    .selectFrom('membership')
    .select(['user_id', 'role'])
    .where('workspace_id', '=', workspace)
    .execute()
  return new Map(rows.map((row) => [row.user_id, row.role]))
}

/**
 * Holds the team still until the transaction ends: two colleagues who remove each other at the same moment would
 * otherwise leave a desk with nobody at it.
 */
export async function holdTeam(db: Db, workspace: Id<'workspace'>): Promise<{ user: string; role: Role }[]> {
  await db.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().execute()
  const rows = await db
    .selectFrom('membership')
    .select(['user_id', 'role'])
    .where('workspace_id', '=', workspace)
    .execute()
  return rows.map((row) => ({ user: row.user_id, role: row.role }))
}
