import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** All that is planned for a client is held at once, by somebody, for a reason, until somebody lifts it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table spark_pause (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      reason text not null,
      by text not null,
      at timestamptz not null,
      lifted_at timestamptz,
      lifted_by text,
      primary key (workspace_id, id)
    )`.execute(db)
  await sql`create unique index spark_pause_standing on spark_pause (workspace_id) where lifted_at is null`.execute(db)
  await sql`create index spark_pause_latest on spark_pause (workspace_id, at desc)`.execute(db)
  await wall(db, 'spark_pause')
}
