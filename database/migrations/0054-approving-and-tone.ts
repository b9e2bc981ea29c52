import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Whoever is asked to approve may be written to, where letters leave from here; how a client speaks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // null: their link is passed to them by hand.
  await sql`alter table approval add column address text, add column language text`.execute(db)
  // `in-turn`: somebody before has still to approve.
  await sql`
    create table approval_letter (
      workspace_id uuid not null,
      id uuid not null,
      approval_id uuid not null,
      serial integer not null,
      kind text not null check (kind = any (array['asked', 'reminder'])),
      state text not null check (state = any (array['waiting', 'in-turn', 'sending', 'later', 'sent', 'refused', 'unknown', 'taken-back'])),
      why text,
      tries integer not null default 0,
      not_before timestamptz not null,
      at timestamptz not null,
      changed_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, approval_id, serial, kind),
      foreign key (workspace_id, approval_id) references approval (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index approval_letter_due on approval_letter (not_before) where state in ('waiting', 'in-turn', 'sending', 'later')`.execute(
    db,
  )
  await wall(db, 'approval_letter')
  // Like the scheduler of listening, this one learns ids and nothing else.
  await sql`
    create function approval_letters_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from approval_letter
       where not_before <= by_now and state in ('waiting', 'in-turn', 'sending', 'later') order by not_before limit most $$`.execute(
    db,
  )
  // What a client has put in place of how one begins to speak.
  await sql`alter table workspace add column tone jsonb not null default '{}'`.execute(db)
  // What a morning looks for: the latest words, and what its hour left here.
  await sql`create index approval_word_at on approval_word (workspace_id, at)`.execute(db)
  await sql`create index spark_missed on spark (workspace_id, planned_for) where state = 'missed'`.execute(db)
}
