import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** What a place said and does not show, and since when it asks us to wait. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gap (
      workspace_id uuid not null,
      id uuid not null,
      contact_point_id uuid not null,
      since timestamptz not null,
      until timestamptz not null,
      at timestamptz not null,
      mended_at timestamptz,
      seen_at timestamptz,
      seen_by text,
      primary key (workspace_id, id),
      unique (workspace_id, contact_point_id, since),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'gap')
  await sql`alter table contact_point add column waiting_since timestamptz`.execute(db)
}
