import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Each time the past was read again with what corrections have taught since: who asked, how far it has come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table relearning (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      by text not null,
      at timestamptz not null,
      upto integer not null,
      total integer not null,
      read integer not null default 0,
      after uuid,
      ended_at timestamptz,
      stopped_by text,
      primary key (workspace_id, id)
    )`.execute(db)
  await sql`create unique index relearning_under_way on relearning (workspace_id) where ended_at is null`.execute(db)
  await wall(db, 'relearning')
  await sql`
    create function relearnings_under_way() returns table (workspace_id uuid, id uuid) language sql stable
    security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from relearning where ended_at is null $$`.execute(db)
  await sql`revoke all on function relearnings_under_way() from public`.execute(db)
  await sql`grant execute on function relearnings_under_way() to insuffleur_app`.execute(db)
}
