import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** What was asked of whom, who wishes to be asked no more, what we understood and what the person said of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table workspace add column questions jsonb not null default '{}'`.execute(db)
  await sql`alter table draft add column asks jsonb`.execute(db)
  await sql`
    alter table handle
      add column register text check (register = any (array['tu', 'vous'])),
      add column theme_news_at timestamptz`.execute(db)
  await asking(db)
  await confirming(db)
}

async function asking(db: Kysely<unknown>): Promise<void> {
  // Taken back before it leaves, the question goes, and with it that it was asked.
  await sql`
    create table why_asking (
      workspace_id uuid not null,
      id uuid not null,
      kind text not null check (kind = any (array['why', 'clarification', 'rewording'])),
      about_id uuid not null,
      question_id uuid not null,
      handle_id uuid not null,
      by text not null,
      at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, question_id, handle_id),
      foreign key (workspace_id, about_id) references message (workspace_id, id) on delete cascade,
      foreign key (workspace_id, question_id) references message (workspace_id, id) on delete cascade,
      foreign key (workspace_id, handle_id) references handle (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index why_asking_handle on why_asking (workspace_id, handle_id)`.execute(db)
  await sql`create index why_asking_about on why_asking (workspace_id, about_id)`.execute(db)
  await wall(db, 'why_asking')

  await sql`
    create table silence_wish (
      workspace_id uuid not null,
      id uuid not null,
      handle_id uuid not null,
      message_id uuid,
      how text not null check (how = any (array['own-words', 'by-hand'])),
      by text,
      at timestamptz not null,
      lifted_at timestamptz,
      lifted_by text,
      primary key (workspace_id, id),
      foreign key (workspace_id, handle_id) references handle (workspace_id, id) on delete cascade,
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  // One that stands is enough; a message is taken for such a wish once.
  await sql`create unique index silence_wish_standing on silence_wish (workspace_id, handle_id) where lifted_at is null`.execute(
    db,
  )
  await sql`create unique index silence_wish_message on silence_wish (workspace_id, message_id)
    where how = 'own-words'`.execute(db)
  await wall(db, 'silence_wish')
}

async function confirming(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reason add column confidence real`.execute(db)
  await sql`
    create table rewording (
      workspace_id uuid not null,
      id uuid not null,
      reason_id uuid not null,
      question_id uuid,
      how text not null check (how = any (array['thread', 'page'])),
      words text not null,
      by text not null,
      at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, reason_id) references reason (workspace_id, id) on delete cascade,
      foreign key (workspace_id, question_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index rewording_reason on rewording (workspace_id, reason_id, id desc)`.execute(db)
  await sql`create unique index rewording_question on rewording (workspace_id, question_id)
    where question_id is not null`.execute(db)
  await wall(db, 'rewording')

  await sql`
    create table reason_confirmation (
      workspace_id uuid not null,
      id uuid not null,
      reason_id uuid not null,
      rewording_id uuid,
      revision integer not null,
      kind text not null check (kind = any (array['confirmed', 'corrected', 'denied'])),
      how text not null check (how = any (array['own-page', 'in-thread'])),
      words text not null,
      message_id uuid,
      by text,
      at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, reason_id) references reason (workspace_id, id) on delete cascade,
      foreign key (workspace_id, rewording_id) references rewording (workspace_id, id) on delete cascade,
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index reason_confirmation_reason on reason_confirmation (workspace_id, reason_id, id desc)`.execute(
    db,
  )
  await sql`create index reason_confirmation_message on reason_confirmation (workspace_id, message_id)
    where message_id is not null`.execute(db)
  await wall(db, 'reason_confirmation')

  await sql`
    create table theme_objection (
      workspace_id uuid not null,
      id uuid not null,
      reason_id uuid not null,
      theme_id uuid not null,
      at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, reason_id, theme_id),
      foreign key (workspace_id, reason_id) references reason (workspace_id, id) on delete cascade,
      foreign key (workspace_id, theme_id) references theme (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'theme_objection')
}
