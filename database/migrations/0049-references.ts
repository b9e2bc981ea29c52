import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** What a client says already, on their own site: what a draft is held against. The words go with their page. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reference_site (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      address text not null,
      permission text not null,
      by text not null,
      at timestamptz not null,
      paused_at timestamptz,
      next_at timestamptz,
      begun_at timestamptz,
      ended_at timestamptz,
      pause_seconds integer not null default 1,
      robots text,
      trouble text,
      changed_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, address)
    )`.execute(db)
  await sql`create index reference_site_due on reference_site (next_at) where next_at is not null and paused_at is null`.execute(
    db,
  )
  await wall(db, 'reference_site')

  // `words`: compressed, for showing what is alike. `prints`: what it is found by; no word can be read out of them.
  await sql`
    create table reference_page (
      workspace_id uuid not null,
      id uuid not null,
      site_id uuid not null,
      address text not null,
      pattern text not null,
      depth smallint not null,
      state text not null check (state = any (array['waiting', 'read', 'aside'])),
      why text,
      title text,
      dated_at timestamptz,
      etag text,
      modified text,
      words bytea,
      prints bytea,
      asked_at timestamptz,
      primary key (workspace_id, id),
      unique (workspace_id, site_id, address),
      foreign key (workspace_id, site_id) references reference_site (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index reference_page_waiting on reference_page (workspace_id, site_id, depth, id) where state = 'waiting'`.execute(
    db,
  )
  await sql`create index reference_page_state on reference_page (workspace_id, site_id, state, id)`.execute(db)
  await sql`create index reference_page_pattern on reference_page (workspace_id, site_id, pattern)`.execute(db)
  await wall(db, 'reference_page')
  await sql`
    create function reference_sites_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from reference_site where next_at <= by_now and paused_at is null
       order by next_at limit most $$`.execute(db)
}
