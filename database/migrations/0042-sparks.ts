import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Invitations to talk: what one writes, where it goes out, and how what leaves begins a thread. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await pieces(db)
  await sparks(db)
  await places(db)
}

async function pieces(db: Kysely<unknown>): Promise<void> {
  // What begins a thread, besides its words; null: it is said in one that stands.
  await sql`alter table outbox add column piece jsonb`.execute(db)
  // What goes on below another part of ours leaves only once that one has left.
  await sql`alter table outbox add column after_id uuid`.execute(db)
  await sql`
    create or replace function outbox_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select o.workspace_id, o.id from outbox o
       where o.state in ('waiting', 'later', 'saying', 'unknown') and o.not_before <= by_now
         and (o.after_id is null or exists (select from outbox before where before.workspace_id = o.workspace_id
           and before.id = o.after_id and before.state = 'sent'))
       order by o.not_before limit most $$`.execute(db)
}

async function sparks(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table spark (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      opener text not null check (opener = any (array['open-question', 'advice', 'disagreement', 'behind-the-scenes', 'poll', 'help', 'telling-back'])),
      title text,
      text text not null default '',
      warning text,
      language text not null,
      colleague text,
      choices jsonb not null default '[]',
      adds text,
      signed text not null,
      version integer not null default 1,
      state text not null default 'draft' check (state = any (array['draft', 'planned', 'missed', 'out', 'dropped'])),
      why text,
      planned_for timestamptz,
      planned_by text,
      conversation_id uuid,
      out_at timestamptz,
      out_by text,
      by text not null,
      at timestamptz not null,
      changed_by text not null,
      changed_at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, conversation_id) references conversation (workspace_id, id)
    )`.execute(db)
  await sql`create index spark_standing on spark (workspace_id, state, id desc)`.execute(db)
  await sql`create index spark_hour on spark (workspace_id, planned_for) where planned_for is not null`.execute(db)
  await sql`create index spark_due on spark (planned_for) where state = 'planned'`.execute(db)
  await sql`create index spark_conversation on spark (workspace_id, conversation_id) where conversation_id is not null`.execute(
    db,
  )
  await wall(db, 'spark')
  // Like the scheduler of listening, this one learns ids and nothing else.
  await sql`
    create function sparks_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from spark where state = 'planned' and planned_for <= by_now
       order by planned_for limit most $$`.execute(db)

  // The words it grew from: their verbatims stay one click away.
  await sql`
    create table spark_reason (
      workspace_id uuid not null,
      spark_id uuid not null,
      reason_id uuid not null,
      primary key (workspace_id, spark_id, reason_id),
      foreign key (workspace_id, spark_id) references spark (workspace_id, id) on delete cascade,
      foreign key (workspace_id, reason_id) references reason (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index spark_reason_of on spark_reason (workspace_id, reason_id)`.execute(db)
  await wall(db, 'spark_reason')

  await sql`
    create table spark_medium (
      workspace_id uuid not null,
      id uuid not null,
      spark_id uuid not null,
      name text not null,
      type text not null,
      width integer not null,
      height integer not null,
      alt text not null default '',
      bytes bytea not null,
      at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, spark_id) references spark (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index spark_medium_of on spark_medium (workspace_id, spark_id, id)`.execute(db)
  await wall(db, 'spark_medium')
}

async function places(db: Kysely<unknown>): Promise<void> {
  // Where it goes out; what is null there is as everywhere. Once out, the message that it became.
  await sql`
    create table spark_place (
      workspace_id uuid not null,
      spark_id uuid not null,
      contact_point_id uuid not null,
      text text,
      message_id uuid,
      primary key (workspace_id, spark_id, contact_point_id),
      foreign key (workspace_id, spark_id) references spark (workspace_id, id) on delete cascade,
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade,
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete set null (message_id)
    )`.execute(db)
  await sql`create index spark_place_message on spark_place (workspace_id, message_id) where message_id is not null`.execute(
    db,
  )
  await sql`create index spark_place_of on spark_place (workspace_id, contact_point_id)`.execute(db)
  await wall(db, 'spark_place')
}
