import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** What the desk does: acts that can be undone, drafts, what is to be said, what is taken away and why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table act (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      kind text not null,
      by text not null,
      at timestamptz not null,
      conversation_id uuid,
      message_id uuid,
      detail jsonb not null default '{}',
      undone_at timestamptz,
      undone_by text,
      primary key (workspace_id, id)
    )`.execute(db)
  await sql`create index act_conversation on act (workspace_id, conversation_id, id) where conversation_id is not null`.execute(
    db,
  )
  await wall(db, 'act')

  await sql`
    create table draft (
      workspace_id uuid not null,
      conversation_id uuid not null,
      user_id text not null references auth_user (id) on delete cascade,
      text text not null,
      kind text not null default 'reply' check (kind in ('reply', 'note')),
      answers jsonb not null default '[]',
      version integer not null,
      at timestamptz not null,
      primary key (workspace_id, conversation_id, user_id),
      foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'draft')

  await sql`
    create table reading (
      workspace_id uuid not null,
      conversation_id uuid not null,
      user_id text not null references auth_user (id) on delete cascade,
      message_id uuid not null,
      at timestamptz not null,
      primary key (workspace_id, conversation_id, user_id),
      foreign key (workspace_id, conversation_id) references conversation (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'reading')

  await sql`
    create unlogged table presence (
      workspace_id uuid not null,
      conversation_id uuid not null,
      user_id text not null,
      writing boolean not null,
      seen_at timestamptz not null,
      primary key (workspace_id, conversation_id, user_id)
    )`.execute(db)
  await wall(db, 'presence')

  await sql`
    create table outbox (
      workspace_id uuid not null,
      id uuid not null,
      message_id uuid not null,
      contact_point_id uuid not null,
      utterance jsonb not null,
      state text not null check (state in ('waiting', 'saying', 'sent', 'later', 'gone', 'refused', 'unknown', 'taken-back')),
      why text,
      proof text check (proof in ('seen', 'accepted', 'by-hand')),
      tries integer not null default 0,
      not_before timestamptz not null,
      by text not null,
      at timestamptz not null,
      changed_at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade,
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create unique index outbox_message on outbox (workspace_id, message_id)`.execute(db)
  await sql`create index outbox_due on outbox (not_before) where state in ('waiting', 'later', 'saying', 'unknown')`.execute(
    db,
  )
  await wall(db, 'outbox')
  await sql`
    create function outbox_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from outbox
       where state in ('waiting', 'later', 'saying', 'unknown') and not_before <= by_now order by not_before limit most $$`.execute(
    db,
  )

  await sql`
    create table charter_rule (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      position integer not null,
      title text not null,
      explanation text not null,
      ground text not null check (ground in ('illegal', 'incompatible-with-terms')),
      category text not null,
      withdrawn_at timestamptz,
      primary key (workspace_id, id)
    )`.execute(db)
  await wall(db, 'charter_rule')

  // DSA art. 17: the statement of reasons is stored before anything is taken away.
  await sql`
    create table moderation_act (
      workspace_id uuid not null,
      id uuid not null,
      rule_id uuid not null,
      statement jsonb not null,
      by text not null,
      at timestamptz not null,
      takes_effect_at timestamptz not null,
      took_effect_at timestamptz,
      undone_at timestamptz,
      undone_by text,
      primary key (workspace_id, id),
      foreign key (workspace_id, rule_id) references charter_rule (workspace_id, id)
    )`.execute(db)
  await sql`create index moderation_act_due on moderation_act (takes_effect_at) where took_effect_at is null and undone_at is null`.execute(
    db,
  )
  await wall(db, 'moderation_act')
  await sql`
    create function moderation_acts_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from moderation_act
       where took_effect_at is null and undone_at is null and takes_effect_at <= by_now order by takes_effect_at limit most $$`.execute(
    db,
  )
  await sql`
    create table removal (
      workspace_id uuid not null,
      moderation_act_id uuid not null,
      message_id uuid not null,
      told_at timestamptz,
      primary key (workspace_id, moderation_act_id, message_id),
      foreign key (workspace_id, moderation_act_id) references moderation_act (workspace_id, id) on delete cascade,
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index removal_message on removal (workspace_id, message_id)`.execute(db)
  await wall(db, 'removal')

  // The private link of someone who spoke on our own page: correct, erase, read why a message was taken away.
  await sql`
    create table author_link (
      workspace_id uuid not null,
      handle_id uuid not null,
      secret_hash bytea not null,
      at timestamptz not null,
      primary key (workspace_id, handle_id),
      foreign key (workspace_id, handle_id) references handle (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'author_link')
}
