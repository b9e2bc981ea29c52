import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** What somebody of the desk writes down of a place no channel reaches: in a form, or by a file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table capture (
      workspace_id uuid not null,
      id uuid not null,
      contact_point_id uuid not null,
      by text not null,
      at timestamptz not null,
      name text,
      zone text not null,
      file bytea,
      shown jsonb,
      total integer not null,
      done integer not null default 0,
      heard integer not null default 0,
      known integer not null default 0,
      unread integer not null default 0,
      amiss jsonb not null default '[]',
      act_id uuid,
      ended_at timestamptz,
      undone_at timestamptz,
      primary key (workspace_id, id),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index capture_of_file on capture (workspace_id, contact_point_id, id desc) where name is not null`.execute(
    db,
  )
  await sql`create index capture_under_way on capture (workspace_id, id)
    where act_id is not null and ended_at is null`.execute(db)
  await wall(db, 'capture')
  await sql`
    create function captures_under_way() returns table (workspace_id uuid, id uuid) language sql stable
    security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from capture where act_id is not null and ended_at is null $$`.execute(db)
  await sql`revoke all on function captures_under_way() from public`.execute(db)
  await sql`grant execute on function captures_under_way() to insuffleur_app`.execute(db)

  // Both names of a mention: by either of them it is known again.
  await sql`
    create table captured (
      workspace_id uuid not null,
      contact_point_id uuid not null,
      native_id text not null,
      told text,
      capture_id uuid not null,
      primary key (workspace_id, contact_point_id, native_id),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade,
      foreign key (workspace_id, capture_id) references capture (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create unique index captured_told on captured (workspace_id, contact_point_id, told) where told is not null`.execute(
    db,
  )
  await sql`create index captured_by on captured (workspace_id, capture_id)`.execute(db)
  await wall(db, 'captured')
  // Whole files are undone: each message that goes asks for its reasons.
  await sql`create index reason_of_message on reason (workspace_id, message_id)`.execute(db)
}
