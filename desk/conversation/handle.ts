import { sql } from 'kysely'
import { type Db, ring } from '#database'
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

/**
 * Something came that someone must see to, whatever was answered before: these await again, and the conversation with
 * them, put off or left to live as it may be. Words of ours never await.
 */
export async function awaitAgain(db: Db, clock: Clock, at: Here, messages: readonly string[]): Promise<void> {
  await sql`update conversation set snoozed_until = null, let_live_why = null, let_live_until = null
    where workspace_id = ${at.workspace} and id = ${at.conversation}`.execute(db)
  await sql`update message set handled_at = null, handled_by = null, awaits = coalesce(awaits, 'question')
    where workspace_id = ${at.workspace} and id = any(${messages}::uuid[]) and not ours and audience <> 'internal'
      and gone_at is null and removed_at is null`.execute(db)
  await weigh(db, clock, at.workspace, [at.conversation])
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [at.conversation] })
}

/**
 * The act is undone: what it had seen to awaits again, wherever it is discussed now; but for what another word of ours
 * answers all the same.
 */
export async function letAwait(db: Db, clock: Clock, workspace: Id<'workspace'>, act: Id<'act'>): Promise<void> {
  const { rows } = await sql<{ conversation_id: string }>`
    update message m set handled_at = o.said_at, handled_by = o.by
    from message x left join lateral (
      select o.said_at, coalesce(sent.act_id, o.id) as by from (
        select id from message where workspace_id = x.workspace_id and answers_id = x.id and ours
        union select message_id from also_answers where workspace_id = x.workspace_id and answered_id = x.id) word
      cross join lateral (select * from message o where o.workspace_id = x.workspace_id and o.id = word.id offset 0) o
      left join lateral (select act_id from outbox b where b.workspace_id = o.workspace_id and b.message_id = o.id offset 0) sent on true
      where o.conversation_id = x.conversation_id and o.ours and o.audience <> 'internal'
      order by o.said_at, o.id limit 1) o on true
    where x.workspace_id = ${workspace} and x.handled_by = ${act} and m.workspace_id = x.workspace_id and m.id = x.id
    returning m.conversation_id`.execute(db)
  await weigh(
    db,
    clock,
    workspace,
    rows.map((row) => row.conversation_id),
  )
}
