import { type Db, ring } from '#database'
import { type Clock } from '#kernel'
import { type Act, mustBeLast, type Undo } from '#team'
import { type Here, holdConversation } from './conversation-store.ts'
import { letAwait } from './handle.ts'
import { undoJoin } from './join-conversations.ts'
import { undoKeepSilence, undoLiftSilence } from './keep-silence.ts'
import { undoOtherSubject } from './other-subject.ts'
import { undoSettle } from './settle-unknown.ts'
import { takeBack } from './take-back.ts'
import { weigh } from './weigh.ts'

const here = (act: Act): Here => ({ workspace: act.workspace, conversation: act.conversation! })

/** Puts back how a conversation stood, unless someone acted on the same thing since. */
const putBack: Undo = async (db, clock, act) => {
  await mustBeLast(db, act, ['let-live', 'snooze', 'wake', 'assign'])
  const before = act.detail.before as Record<string, string | null>
  await holdConversation(db, here(act))
  await db
    .updateTable('conversation')
    .set({
      let_live_why: before.letLiveWhy!,
      let_live_until: asDate(before.letLiveUntil),
      snoozed_until: asDate(before.snoozedUntil),
      assigned_to: await stillAtDesk(db, act, before.assignedTo ?? null),
    })
    .where('workspace_id', '=', act.workspace)
    .where('id', '=', act.conversation!)
    .execute()
  await letAwait(db, clock, act.workspace, act.id)
  await weigh(db, clock, act.workspace, [act.conversation!])
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [act.conversation!] })
}

const asDate = (moment: string | null | undefined): Date | null => (moment ? new Date(moment) : null)

/** Whoever left the desk meanwhile is given nothing back. */
async function stillAtDesk(db: Db, { workspace }: Act, user: string | null): Promise<string | null> {
  const row = await db
    .selectFrom('membership')
    .select('user_id')
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('role', '=', 'desk')
    .executeTakeFirst()
  return row?.user_id ?? null
}

export const conversationUndo: Record<string, Undo> = {
  'let-live': putBack,
  snooze: putBack,
  wake: putBack,
  assign: putBack,
  join: undoJoin,
  split: undoJoin,
  'other-subject': undoOtherSubject,
  settle: undoSettle,
  'keep-silence': undoKeepSilence,
  'lift-silence': undoLiftSilence,
  reply: async (db: Db, clock: Clock, act: Act) => {
    const there = await takeBack(db, clock, act)
    await letAwait(db, clock, act.workspace, act.id)
    const conversations = there.map((at) => at.conversation)
    // A word given in it went with it: nothing of it is due any more.
    await weigh(db, clock, act.workspace, conversations)
    await ring(db, { workspace: act.workspace, kind: 'said', conversations })
  },
}
