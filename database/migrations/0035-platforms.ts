import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Apps that one registers at platforms, what their calls have cost, where a platform's news goes, and texts that are lent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table platform_app (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      platform text not null,
      settings jsonb not null,
      secrets bytea not null,
      kept_by text not null,
      kept_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, platform)
    )`.execute(db)
  await wall(db, 'platform_app')

  // An app of the installation is everyone's, and so is what is left of it.
  await sql`
    create table app_spending (
      owner text not null,
      platform text not null,
      period text not null,
      amount bigint not null,
      primary key (owner, platform, period)
    )`.execute(db)
  const allowed = sql`(owner = 'installation' or owner = any (((select insuffleur_workspaces())::uuid[])::text[])) is true`
  await sql`alter table app_spending enable row level security`.execute(db)
  await sql`create policy app_spending_wall on app_spending using (${allowed}) with check (${allowed})`.execute(db)
  await sql`grant select, insert, update, delete on app_spending to insuffleur_app`.execute(db)

  // A platform brings its news to an app and names accounts; where they are planted, it learns ids and nothing else.
  await sql`
    create function contact_points_behind(of_workspace uuid, of_platform text, of_channels text[], of_addresses text[])
    returns table (workspace_id uuid, id uuid, channel text, address text) language sql stable security definer
      set search_path = public, pg_temp as
    $$ select p.workspace_id, p.id, p.channel, p.address from contact_point p
       where p.channel = any(of_channels) and p.address = any(of_addresses) and p.closed_at is null
         and case when of_workspace is not null then p.workspace_id = of_workspace
             else not exists (select from platform_app a where a.workspace_id = p.workspace_id and a.platform = of_platform) end
       limit 1000 $$`.execute(db)
  await sql`create index contact_point_address on contact_point (channel, address) where closed_at is null`.execute(db)

  // Asked again at its source before its term ends, and as often as the source wishes.
  await sql`alter table message add column renew_at timestamptz`.execute(db)
  await sql`create index message_to_renew on message (renew_at) where renew_at is not null`.execute(db)
  await sql`create index message_to_renew_here on message (workspace_id, contact_point_id, renew_at)
    where renew_at is not null`.execute(db)
  await sql`alter table contact_point add column renewing jsonb, add column renew_after timestamptz,
    add column access_ended_at timestamptz`.execute(db)
  await sql`
    create function contact_points_to_renew(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select distinct d.workspace_id, d.contact_point_id from (
         select m.workspace_id, m.contact_point_id from message m where m.renew_at <= by_now order by m.renew_at limit 5000) d
       join contact_point p on p.workspace_id = d.workspace_id and p.id = d.contact_point_id
       where p.closed_at is null and p.paused_at is null and (p.renew_after is null or p.renew_after <= by_now)
       limit most $$`.execute(db)
  await sql`create index contact_point_without_access on contact_point (access_ended_at) where access_ended_at is not null`.execute(
    db,
  )
  await sql`
    create function contact_points_without_access(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from contact_point
       where access_ended_at is not null
         and access_ended_at + (terms ->> 'daysAfterAccess')::int * interval '1 day' <= by_now
       order by access_ended_at limit most $$`.execute(db)
}
