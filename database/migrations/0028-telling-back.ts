import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** What was decided on what people said, whom it concerns, and what each was told of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table workspace add column telling_pace jsonb not null default '{}'`.execute(db)
  await sql`alter table outbox add column tells boolean not null default false`.execute(db)
  await decisions(db)
  await loops(db)
  await tellings(db)
}

async function decisions(db: Kysely<unknown>): Promise<void> {
  // What a list shows stands on the row, so that a page costs the same whatever stands behind each decision.
  await sql`
    create table decision (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      theme_id uuid not null,
      direction text,
      at timestamptz not null,
      by text not null,
      number integer not null,
      news_number integer not null,
      concerned integer not null default 0,
      told integer not null default 0,
      leaving integer not null default 0,
      cannot integer not null default 0,
      median_days real,
      gather_at timestamptz,
      primary key (workspace_id, id),
      foreign key (workspace_id, theme_id) references theme (workspace_id, id)
    )`.execute(db)
  await sql`create index decision_theme on decision (workspace_id, theme_id)`.execute(db)
  await sql`create index decision_gather on decision (gather_at) where gather_at is not null`.execute(db)
  await wall(db, 'decision')
  await sql`
    create function decisions_to_gather(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from decision where gather_at <= by_now order by gather_at limit most $$`.execute(db)

  // Each change is a row, a reversal too. `news`: whoever heard an earlier one has to hear this one.
  await sql`
    create table decision_word (
      workspace_id uuid not null,
      id uuid not null,
      decision_id uuid not null,
      number integer not null,
      kind text not null check (kind = any (array['adapt', 'try', 'not-now', 'no'])),
      owned_by text not null,
      holds_by date,
      reason text not null,
      facts jsonb not null default '[]',
      news boolean not null,
      by text not null,
      at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, decision_id, number),
      foreign key (workspace_id, decision_id) references decision (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'decision_word')

  // What is said to several alike: edited once, it stands for all that nobody has worded one by one.
  await sql`
    create table telling_wording (
      workspace_id uuid not null,
      decision_id uuid not null,
      number integer not null,
      manner text not null,
      text text not null,
      by text not null,
      at timestamptz not null,
      primary key (workspace_id, decision_id, number, manner),
      foreign key (workspace_id, decision_id) references decision (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'telling_wording')
}

async function loops(db: Kysely<unknown>): Promise<void> {
  // One person behind one decision. Where they are told is where they said it: their message there.
  await sql`
    create table loop (
      workspace_id uuid not null,
      id uuid not null,
      decision_id uuid not null,
      person_id uuid not null,
      message_id uuid not null,
      said_at timestamptz not null,
      at timestamptz not null,
      by_hand boolean not null default false,
      cannot text,
      told_number integer not null default 0,
      told_at timestamptz,
      how text check (how = any (array['seen', 'accepted', 'by-hand'])),
      primary key (workspace_id, id),
      unique (workspace_id, decision_id, person_id),
      foreign key (workspace_id, decision_id) references decision (workspace_id, id) on delete cascade,
      foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade,
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index loop_standing on loop (workspace_id, decision_id, told_number, cannot, id)`.execute(db)
  await sql`create index loop_message on loop (workspace_id, message_id)`.execute(db)
  await sql`create index loop_person on loop (workspace_id, person_id)`.execute(db)
  await wall(db, 'loop')
}

async function tellings(db: Kysely<unknown>): Promise<void> {
  // One message that tells one or several. Its id is the key in the outbox: leaving twice is leaving once.
  await sql`
    create table telling (
      workspace_id uuid not null,
      id uuid not null,
      decision_id uuid not null,
      number integer not null,
      thread_id uuid not null,
      contact_point_id uuid not null,
      audience text not null,
      manner text not null,
      by_hand boolean not null,
      told integer not null,
      text text,
      said text,
      version integer not null default 1,
      state text not null check (state = any (array['draft', 'approved', 'left', 'told', 'failed'])),
      approved_by text,
      approved_at timestamptz,
      act_id uuid,
      not_before timestamptz,
      left_at timestamptz,
      message_id uuid,
      look_at timestamptz,
      why text,
      at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, decision_id) references decision (workspace_id, id) on delete cascade,
      foreign key (workspace_id, thread_id) references thread (workspace_id, id) on delete cascade,
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index telling_standing on telling (workspace_id, decision_id, state, id)`.execute(db)
  await sql`create index telling_leaving on telling (workspace_id, not_before) where state = 'approved'`.execute(db)
  await sql`create index telling_due on telling (not_before) where state = 'approved'`.execute(db)
  await sql`create index telling_look on telling (look_at) where look_at is not null`.execute(db)
  await sql`create index telling_act on telling (workspace_id, act_id) where act_id is not null`.execute(db)
  await sql`create index telling_message on telling (workspace_id, message_id) where message_id is not null`.execute(db)
  await wall(db, 'telling')
  await sql`
    create function tellings_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from telling
       where state = 'approved' and not_before <= by_now order by not_before, id limit most $$`.execute(db)
  await sql`
    create function tellings_to_look_at(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from telling where look_at <= by_now order by look_at limit most $$`.execute(db)

  // Whom it tells: someone stands in one telling of a decision's word, and no other.
  await sql`
    create table telling_loop (
      workspace_id uuid not null,
      telling_id uuid not null,
      loop_id uuid not null,
      number integer not null,
      primary key (workspace_id, telling_id, loop_id),
      unique (workspace_id, loop_id, number),
      foreign key (workspace_id, telling_id) references telling (workspace_id, id) on delete cascade,
      foreign key (workspace_id, loop_id) references loop (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'telling_loop')
}
