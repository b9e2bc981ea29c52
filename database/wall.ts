import { type Kysely, sql } from 'kysely'

/**
 * The second wall between workspaces: a row is seen and written only inside a transaction that names its workspace.
 * `(select …)` makes the list an InitPlan, read once a query; the cast keeps PostgreSQL from taking it for a set.
 */
export async function wall(db: Kysely<unknown>, table: string, column = 'workspace_id'): Promise<void> {
  const inside = sql`${sql.ref(column)} = any ((select insuffleur_workspaces())::uuid[])`
  await sql`alter table ${sql.table(table)} enable row level security`.execute(db)
  await sql`create policy ${sql.id(`${table}_wall`)} on ${sql.table(table)} using (${inside}) with check (${inside})`.execute(
    db,
  )
  await sql`grant select, insert, update, delete on ${sql.table(table)} to insuffleur_app`.execute(db)
}
