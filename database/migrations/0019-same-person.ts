import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Private links that we send and that end; a code that proves two of them are one person's; what that person joined. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One handle may have been sent several links, each for a time; the one given on a page of ours is for good.
  await sql`alter table author_link add column expires_at timestamptz`.execute(db)
  await sql`alter table author_link drop constraint author_link_pkey`.execute(db)
  await sql`alter table author_link add primary key (workspace_id, handle_id, secret_hash)`.execute(db)

  await sql`
    create table join_code (
      workspace_id uuid not null,
      handle_id uuid not null,
      selector text not null,
      digest bytea not null,
      at timestamptz not null,
      expires_at timestamptz not null,
      tries integer not null default 0,
      primary key (workspace_id, handle_id),
      unique (workspace_id, selector),
      foreign key (workspace_id, handle_id) references handle (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'join_code')

  // Beside each handle the person it is by itself, so that separating gives back what was there.
  await sql`
    create table handle_join (
      workspace_id uuid not null,
      id uuid not null,
      one_handle uuid not null,
      one_person uuid not null,
      other_handle uuid not null,
      other_person uuid not null,
      at timestamptz not null,
      how text not null check (how = any (array['own-code'])),
      undone_at timestamptz,
      undone_how text check (undone_how in ('own-page', 'at-request')),
      undone_by text,
      primary key (workspace_id, id),
      foreign key (workspace_id, one_handle) references handle (workspace_id, id) on delete cascade,
      foreign key (workspace_id, other_handle) references handle (workspace_id, id) on delete cascade,
      foreign key (workspace_id, one_person) references person (workspace_id, id) on delete cascade,
      foreign key (workspace_id, other_person) references person (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create unique index handle_join_standing on handle_join (workspace_id, one_handle, other_handle)
    where undone_at is null`.execute(db)
  await sql`create index handle_join_other on handle_join (workspace_id, other_handle)`.execute(db)
  await wall(db, 'handle_join')
}
