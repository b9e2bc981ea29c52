import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Which pages threads are about, so that two that speak of the same one find each other; and what a person said is another subject. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table spoken_of (
      workspace_id uuid not null,
      page text collate "C" not null,
      thread_id uuid not null,
      primary key (workspace_id, page, thread_id),
      foreign key (workspace_id, thread_id) references thread (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index spoken_of_thread on spoken_of (workspace_id, thread_id)`.execute(db)
  await wall(db, 'spoken_of')

  // The lesser id first: a pair stands once.
  await sql`
    create table other_subject (
      workspace_id uuid not null,
      one_id uuid not null,
      other_id uuid not null,
      act_id uuid not null,
      primary key (workspace_id, one_id, other_id),
      foreign key (workspace_id, one_id) references conversation (workspace_id, id) on delete cascade,
      foreign key (workspace_id, other_id) references conversation (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index other_subject_other on other_subject (workspace_id, other_id)`.execute(db)
  await wall(db, 'other_subject')
}
