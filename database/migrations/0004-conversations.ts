import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Who speaks, and what is said to whom. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table person (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      user_id text,
      at timestamptz not null,
      primary key (workspace_id, id)
    )`.execute(db)
  await sql`create unique index person_user on person (workspace_id, user_id) where user_id is not null`.execute(db)
  await wall(db, 'person')

  await sql`
    create table handle (
      workspace_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      contact_point_id uuid not null,
      native_id text not null,
      name text not null,
      url text,
      at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, contact_point_id, native_id),
      foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade,
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index handle_person on handle (workspace_id, person_id)`.execute(db)
  await wall(db, 'handle')

  // What a list shows of a conversation stands on its row, so that a page costs the same at ten thousand and a million.
  await sql`
    create table conversation (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      subject text,
      at timestamptz not null,
      last_said_at timestamptz not null,
      last_message_id uuid,
      message_count integer not null default 0,
      voice_count integer not null default 0,
      awaiting_count integer not null default 0,
      awaiting_why text,
      let_live_until timestamptz,
      let_live_why text,
      assigned_to text,
      snoozed_until timestamptz,
      joined_into uuid,
      standing smallint generated always as (case
        when joined_into is not null or message_count = 0 then -1
        when snoozed_until is not null then 0
        when awaiting_count > 0 then 1
        else 0 end) stored,
      primary key (workspace_id, id)
    )`.execute(db)
  await sql`create index conversation_list on conversation (workspace_id, standing desc, last_said_at desc, id desc)`.execute(
    db,
  )
  await sql`create index conversation_assigned on conversation (workspace_id, assigned_to, standing desc, last_said_at desc, id desc)
    where assigned_to is not null`.execute(db)
  // Each filter of the list has the list's own order: none reads past the conversations that it does not show.
  for (const [name, shown] of [
    ['put_off', sql`snoozed_until is not null`],
    ['let_live', sql`let_live_why is not null`],
    ['nobodys', sql`assigned_to is null`],
  ] as const) {
    await sql`create index ${sql.id(`conversation_${name}`)} on conversation
      (workspace_id, standing desc, last_said_at desc, id desc) where ${shown}`.execute(db)
  }
  await sql`create index conversation_why on conversation
    (workspace_id, awaiting_why, standing desc, last_said_at desc, id desc) where awaiting_count > 0`.execute(db)
  await sql`create index conversation_snoozed on conversation (least(snoozed_until, let_live_until))
    where snoozed_until is not null or let_live_until is not null`.execute(db)
  await wall(db, 'conversation')
  await sql`
    create function conversations_to_wake(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from conversation where (snoozed_until is not null or let_live_until is not null) and least(snoozed_until, let_live_until) <= by_now
       order by least(snoozed_until, let_live_until) limit most $$`.execute(db)

  await sql`
    create table thread (
      workspace_id uuid not null,
      id uuid not null,
      contact_point_id uuid not null,
      conversation_id uuid not null,
      native_id text not null,
      url text,
      title text,
      message_count integer not null default 0,
      at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, contact_point_id, native_id),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade,
      foreign key (workspace_id, conversation_id) references conversation (workspace_id, id)
    )`.execute(db)
  await sql`create index thread_conversation on thread (workspace_id, conversation_id)`.execute(db)
  await sql`create index thread_url on thread (workspace_id, url) where url is not null`.execute(db)
  await wall(db, 'thread')

  await sql`
    create table voice (
      workspace_id uuid not null,
      conversation_id uuid not null,
      person_id uuid not null,
      message_count integer not null,
      last_said_at timestamptz not null,
      primary key (workspace_id, conversation_id, person_id),
      foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade,
      foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
    )`.execute(db)
  // Three names stand on a row of the list, however many speak.
  await sql`create index voice_latest on voice (workspace_id, conversation_id, last_said_at desc)`.execute(db)
  await wall(db, 'voice')
}
