import { type Kysely, sql } from 'kysely'

/** Who answered what, and our own words that no place has given back yet: found by key, whatever a conversation holds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index message_answered_by_us on message (workspace_id, answers_id)
    where ours and answers_id is not null`.execute(db)
  await sql`create index also_answers_answered on also_answers (workspace_id, answered_id)`.execute(db)
  await sql`create index message_not_given_back on message (workspace_id, conversation_id)
    where ours and native_id is null and audience <> 'internal'`.execute(db)
  await sql`create index act_message on act (workspace_id, message_id) where message_id is not null`.execute(db)
}
