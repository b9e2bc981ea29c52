import { type Kysely, sql } from 'kysely'

/** What is still open is read each morning, whatever lies behind: questions to departments, decisions to tell of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index ask_open on ask (workspace_id, due_at) where answered_at is null and withdrawn_at is null`.execute(
    db,
  )
  await sql`create index telling_left on telling (workspace_id, left_at) where left_at is not null`.execute(db)
  await sql`create index decision_to_tell on decision (workspace_id, id) where told + leaving + cannot < concerned`.execute(
    db,
  )
}
