import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Questions put to other departments, what they say to them, and facts agreed on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await departments(db)
  await asks(db)
  await sql`
    create table agreed_fact (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      words text not null,
      source text not null,
      owner text not null,
      valid_until timestamptz,
      word_id uuid,
      by text not null,
      at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_by text,
      primary key (workspace_id, id),
      foreign key (workspace_id, word_id) references department_word (workspace_id, id) on delete set null (word_id)
    )`.execute(db)
  await wall(db, 'agreed_fact')
  await due(db)
}

async function departments(db: Kysely<unknown>): Promise<void> {
  // A department speaks under its own name in a conversation: hence a person of its own.
  await sql`
    create table department (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      referent text not null,
      address text not null,
      usual_days integer not null,
      person_id uuid not null,
      serial integer not null default 1,
      link_hash bytea not null,
      by text not null,
      at timestamptz not null,
      closed_at timestamptz,
      primary key (workspace_id, id),
      foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'department')
}

async function asks(db: Kysely<unknown>): Promise<void> {
  // Where it is discussed follows from the message it is about, so that it goes along when conversations are joined.
  await sql`
    create table ask (
      workspace_id uuid not null,
      id uuid not null,
      department_id uuid not null,
      message_id uuid not null,
      act_id uuid not null,
      question text not null,
      precisions text,
      due_at timestamptz not null,
      by text not null,
      at timestamptz not null,
      serial integer not null default 1,
      link_hash bytea not null,
      link_ends_at timestamptz not null,
      link_used_at timestamptz,
      next_at timestamptz,
      asked_back_at timestamptz,
      answered_at timestamptz,
      withdrawn_at timestamptz,
      primary key (workspace_id, id),
      foreign key (workspace_id, department_id) references department (workspace_id, id) on delete cascade,
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index ask_department on ask (workspace_id, department_id, id desc)`.execute(db)
  await sql`create index ask_message on ask (workspace_id, message_id)`.execute(db)
  await sql`create index ask_next on ask (next_at) where next_at is not null`.execute(db)
  await wall(db, 'ask')

  // The words themselves are read from the message each time: what is erased there is erased here.
  await sql`
    create table ask_verbatim (
      workspace_id uuid not null,
      ask_id uuid not null,
      message_id uuid not null,
      position integer not null,
      primary key (workspace_id, ask_id, message_id),
      foreign key (workspace_id, ask_id) references ask (workspace_id, id) on delete cascade,
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'ask_verbatim')

  await sql`
    create table ask_letter (
      workspace_id uuid not null,
      id uuid not null,
      ask_id uuid not null,
      kind text not null check (kind in ('question', 'again', 'precision', 'reminder')),
      mail_id text not null,
      state text not null check (state in ('waiting', 'sending', 'later', 'sent', 'refused', 'unknown', 'by-hand', 'taken-back')),
      why text,
      tries integer not null default 0,
      not_before timestamptz not null,
      at timestamptz not null,
      changed_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, mail_id),
      foreign key (workspace_id, ask_id) references ask (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index ask_letter_ask on ask_letter (workspace_id, ask_id, id desc)`.execute(db)
  await sql`create index ask_letter_due on ask_letter (not_before) where state in ('waiting', 'sending', 'later')`.execute(
    db,
  )
  await wall(db, 'ask_letter')

  await sql`
    create table department_word (
      workspace_id uuid not null,
      id uuid not null,
      department_id uuid not null,
      ask_id uuid,
      message_id uuid,
      kind text not null check (kind in ('answer', 'missing', 'seen')),
      how text not null check (how in ('page', 'mail')),
      text text not null,
      first_name text not null,
      from_address text,
      may_quote boolean not null,
      doubt text,
      at timestamptz not null,
      taken_at timestamptz,
      taken_by text,
      set_aside_at timestamptz,
      set_aside_by text,
      primary key (workspace_id, id),
      foreign key (workspace_id, department_id) references department (workspace_id, id) on delete cascade,
      foreign key (workspace_id, ask_id) references ask (workspace_id, id) on delete cascade,
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete set null (message_id)
    )`.execute(db)
  await sql`create index department_word_ask on department_word (workspace_id, ask_id, id)`.execute(db)
  await sql`create index department_word_message on department_word (workspace_id, message_id)`.execute(db)
  await sql`create index department_word_waiting on department_word (workspace_id, at)
    where taken_at is null and set_aside_at is null`.execute(db)
  await wall(db, 'department_word')
}

/** Like the scheduler of listening, these learn ids and nothing else. */
async function due(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function asks_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from ask where next_at <= by_now order by next_at limit most $$`.execute(db)
  await sql`
    create function ask_letters_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from ask_letter
       where not_before <= by_now and state in ('waiting', 'sending', 'later') order by not_before limit most $$`.execute(
    db,
  )
}
