import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Messages: words, their source and their terms, and what they said before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table message (
      workspace_id uuid not null,
      id uuid not null,
      conversation_id uuid not null,
      thread_id uuid not null,
      contact_point_id uuid not null,
      native_id text,
      revision integer not null default 1,
      person_id uuid not null,
      handle_id uuid,
      ours boolean not null default false,
      audience text not null check (audience in ('internal', 'direct', 'followers', 'unlisted', 'public')),
      title text,
      text text not null,
      html text,
      url text,
      language text,
      attachments jsonb,
      terms jsonb not null,
      answers_id uuid,
      answers_native text,
      said_at timestamptz not null,
      heard_at timestamptz not null,
      raw_event_id uuid,
      stance text,
      awaits text,
      handled_at timestamptz,
      handled_by uuid,
      gone_at timestamptz,
      removed_by uuid,
      removed_at timestamptz,
      forget_at timestamptz,
      search tsvector not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, conversation_id) references conversation (workspace_id, id),
      foreign key (workspace_id, thread_id) references thread (workspace_id, id),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade,
      foreign key (workspace_id, person_id) references person (workspace_id, id)
    )`.execute(db)
  await sql`create unique index message_native on message (workspace_id, contact_point_id, native_id) where native_id is not null`.execute(
    db,
  )
  await sql`create index message_in_time on message (workspace_id, conversation_id, said_at, id)`.execute(db)
  await sql`create index message_awaiting on message (workspace_id, conversation_id)
    where awaits is not null and handled_at is null`.execute(db)
  await sql`create index message_orphan on message (workspace_id, contact_point_id, answers_native)
    where answers_id is null and answers_native is not null`.execute(db)
  await sql`create index message_handle on message (workspace_id, handle_id, said_at desc) where handle_id is not null`.execute(
    db,
  )
  await sql`create index message_thread on message (workspace_id, thread_id)`.execute(db)
  await sql`create index message_handled_by on message (workspace_id, handled_by) where handled_by is not null`.execute(
    db,
  )
  await sql`create index message_ours on message (workspace_id, said_at desc) where ours`.execute(db)
  await sql`create index message_stance on message (workspace_id, said_at desc) where stance is not null`.execute(db)
  await sql`create index message_to_forget on message (forget_at) where forget_at is not null`.execute(db)
  await sql`create index message_search on message using gin (search)`.execute(db)
  await wall(db, 'message')
  // A source's terms end for every workspace at once: the scheduler learns ids and nothing else.
  await sql`
    create function messages_to_forget(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from message where forget_at <= by_now order by forget_at limit most $$`.execute(db)

  await sql`
    create table message_revision (
      workspace_id uuid not null,
      message_id uuid not null,
      revision integer not null,
      text text not null,
      html text,
      title text,
      heard_at timestamptz not null,
      primary key (workspace_id, message_id, revision),
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'message_revision')

  // A message may answer several: the main one stands on its row, the others here.
  await sql`
    create table also_answers (
      workspace_id uuid not null,
      message_id uuid not null,
      answered_id uuid not null,
      primary key (workspace_id, message_id, answered_id),
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade,
      foreign key (workspace_id, answered_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'also_answers')

  /*
   * Search. Under row-level security `@@` is not leakproof and the GIN index would go unused, so the one function that
   * searches runs as owner and filters by the transaction's own list. Every vector carries its workspace as a word
   * (`§` + id), so that the index itself keeps to the workspaces asked for.
   */
  await sql`
    create function search_messages(words tsquery, most integer, before timestamptz, before_id uuid)
    returns table (workspace_id uuid, id uuid, conversation_id uuid, said_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as
    $$ select m.workspace_id, m.id, m.conversation_id, m.said_at
       from unnest(insuffleur_workspaces()) as w (id)
       cross join lateral (
         select * from message m
         where m.search @@ (('''§' || w.id || '''')::tsquery && words)
           and m.workspace_id = w.id and m.gone_at is null and m.removed_at is null
           and (before is null or (m.said_at, m.id) < (before, before_id))
         order by m.said_at desc, m.id desc limit most) m
       order by m.said_at desc, m.id desc limit most $$`.execute(db)
}
