import { type Kysely, sql } from 'kysely'

/** One answer to several places is one act: each word on its way out knows the act that sent it, to be taken back with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox add column act_id uuid`.execute(db)
  await sql`
    update outbox o set act_id = a.id from act a
    where a.workspace_id = o.workspace_id and a.message_id = o.message_id and a.kind = 'reply' and a.undone_at is null`.execute(
    db,
  )
  await sql`create index outbox_act on outbox (workspace_id, act_id) where act_id is not null`.execute(db)
}
