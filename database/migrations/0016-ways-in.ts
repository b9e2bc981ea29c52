import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Ways in besides going and listening: what knocked at addresses of ours, who is away signing in, names of our own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table knock (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      contact_point_id uuid not null,
      at timestamptz not null,
      method text not null,
      path text not null,
      headers jsonb not null,
      body bytea not null,
      tries integer not null default 0,
      not_before timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index knock_waiting on knock (workspace_id, contact_point_id, not_before, id)`.execute(db)
  await wall(db, 'knock')

  await sql`
    create table setting_out (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      user_id text not null,
      channel text not null,
      again uuid,
      pending bytea not null,
      expires_at timestamptz not null,
      primary key (workspace_id, id)
    )`.execute(db)
  await wall(db, 'setting_out')

  // One name, one place of the whole installation: whoever asks for it from outside names no workspace.
  await sql`
    create table name_here (
      name text primary key,
      workspace_id uuid not null,
      contact_point_id uuid not null,
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  // Anyone may ask who bears a name; only inside its workspace is one given.
  const inside = sql`(workspace_id = any ((select insuffleur_workspaces())::uuid[])) is true`
  await sql`alter table name_here enable row level security`.execute(db)
  await sql`create policy name_here_asked on name_here for select using (true)`.execute(db)
  await sql`create policy name_here_given on name_here for insert with check (${inside})`.execute(db)
  await sql`create policy name_here_moved on name_here for update using (${inside}) with check (${inside})`.execute(db)
  await sql`grant select, insert, update on name_here to insuffleur_app`.execute(db)
  await sql`create index name_here_place on name_here (workspace_id, contact_point_id)`.execute(db)

  await sql`create index outbox_place on outbox (workspace_id, contact_point_id, id)`.execute(db)

  // Like the scheduler, whoever keeps lines open learns ids and nothing else.
  await sql`
    create function contact_points_open(of_channels text[], after uuid, most integer)
    returns table (workspace_id uuid, id uuid, channel text) language sql stable security definer
      set search_path = public, pg_temp as
    $$ select workspace_id, id, channel from contact_point
       where channel = any(of_channels) and paused_at is null and closed_at is null and id > after
       order by id limit most $$`.execute(db)
  await sql`create index contact_point_open on contact_point (channel, id)
    where paused_at is null and closed_at is null`.execute(db)
}
