import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Short addresses that lead to a contact point, what closes them, and who looks after it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // `way`: null where it leads to the contact point's own page.
  await sql`
    create table door (
      workspace_id uuid not null,
      id uuid not null,
      contact_point_id uuid not null,
      code text not null,
      name text not null,
      way text,
      by text not null,
      at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, code),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index door_of on door (workspace_id, contact_point_id, id)`.execute(db)
  await sql`create index door_code on door (code)`.execute(db)
  await wall(db, 'door')
  // Whoever comes names no workspace. Of two that an archive brought together, the one that hung first.
  await sql`
    create function door_at(asked text)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from door where code = asked order by id limit 1 $$`.execute(db)

  // Without a door: all of the contact point's, and its page. What is proposed instead is one or none of the two others.
  await sql`
    create table closing (
      workspace_id uuid not null,
      id uuid not null,
      contact_point_id uuid not null,
      door_id uuid,
      notice text not null default '',
      other_door_id uuid,
      other_place_id uuid,
      by text not null,
      at timestamptz not null,
      ended_at timestamptz,
      ended_by text,
      primary key (workspace_id, id),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade,
      foreign key (workspace_id, door_id) references door (workspace_id, id) on delete cascade,
      foreign key (workspace_id, other_door_id) references door (workspace_id, id) on delete set null (other_door_id),
      foreign key (workspace_id, other_place_id) references contact_point (workspace_id, id) on delete set null (other_place_id)
    )`.execute(db)
  await sql`create unique index closing_open on closing (workspace_id, contact_point_id, door_id) nulls not distinct
    where ended_at is null`.execute(db)
  await wall(db, 'closing')

  // Until somebody else does, whoever planted it looks after it.
  await sql`alter table contact_point add column kept_by text`.execute(db)
  await sql`create index thread_place on thread (workspace_id, contact_point_id, id desc)`.execute(db)
}
