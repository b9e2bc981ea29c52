import { type Kysely, sql } from 'kysely'

/** Keys that open once are renewed by one process at a time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table contact_point add column keys_in_hand_until timestamptz`.execute(db)
}
