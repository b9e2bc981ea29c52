import { type Kysely, sql } from 'kysely'

/** How far a client keeps back: what it has changed of the figures one begins with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table workspace add column discretion jsonb not null default '{}'`.execute(db)
}
