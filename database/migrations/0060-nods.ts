import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Likes given to what people said, on their way there or standing there; one that was taken back leaves no row, only its acts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // `ended_at`: it is being taken back. `proof`: it stood there once. `key`: its name for the place, anew when it is given anew.
  await sql`
    create table nod (
      workspace_id uuid not null,
      message_id uuid not null,
      contact_point_id uuid not null,
      key uuid not null,
      by text not null,
      at timestamptz not null,
      ended_by text,
      ended_at timestamptz,
      state text not null check (state = any (array['waiting', 'saying', 'sent', 'later', 'gone', 'refused', 'unknown'])),
      proof text check (proof = any (array['seen', 'accepted'])),
      why text,
      native_id text,
      tries integer not null default 0,
      not_before timestamptz not null,
      primary key (workspace_id, message_id),
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade,
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index nod_due on nod (not_before) where state in ('waiting', 'later', 'saying', 'unknown')`.execute(
    db,
  )
  await wall(db, 'nod')
  await sql`
    create function nods_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, message_id from nod
       where state in ('waiting', 'later', 'saying', 'unknown') and not_before <= by_now order by not_before limit most $$`.execute(
    db,
  )
  await sql`revoke all on function nods_due(timestamptz, integer) from public`.execute(db)
  await sql`grant execute on function nods_due(timestamptz, integer) to insuffleur_app`.execute(db)
  // By whichever of the many ways words go, our like goes with them.
  await sql`
    create function end_nod() returns trigger language plpgsql as $$
    begin
      delete from nod where workspace_id = new.workspace_id and message_id = new.id;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger message_nod after update of gone_at on message for each row
      when (new.gone_at is not null and old.gone_at is null) execute function end_nod()`.execute(db)
}
