import { type Kysely, sql } from 'kysely'

/**
 * The second wall between workspaces: a row is seen and written only inside a transaction that names its workspace.
 * `(select …)` makes the list an InitPlan, read once a query; the cast keeps PostgreSQL from taking it for a set. `is true`
 * keeps the list out of index conditions: there its unknown length makes the planner take a key for no better than any
 * other index, and read a whole workspace for one row. Every query leads with its workspace anyway.
 */
export async function wall(db: Kysely<unknown>, table: string, column = 'workspace_id'): Promise<void> {
  const inside = sql`(${sql.ref(column)} = any ((select insuffleur_workspaces())::uuid[])) is true`
  await sql`alter table ${sql.table(table)} enable row level security`.execute(db)
  await sql`create policy ${sql.id(`${table}_wall`)} on ${sql.table(table)} using (${inside}) with check (${inside})`.execute(
    db,
  )
  await sql`grant select, insert, update, delete on ${sql.table(table)} to insuffleur_app`.execute(db)
}
