import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Until when someone has read what happened at a client: where their next morning begins. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table morning_read (
      workspace_id uuid not null references workspace (id) on delete cascade,
      user_id text not null references auth_user (id) on delete cascade,
      until timestamptz not null,
      primary key (workspace_id, user_id)
    )`.execute(db)
  await wall(db, 'morning_read')
}
