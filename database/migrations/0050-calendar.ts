import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** The calendar of sparks: an hour one has in mind, what went out by its day, days that people talk about, and hours at which one publishes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table spark add column meant_for timestamptz`.execute(db)
  await sql`create index spark_meant on spark (workspace_id, meant_for) where meant_for is not null`.execute(db)
  await sql`create index spark_out on spark (workspace_id, out_at) where out_at is not null`.execute(db)

  // Days that come back, which this client's people talk about.
  await sql`
    create table perennial (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      note text not null default '',
      rule jsonb not null,
      by text not null,
      at timestamptz not null,
      removed_at timestamptz,
      removed_by text,
      primary key (workspace_id, id)
    )`.execute(db)
  await wall(db, 'perennial')

  // Of which countries public days are shown, and when one publishes: null, at any hour.
  await sql`alter table workspace add column public_days jsonb not null default '[]'`.execute(db)
  await sql`alter table workspace add column publishing_hours jsonb`.execute(db)
  // At one place, other hours than the client's; null: the same.
  await sql`alter table contact_point add column publishing_hours jsonb`.execute(db)
}
