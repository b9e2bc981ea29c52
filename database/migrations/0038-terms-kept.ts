import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** That words went because their source's terms said so; and that a platform has looked at what is derived from its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // How many, why and on which day: nothing of what they said, nor of who said it.
  await sql`
    create table words_gone (
      workspace_id uuid not null,
      id uuid not null,
      contact_point_id uuid not null,
      why text not null check (why in ('term', 'source', 'access', 'person')),
      day date not null,
      count integer not null check (count > 0),
      primary key (workspace_id, id),
      unique (workspace_id, contact_point_id, day, why),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'words_gone')

  await sql`
    create table audit_statement (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      channel text not null,
      by text not null,
      at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_by text,
      primary key (workspace_id, id)
    )`.execute(db)
  await sql`create unique index audit_statement_standing on audit_statement (workspace_id, channel)
    where withdrawn_at is null`.execute(db)
  await wall(db, 'audit_statement')

  // Whoever pauses a place stops listening there; what its source asks of texts held here goes on.
  await sql`
    create or replace function contact_points_to_renew(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select distinct d.workspace_id, d.contact_point_id from (
         select m.workspace_id, m.contact_point_id from message m where m.renew_at <= by_now order by m.renew_at limit 5000) d
       join contact_point p on p.workspace_id = d.workspace_id and p.id = d.contact_point_id
       where p.closed_at is null and (p.renew_after is null or p.renew_after <= by_now)
       limit most $$`.execute(db)

  // An app that is shared may be taken away again.
  await sql`grant delete on installation to insuffleur_app`.execute(db)
}
