import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { type Here } from './conversation-store.ts'
import { weigh } from './weigh.ts'

/** These messages no longer await: an act has seen to them. The act's id stands on each, so that undoing it frees them. */
export async function handle(
  db: Db,
  clock: Clock,
  at: Here,
  messages: readonly string[],
  act: Id<'act'>,
): Promise<void> {
  await sql`update message set handled_at = ${clock()}, handled_by = ${act} where workspace_id = ${at.workspace}
    and id = any(${messages}::uuid[]) and handled_at is null`.execute(db)
  await weigh(db, clock, at.workspace, [at.conversation])
}

/** Whatever awaits here now. */
export async function handleAll(db: Db, clock: Clock, at: Here, act: Id<'act'>): Promise<void> {
  await sql`update message set handled_at = ${clock()}, handled_by = ${act} where workspace_id = ${at.workspace}
    and conversation_id = ${at.conversation} and awaits is not null and handled_at is null`.execute(db)
  await weigh(db, clock, at.workspace, [at.conversation])
}

/** The act is undone: what it had seen to awaits again. */
export async function letAwait(db: Db, clock: Clock, at: Here, act: Id<'act'>): Promise<void> {
  await sql`update message set handled_at = null, handled_by = null
    where workspace_id = ${at.workspace} and handled_by = ${act}`.execute(db)
  await weigh(db, clock, at.workspace, [at.conversation])
}
