import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Whose desk it is, who works at it, and the few things that belong to the whole installation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function insuffleur_workspaces() returns uuid[] language sql stable parallel safe as
    $$ select coalesce(string_to_array(nullif(current_setting('insuffleur.workspaces', true), ''), ',')::uuid[], '{}') $$
  `.execute(db)
  await sql`
    create function insuffleur_by() returns text language sql stable parallel safe as
    $$ select current_setting('insuffleur.by', true) $$`.execute(db)

  await sql`
    create table workspace (
      id uuid primary key,
      name text not null,
      language text not null,
      zone text not null,
      tombstone_key bytea not null,
      demo boolean not null default false,
      created_at timestamptz not null
    )`.execute(db)
  await wall(db, 'workspace', 'id')

  await sql`
    create table membership (
      workspace_id uuid not null references workspace (id) on delete cascade,
      user_id text not null references auth_user (id) on delete cascade,
      role text not null check (role in ('desk', 'colleague', 'client')),
      joined_at timestamptz not null,
      primary key (workspace_id, user_id)
    )`.execute(db)
  await sql`create index membership_user on membership (user_id)`.execute(db)
  await wall(db, 'membership')

  // The list of workspaces is found before any of them is entered: one's own, and no one else's.
  await sql`
    create function insuffleur_my_workspaces()
    returns table (id uuid, name text, language text, zone text, demo boolean, role text, shared boolean)
    language sql stable security definer set search_path = public, pg_temp as
    $$ select w.id, w.name, w.language, w.zone, w.demo, m.role,
              (select count(*) > 1 from membership o where o.workspace_id = w.id and o.role = 'desk')
       from membership m join workspace w on w.id = m.workspace_id
       where m.user_id = insuffleur_by() order by w.created_at, w.id $$`.execute(db)

  await sql`
    create table invitation (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      secret_hash bytea not null,
      role text not null check (role in ('desk', 'colleague', 'client')),
      for_whom text not null,
      by text not null,
      at timestamptz not null,
      expires_at timestamptz not null,
      accepted_by text,
      accepted_at timestamptz,
      withdrawn_at timestamptz,
      primary key (workspace_id, id)
    )`.execute(db)
  await wall(db, 'invitation')

  await sql`
    create table saved_view (
      user_id text not null references auth_user (id) on delete cascade,
      id uuid not null,
      name text not null,
      filter jsonb not null,
      at timestamptz not null,
      primary key (user_id, id)
    )`.execute(db)
  await sql`alter table saved_view enable row level security`.execute(db)
  await sql`create policy saved_view_own on saved_view using (user_id = insuffleur_by()) with check (user_id = insuffleur_by())`.execute(
    db,
  )
  await sql`grant select, insert, update, delete on saved_view to insuffleur_app`.execute(db)

  await sql`
    create table lease (
      name text primary key,
      holder uuid not null,
      until timestamptz not null
    )`.execute(db)
  await sql`grant select, insert, update, delete on lease to insuffleur_app`.execute(db)

  // What the whole installation remembers of itself, such as how well it understood when it last read everything.
  await sql`create table installation (name text primary key, value text not null)`.execute(db)
  await sql`grant select, insert, update on installation to insuffleur_app`.execute(db)
  await sql`
    create function workspace_ids() returns table (id uuid) language sql stable security definer
    set search_path = public, pg_temp as $$ select id from workspace order by id $$`.execute(db)
}
