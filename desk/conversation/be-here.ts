import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Clock } from '#kernel'
import { type Here } from './conversation-store.ts'

/** Says that someone of the desk is on this conversation, so that two do not answer the same person. */
export async function beHere(
  db: Db,
  clock: Clock,
  at: Here,
  user: string,
  state: { writing: boolean; gone: boolean },
): Promise<void> {
  const before = await db
    .selectFrom('presence')
    .select(['writing', 'seen_at'])
    .where('workspace_id', '=', at.workspace)
    .where('conversation_id', '=', at.conversation)
    .where('user_id', '=', user)
    .executeTakeFirst()
  if (state.gone) {
    await sql`delete from presence where workspace_id = ${at.workspace} and conversation_id = ${at.conversation}
      and user_id = ${user}`.execute(db)
  } else {
    await sql`
      insert into presence (workspace_id, conversation_id, user_id, writing, seen_at)
      select workspace_id, id, ${user}, ${state.writing}, ${clock()} from conversation
      where workspace_id = ${at.workspace} and id = ${at.conversation}
      on conflict (workspace_id, conversation_id, user_id) do update set writing = excluded.writing, seen_at = excluded.seen_at`.execute(
      db,
    )
  }
  // Only a change is news: who stays and who goes on writing says nothing new.
  if (state.gone || !before || before.writing !== state.writing) {
    await ring(db, { workspace: at.workspace, kind: 'present', conversations: [at.conversation] })
  }
}

/** Remembers the place last read; never goes back in time. */
export async function rememberPlace(db: Db, clock: Clock, at: Here, user: string, message: string): Promise<void> {
  await sql`
    insert into reading (workspace_id, conversation_id, user_id, message_id, at)
    select m.workspace_id, m.conversation_id, ${user}, m.id, ${clock()} from message m
    where m.workspace_id = ${at.workspace} and m.conversation_id = ${at.conversation} and m.id = ${message}
    on conflict (workspace_id, conversation_id, user_id) do update set message_id = excluded.message_id, at = excluded.at
    where coalesce((select (n.said_at, n.id) > (o.said_at, o.id) from message n, message o
      where n.workspace_id = reading.workspace_id and n.id = excluded.message_id
        and o.workspace_id = reading.workspace_id and o.id = reading.message_id and o.conversation_id = reading.conversation_id), true)`.execute(
    db,
  )
}
