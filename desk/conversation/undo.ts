import { type Db, ring } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { type Act, type Undo } from '#team'
import { type Here } from './conversation-store.ts'
import { letAwait } from './handle.ts'
import { undoJoin } from './join-conversations.ts'
import { takeBack } from './take-back.ts'
import { weigh } from './weigh.ts'

const here = (act: Act): Here => ({ workspace: act.workspace, conversation: act.conversation! })

/** Puts back how a conversation stood, unless someone acted on the same thing since. */
const putBack: Undo = async (db, clock, act) => {
  await nothingSince(db, act)
  const before = act.detail.before as Record<string, string | null>
  await db
    .updateTable('conversation')
    .set({
      let_live_why: before.letLiveWhy!,
      let_live_until: asDate(before.letLiveUntil),
      snoozed_until: asDate(before.snoozedUntil),
      assigned_to: before.assignedTo!,
    })
    .where('workspace_id', '=', act.workspace)
    .where('id', '=', act.conversation!)
    .execute()
  await letAwait(db, clock, here(act), act.id)
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [act.conversation!] })
}

const asDate = (moment: string | null | undefined): Date | null => (moment ? new Date(moment) : null)

async function nothingSince(db: Db, act: Act): Promise<void> {
  const later = await db
    .selectFrom('act')
    .select('id')
    .where('workspace_id', '=', act.workspace)
    .where('conversation_id', '=', act.conversation!)
    .where('kind', 'in', ['let-live', 'snooze', 'wake', 'assign'])
    .where('id', '>', act.id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (later) throw new Refusal('act.too-late', 409)
}

export const conversationUndo: Record<string, Undo> = {
  'let-live': putBack,
  snooze: putBack,
  wake: putBack,
  assign: putBack,
  join: undoJoin,
  split: undoJoin,
  reply: async (db: Db, clock: Clock, act: Act) => {
    await takeBack(db, clock, act)
    await letAwait(db, clock, here(act), act.id as Id<'act'>)
    await weigh(db, clock, act.workspace, [act.conversation!])
    await ring(db, { workspace: act.workspace, kind: 'said', conversations: [act.conversation!] })
  },
}
