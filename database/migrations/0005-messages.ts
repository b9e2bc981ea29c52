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
  await sql`create index message_latest on message (workspace_id, said_at desc, id desc)`.execute(db)
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

  await searching(db)
}

/*
 * Search. Under row-level security `@@` is not leakproof and the GIN index would go unused, so the one function that
 * searches runs as owner and filters by the transaction's own list. It walks the latest few thousand messages first: what
 * many say is found there, at the same cost whatever the past holds. Only what is left is asked of the index, which must
 * bring every match before the latest can be told: few, since few were among the latest. Every vector carries its
 * workspace as a word (`§` + id), so that the index itself keeps to the workspaces asked for.
 */
async function searching(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function search_messages(words tsquery, most integer, before timestamptz, before_id uuid)
    returns table (workspace_id uuid, id uuid, conversation_id uuid, said_at timestamptz)
    language plpgsql stable security definer set search_path = public, pg_temp as
    $$
    #variable_conflict use_column
    declare
      mine uuid[] := insuffleur_workspaces();
      until timestamptz := coalesce(before, 'infinity');
      walked constant integer := 6000;
      -- Of one workspace among several: no more than three times its equal share.
      most_of_one integer := walked * least(3, cardinality(mine)) / greatest(1, cardinality(mine));
      -- What is said later than this is walked, in every workspace; null where that is all there is.
      horizon timestamptz;
      already integer;
    begin
      with latest as materialized (
        select m.said_at, m.place from unnest(mine) as w (id) cross join lateral (
          select said_at, row_number() over () as place from (
            select m.said_at from message m where m.workspace_id = w.id and m.said_at <= until
            order by m.said_at desc, m.id desc limit most_of_one) m) m)
      select max(h.said_at) into horizon from (
        select said_at from latest where place = most_of_one
        union all (select said_at from latest order by said_at desc offset walked limit 1)) h;

      return query
        select l.workspace_id, l.id, l.conversation_id, l.said_at from unnest(mine) as w (id) cross join lateral (
          select * from (
            select * from message m where m.workspace_id = w.id and m.said_at <= until
              and m.said_at > coalesce(horizon, '-infinity')
            order by m.said_at desc, m.id desc limit most_of_one) m
          where m.search @@ words and m.gone_at is null and m.removed_at is null
            and (before is null or (m.said_at, m.id) < (before, before_id))
          order by m.said_at desc, m.id desc limit most) l
        order by l.said_at desc, l.id desc limit most;

      get diagnostics already = row_count;
      if already >= most or horizon is null then return; end if;
      return query
        with past as materialized (
          select m.workspace_id, m.id, m.conversation_id, m.said_at from message m
          where m.search @@ ((select string_agg('''§' || w.id || '''', ' | ') from unnest(mine) as w (id))::tsquery && words)
            and m.workspace_id = any (mine) and m.gone_at is null and m.removed_at is null
            and m.said_at <= horizon and (before is null or (m.said_at, m.id) < (before, before_id)))
        select * from past p order by p.said_at desc, p.id desc limit most - already;
    end
    $$`.execute(db)
}
