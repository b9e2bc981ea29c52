import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Words given (« je reviens vers vous jeudi »), and what the brand asserts with what people answer it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await givenWords(db)
  await claims(db)
}

async function givenWords(db: Kysely<unknown>): Promise<void> {
  // The day is one of the client's own calendar; the moment is when that day begins there.
  await sql`
    create table commitment (
      workspace_id uuid not null,
      id uuid not null,
      conversation_id uuid not null,
      message_id uuid not null,
      revision integer not null,
      span_start integer not null check (span_start >= 0),
      span_end integer not null,
      due_on date,
      due_at timestamptz,
      by text not null,
      at timestamptz not null,
      called_at timestamptz,
      how text check (how in ('kept', 'released', 'refused')),
      words text,
      answer_id uuid,
      ended_at timestamptz,
      ended_by text,
      ended_act uuid,
      primary key (workspace_id, id),
      unique (workspace_id, message_id, revision, span_start, span_end),
      check (span_end > span_start),
      foreign key (workspace_id, conversation_id) references conversation (workspace_id, id),
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index commitment_open on commitment (workspace_id, conversation_id) where ended_at is null`.execute(
    db,
  )
  await sql`create index commitment_in_time on commitment (workspace_id, due_at, id) where ended_at is null`.execute(db)
  await sql`create index commitment_due on commitment (due_at) where ended_at is null and called_at is null`.execute(db)
  await wall(db, 'commitment')
  // It is the desk's own: whoever is here as the client does not learn of it, no more than of a note.
  await sql`create policy commitment_desk on commitment as restrictive
    using ((workspace_id = any ((select insuffleur_without_notes())::uuid[])) is not true) with check (true)`.execute(
    db,
  )
  await sql`
    create function commitments_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from commitment where ended_at is null and called_at is null and due_at <= by_now
       order by due_at limit most $$`.execute(db)
}

async function claims(db: Kysely<unknown>): Promise<void> {
  // Without words of its own it says what is marked where it stands.
  await sql`
    create table claim (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      words text,
      source text,
      said_at timestamptz not null,
      by text not null,
      at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_by text,
      primary key (workspace_id, id)
    )`.execute(db)
  await sql`create index claim_in_time on claim (workspace_id, said_at desc, id desc) where withdrawn_at is null`.execute(
    db,
  )
  await wall(db, 'claim')

  await sql`
    create table claim_stand (
      workspace_id uuid not null,
      claim_id uuid not null,
      message_id uuid not null,
      revision integer not null,
      span_start integer not null check (span_start >= 0),
      span_end integer not null,
      by text not null,
      at timestamptz not null,
      primary key (workspace_id, claim_id, message_id),
      check (span_end > span_start),
      foreign key (workspace_id, claim_id) references claim (workspace_id, id) on delete cascade,
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index claim_stand_message on claim_stand (workspace_id, message_id)`.execute(db)
  await wall(db, 'claim_stand')

  // What a hand said of one message: it answers this claim though it stands elsewhere, or it does not though it stands there.
  await sql`
    create table claim_answer (
      workspace_id uuid not null,
      claim_id uuid not null,
      message_id uuid not null,
      answers boolean not null,
      act_id uuid not null,
      by text not null,
      at timestamptz not null,
      primary key (workspace_id, claim_id, message_id),
      foreign key (workspace_id, claim_id) references claim (workspace_id, id) on delete cascade,
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index claim_answer_message on claim_answer (workspace_id, message_id)`.execute(db)
  await wall(db, 'claim_answer')
}
