import { type ConversationAct } from '#contract'
import { type Db, ring } from '#database'
import { type Clock, type Id, type JsonObject, newId, Refusal } from '#kernel'
import { recordAct } from '#team'
import { type Here, holdConversation } from './conversation-store.ts'
import { handleAll } from './handle.ts'
import { weigh } from './weigh.ts'

/** What of a conversation an act may change: kept as it stood, so that undoing puts it back. */
async function asItStands(db: Db, at: Here): Promise<JsonObject> {
  const row = await db
    .selectFrom('conversation')
    .select(['let_live_why', 'let_live_until', 'snoozed_until', 'assigned_to'])
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.conversation)
    .executeTakeFirstOrThrow()
  return {
    letLiveWhy: row.let_live_why,
    letLiveUntil: row.let_live_until?.toISOString() ?? null,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    assignedTo: row.assigned_to,
  }
}

/** Lets a conversation live, puts it off or wakes it, gives it to someone. Each is a record and can be undone. */
export async function actOnConversation(
  db: Db,
  clock: Clock,
  at: Here,
  act: ConversationAct,
  by: string,
): Promise<Id<'act'>> {
  await holdConversation(db, at)
  const id = newId<'act'>()
  const before = await asItStands(db, at)
  const change = await changeOf(db, clock, at, act)
  await db
    .updateTable('conversation')
    .set(change)
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.conversation)
    .execute()
  await recordAct(db, clock, {
    id,
    workspace: at.workspace,
    kind: act.kind,
    by,
    conversation: at.conversation,
    detail: { before, act: JSON.parse(JSON.stringify(act)) },
  })
  if (act.kind === 'let-live') await handleAll(db, clock, at, id)
  await weigh(db, clock, at.workspace, [at.conversation])
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [at.conversation] })
  return id
}

async function changeOf(db: Db, clock: Clock, at: Here, act: ConversationAct) {
  switch (act.kind) {
    case 'let-live':
      return {
        let_live_why: act.words?.trim() || act.why,
        let_live_until: act.until ? inFuture(clock, act.until) : null,
      }
    case 'snooze':
      return { snoozed_until: inFuture(clock, act.until) }
    case 'wake':
      return { snoozed_until: null, let_live_why: null, let_live_until: null }
    case 'assign':
      return { assigned_to: act.to === null ? null : await someoneAtThisDesk(db, at.workspace, act.to) }
    default:
      return act satisfies never
  }
}

function inFuture(clock: Clock, moment: string): Date {
  const until = new Date(moment)
  if (until <= clock()) throw new Refusal('conversation.already-past', 422)
  return until
}

async function someoneAtThisDesk(db: Db, workspace: Id<'workspace'>, user: string): Promise<string> {
  const there = await db
    .selectFrom('membership')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('role', '=', 'desk')
    .executeTakeFirst()
  if (!there) throw new Refusal('team.not-at-this-desk', 422)
  return user
}
