import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock } from '#kernel'
import { type Act } from '#team'
import { takeBack } from './take-back.ts'

/** Takes back a publication of which nothing has left anywhere: the conversation that it was to begin is not begun. */
export async function takeBackPiece(db: Db, clock: Clock, act: Act): Promise<void> {
  const places = await takeBack(db, clock, act)
  const conversations = places.map((at) => at.conversation)
  await sql`delete from thread t where t.workspace_id = ${act.workspace} and t.conversation_id = any(${conversations}::uuid[])
    and starts_with(t.native_id, 'ours:') and not exists (select from message m where m.workspace_id = t.workspace_id and m.thread_id = t.id)`.execute(
    db,
  )
  await sql`delete from conversation c where c.workspace_id = ${act.workspace} and c.id = any(${conversations}::uuid[])
    and not exists (select from thread t where t.workspace_id = c.workspace_id and t.conversation_id = c.id)`.execute(
    db,
  )
}
