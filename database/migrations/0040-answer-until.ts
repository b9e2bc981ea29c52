import { type Kysely, sql } from 'kysely'

/** Some places take an answer for a time only: until when, as the place set it with each word heard. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table message add column answer_until timestamptz`.execute(db)
  await sql`create index message_answer_until on message (workspace_id, thread_id, answer_until) where answer_until is not null`.execute(
    db,
  )
}
