import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Choices by the form of their place: for how long one may choose, where they stay in the words, and what was counted there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table spark add column open_days integer not null default 7 check (open_days between 1 and 30)`.execute(
    db,
  )
  await sql`alter table spark_place add column in_words boolean not null default false`.execute(db)
  // What was written, approved or said before there were forms goes on as it was.
  await sql`
    update spark_place set in_words = true from spark s, contact_point p
    where s.workspace_id = spark_place.workspace_id and s.id = spark_place.spark_id and s.opener = 'poll'
      and p.workspace_id = spark_place.workspace_id and p.id = spark_place.contact_point_id and p.channel <> 'page'`.execute(
    db,
  )
  // As the place counts: votes, which are no messages and no people.
  await sql`
    create table poll_count (
      workspace_id uuid not null,
      contact_point_id uuid not null,
      about_native text not null,
      choices jsonb not null,
      ends_at timestamptz,
      ended boolean not null,
      at timestamptz not null,
      primary key (workspace_id, contact_point_id, about_native),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'poll_count')
  // Where the counting is ours: one vote of each, under a mark that leads back to nobody.
  await sql`
    create table poll_vote (
      workspace_id uuid not null,
      contact_point_id uuid not null,
      about_native text not null,
      voter text not null,
      choice text not null,
      at timestamptz not null,
      primary key (workspace_id, contact_point_id, about_native, voter),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'poll_vote')
}
