import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Pages of others that our words on pages of our own link to, and what came of telling them so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // `due_at`: when its links are to be looked at, or somebody is to be told again; null: nothing is to be done.
  await sql`
    create table mention_source (
      workspace_id uuid not null,
      message_id uuid not null,
      contact_point_id uuid not null,
      words text not null default '',
      due_at timestamptz,
      primary key (workspace_id, message_id),
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade,
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index mention_source_due on mention_source (due_at) where due_at is not null`.execute(db)
  await wall(db, 'mention_source')

  // `ended`: our words link to it no more, which it is told too.
  await sql`
    create table mention (
      workspace_id uuid not null,
      id uuid not null,
      message_id uuid not null,
      contact_point_id uuid not null,
      linked text not null,
      state text not null check (state = any (array['waiting', 'told', 'not-taken', 'refused', 'gone'])),
      why text,
      ended boolean not null default false,
      tries integer not null default 0,
      not_before timestamptz not null,
      at timestamptz not null,
      told_at timestamptz,
      primary key (workspace_id, id),
      unique (workspace_id, message_id, linked),
      foreign key (workspace_id, message_id) references mention_source (workspace_id, message_id) on delete cascade,
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index mention_of on mention (workspace_id, contact_point_id, id desc)`.execute(db)
  await wall(db, 'mention')
  await sql`
    create function mentions_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, message_id from mention_source where due_at <= by_now order by due_at limit most $$`.execute(
    db,
  )
  await whenWordsChange(db)
}

/*
 * Whatever says, rewrites, removes or erases a word of ours on a page of our own makes its links due, by whichever of the many
 * ways that is done. A word without a link costs one row looked at.
 */
async function whenWordsChange(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function owe_mentions_said() returns trigger language plpgsql as $$
    begin
      insert into mention_source (workspace_id, message_id, contact_point_id, due_at)
        select m.workspace_id, m.id, m.contact_point_id, new.changed_at from message m
        join contact_point p on p.workspace_id = m.workspace_id and p.id = m.contact_point_id
        where m.workspace_id = new.workspace_id and m.id = new.message_id and p.channel = 'page' and m.audience = 'public'
          and m.text ~* 'https?://'
        on conflict (workspace_id, message_id) do update set due_at = excluded.due_at;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger outbox_mentions after update of state on outbox for each row
      when (new.state = 'sent' and old.state is distinct from 'sent') execute function owe_mentions_said()`.execute(db)
  await sql`
    create function owe_mentions_changed() returns trigger language plpgsql as $$
    begin
      update mention_source set due_at = coalesce(new.gone_at, new.removed_at, now())
        where workspace_id = new.workspace_id and message_id = new.id;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger message_mentions after update of text, gone_at, removed_at on message for each row
      when (new.ours and (new.text, new.gone_at, new.removed_at) is distinct from (old.text, old.gone_at, old.removed_at))
      execute function owe_mentions_changed()`.execute(db)
}
