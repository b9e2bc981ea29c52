import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Places planted in the world, and the ledger of everything they brought. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table contact_point (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      channel text not null,
      name text not null,
      address text not null,
      settings jsonb not null default '{}',
      secrets bytea,
      terms jsonb not null,
      cursor jsonb,
      planted_by text not null,
      planted_at timestamptz not null,
      paused_at timestamptz,
      paused_by text,
      closed_at timestamptz,
      closed_why text,
      trouble jsonb,
      failures integer not null default 0,
      last_listened_at timestamptz,
      last_heard_at timestamptz,
      latest_word_at timestamptz,
      next_at timestamptz,
      primary key (workspace_id, id)
    )`.execute(db)
  await sql`create unique index contact_point_place on contact_point (workspace_id, channel, address) where closed_at is null`.execute(
    db,
  )
  await sql`create index contact_point_due on contact_point (next_at) where next_at is not null`.execute(db)
  await wall(db, 'contact_point')
  // The scheduler looks for what is due in every workspace at once: it learns ids and nothing else.
  await sql`
    create function contact_points_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from contact_point
       where next_at <= by_now and paused_at is null and closed_at is null order by next_at limit most $$`.execute(db)

  await sql`
    create table raw_event (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      contact_point_id uuid not null,
      native_id text,
      content_type text not null,
      body bytea,
      heard_at timestamptz not null,
      read_at timestamptz,
      set_aside_at timestamptz,
      set_aside_why text,
      primary key (workspace_id, id),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index raw_event_unread on raw_event (workspace_id, contact_point_id, id)
    where read_at is null and set_aside_at is null`.execute(db)
  await sql`create index raw_event_set_aside on raw_event (workspace_id, contact_point_id)
    where set_aside_at is not null`.execute(db)
  await sql`create index raw_event_native on raw_event (workspace_id, contact_point_id, native_id)`.execute(db)
  await sql`create index raw_event_age on raw_event (heard_at) where body is not null`.execute(db)
  await wall(db, 'raw_event')
  await sql`
    create function raw_events_unread(before timestamptz, most integer)
    returns table (workspace_id uuid, contact_point_id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select distinct e.workspace_id, e.contact_point_id from raw_event e
       where e.read_at is null and e.set_aside_at is null and e.heard_at < before limit most $$`.execute(db)

  await sql`
    create function raw_events_to_forget(before timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from raw_event where body is not null and heard_at < before
       and (read_at is not null or set_aside_at is not null) order by heard_at limit most $$`.execute(db)

  await sql`
    create table tombstone (
      workspace_id uuid not null references workspace (id) on delete cascade,
      digest bytea not null,
      why text not null check (why in ('erased', 'objected')),
      at timestamptz not null,
      primary key (workspace_id, digest)
    )`.execute(db)
  await wall(db, 'tombstone')
}
