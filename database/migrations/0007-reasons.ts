import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Why they do not like it: what is suggested, what is kept, and each correction, replayable. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table finding (
      workspace_id uuid not null,
      message_id uuid not null,
      revision integer not null,
      version integer not null,
      language text not null,
      stance text not null,
      stance_confidence real not null,
      reason_missing boolean not null,
      addresses boolean not null,
      reasons jsonb not null,
      themes jsonb not null,
      said_at timestamptz not null,
      at timestamptz not null,
      primary key (workspace_id, message_id),
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  // What *Pourquoi* counts of a stretch of time: it never reads the messages that say neither.
  await sql`create index finding_telling on finding (workspace_id, said_at desc)
    where stance in ('dislike', 'like') or reasons <> '[]'::jsonb`.execute(db)
  await wall(db, 'finding')

  // Deferrable: an archive brings themes by their ids, and one may have been joined into a later one.
  await sql`
    create table theme (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      key text,
      name text not null,
      joined_into uuid,
      joined_by_act uuid,
      at timestamptz not null,
      by text not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, joined_into) references theme (workspace_id, id) deferrable
    )`.execute(db)
  await sql`create unique index theme_name on theme (workspace_id, lower(name)) where joined_into is null`.execute(db)
  await sql`create unique index theme_key on theme (workspace_id, key) where key is not null`.execute(db)
  await wall(db, 'theme')

  await sql`
    create table reason (
      workspace_id uuid not null,
      id uuid not null,
      message_id uuid not null,
      revision integer not null,
      span_start integer not null check (span_start >= 0),
      span_end integer not null,
      theme_id uuid,
      source text not null check (source in ('hand', 'suggestion')),
      by text not null,
      said_at timestamptz not null,
      at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_by text,
      primary key (workspace_id, id),
      check (span_end > span_start),
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade,
      foreign key (workspace_id, theme_id) references theme (workspace_id, id)
    )`.execute(db)
  await sql`create index reason_message on reason (workspace_id, message_id) where withdrawn_at is null`.execute(db)
  await sql`create index reason_theme on reason (workspace_id, theme_id, said_at desc, id desc)
    where withdrawn_at is null`.execute(db)
  await sql`create index reason_in_time on reason (workspace_id, said_at desc) where withdrawn_at is null`.execute(db)
  await wall(db, 'reason')

  await sql`
    create table correction (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      message_id uuid not null,
      revision integer not null,
      kind text not null check (kind in
        ('kept-reason', 'refused-reason', 'withdrew-reason', 'changed-theme', 'kept-stance', 'changed-stance', 'refused-stance')),
      detail jsonb not null,
      by text not null,
      at timestamptz not null,
      undone_at timestamptz,
      primary key (workspace_id, id),
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index correction_message on correction (workspace_id, message_id)`.execute(db)
  await wall(db, 'correction')
}
