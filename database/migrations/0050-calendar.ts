import { type Kysely, sql } from 'kysely'

/** The calendar of sparks: an hour one has in mind before there is anything to plan, and what went out by its day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table spark add column meant_for timestamptz`.execute(db)
  await sql`create index spark_meant on spark (workspace_id, meant_for) where meant_for is not null`.execute(db)
  await sql`create index spark_out on spark (workspace_id, out_at) where out_at is not null`.execute(db)
}
