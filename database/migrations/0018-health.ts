import { type Kysely, sql } from 'kysely'

/** How each place is doing, told without reading its past: what is counted as it comes, and what is found by key. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table contact_point
      add column message_count integer not null default 0,
      add column keys_end_at timestamptz,
      add column compare_at timestamptz,
      add column compared_at timestamptz,
      add column compared_count integer`.execute(db)
  await sql`
    update contact_point p set message_count = n.n
    from (select workspace_id, contact_point_id, sum(message_count)::int as n from thread group by 1, 2) n
    where n.workspace_id = p.workspace_id and n.contact_point_id = p.id`.execute(db)

  await sql`create index message_heard on message (workspace_id, contact_point_id, heard_at desc)
    where not ours and audience <> 'internal'`.execute(db)
  await sql`drop index raw_event_set_aside`.execute(db)
  await sql`create index raw_event_set_aside on raw_event (workspace_id, contact_point_id, set_aside_at desc)
    where set_aside_at is not null`.execute(db)
  await sql`create index outbox_unsent on outbox (workspace_id, contact_point_id, changed_at desc)
    where state not in ('sent', 'taken-back')`.execute(db)

  // What a comparison found missing, by native id; null where a place told of it while listening.
  await sql`alter table gap add column missing jsonb`.execute(db)
  await sql`create index gap_missing on gap (workspace_id, contact_point_id)
    where missing is not null and mended_at is null`.execute(db)
  await comparing(db)
}

/** Places planted before are compared within a day: the first round finds out which of their channels can be. */
async function comparing(db: Kysely<unknown>): Promise<void> {
  await sql`update contact_point set compare_at = now() + random() * interval '1 day' where closed_at is null`.execute(
    db,
  )
  await sql`create index contact_point_to_compare on contact_point (compare_at) where compare_at is not null`.execute(
    db,
  )
  // Like the scheduler of listening, this one learns ids and nothing else.
  await sql`
    create function contact_points_to_compare(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from contact_point
       where compare_at <= by_now and paused_at is null and closed_at is null order by compare_at limit most $$`.execute(
    db,
  )
}
