import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Said without words: who liked, passed on or kept what. It is of the place that it was heard at, and goes with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reaction (
      workspace_id uuid not null,
      contact_point_id uuid not null,
      native_id text not null,
      about_native text not null,
      how text not null,
      by_native text not null,
      by_name text not null,
      by_url text,
      at timestamptz not null,
      primary key (workspace_id, contact_point_id, native_id),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index reaction_about on reaction (workspace_id, contact_point_id, about_native, how, at desc)`.execute(
    db,
  )
  await sql`create index reaction_by on reaction (workspace_id, contact_point_id, by_native)`.execute(db)
  await wall(db, 'reaction')
}
