import { type Kysely, sql } from 'kysely'

/** What is decided may answer something grave that several said, and not a theme. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table decision alter column theme_id drop not null, add column alert_id uuid,
      add foreign key (workspace_id, alert_id) references alert (workspace_id, id) on delete cascade`.execute(db)
  await sql`create index decision_alert on decision (workspace_id, alert_id) where alert_id is not null`.execute(db)
}
