import { sql } from 'kysely'
import { type Db } from '#database'
import { type Id } from '#kernel'

/** A thread or a conversation that was called by a title of theirs, and by nobody else's, is called so no more. */
export async function untitle(db: Db, workspace: Id<'workspace'>, messages: readonly string[]): Promise<void> {
  const others = (same: ReturnType<typeof sql>) => sql`not exists (select from message o
    where o.workspace_id = m.workspace_id and ${same} and o.title = m.title and o.gone_at is null and o.id <> all(${messages}::uuid[]))`
  const theirs = sql`m.workspace_id = ${workspace} and m.id = any(${messages}::uuid[])`
  await sql`
    update thread t set title = null from message m
    where ${theirs} and t.workspace_id = m.workspace_id and t.id = m.thread_id and t.title = m.title
      and ${others(sql`o.thread_id = m.thread_id`)}`.execute(db)
  await sql`
    update conversation c set subject = null from message m
    where ${theirs} and c.workspace_id = m.workspace_id and c.id = m.conversation_id and c.subject = m.title
      and ${others(sql`o.conversation_id = m.conversation_id`)}`.execute(db)
}
