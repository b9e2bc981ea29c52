import { type Kysely, sql } from 'kysely'

/** What is removed here is taken away at its place, too: when it is asked to, and what it answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table removal add column at_place text check (at_place in ('waiting', 'done', 'gone', 'refused')),
      add column why text, add column tries integer not null default 0, add column next_at timestamptz`.execute(db)
  await sql`create index removal_due on removal (next_at) where next_at is not null`.execute(db)
  await sql`
    create function removals_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid, message_id uuid) language sql stable security definer
      set search_path = public, pg_temp as
    $$ select workspace_id, moderation_act_id, message_id from removal where next_at <= by_now
       order by next_at limit most $$`.execute(db)
}
