import { sql } from 'kysely'
import { type Db, keyed } from '#database'

/** What was confirmed in words that are said anew, or taken back, is confirmed no more; nor what was confirmed of them. */
export async function forgetConfirmations(db: Db, workspace: string, messages: readonly string[]): Promise<void> {
  if (!messages.length) return
  await sql`
    delete from reason_confirmation c where c.workspace_id = ${keyed(workspace)}
      and (c.message_id = any(${messages}::uuid[]) or c.reason_id in (select r.id from reason r
        where r.workspace_id = ${keyed(workspace)} and r.message_id = any(${messages}::uuid[])))`.execute(db)
}
