import { type Kysely, sql } from 'kysely'

/** Whether a message was read for reasons by the language model that someone plugged in, not by our own reading. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table finding add column by_llm boolean not null default false`.execute(db)
}
