import { type Kysely, sql } from 'kysely'

/** What is noted by hand: a day alone, columns one chooses, files nobody heard, and the alert of an import that is undone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table message add column said_on date`.execute(db)
  await sql`alter table alert add column taken_back_at timestamptz`.execute(db)
  // What is shown of a file says more from now on: those that wait are brought again.
  await sql`delete from capture where act_id is null`.execute(db)
  await sql`alter table capture add column columns jsonb`.execute(db)
  await sql`create index capture_never_begun on capture (at) where act_id is null`.execute(db)
  await sql`
    create function captures_never_begun(before timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from capture where act_id is null and at <= before order by at limit most $$`.execute(db)
  await sql`revoke all on function captures_never_begun(timestamptz, integer) from public`.execute(db)
  await sql`grant execute on function captures_never_begun(timestamptz, integer) to insuffleur_app`.execute(db)
}
