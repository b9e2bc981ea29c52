import { type Audience, audiences, type Utterance } from '#channel'
import { type Db, ring } from '#database'
import { type Clock, type Id, type JsonObject, newId, Refusal } from '#kernel'
import { recordAct } from '#team'
import { type Here, holdConversation, type Spoken, spokenHere } from './conversation-store.ts'
import { handle } from './handle.ts'
import { speak } from './speak.ts'

export interface Reply {
  at: Here
  text: string
  /** The main one first. */
  answers: readonly string[]
  audience: Audience
  /** Made by the composer: the same key twice is one act. */
  key: Id<'outbox'>
  by: string
  /** Name signed with. */
  signed: string
  /** Said already, by one's own hand, where the channel cannot. */
  byHand: { url: string | null } | null
}

export interface Replied {
  act: Id<'act'>
  message: Id<'message'>
  leavesAt: Date | null
}

/** How long what is said can be taken back. */
export const graceSeconds = 10

/**
 * Answers one or several messages where the first of them was said. The message, its place in the outbox and the act are
 * one commit; it leaves ten seconds later. Whether the place takes it changes the outbox, never what was decided.
 */
export async function reply(db: Db, clock: Clock, maySay: (channel: string) => boolean, to: Reply): Promise<Replied> {
  await holdConversation(db, to.at)
  const again = await alreadySaid(db, to)
  if (again) return again
  const answered = await spokenHere(db, to.at, to.answers)
  const beside = answered[0]!
  mustBeSayable(maySay, to, answered)

  const message = newId<'message'>()
  const act = newId<'act'>()
  await speak(db, clock, { ...to, message, beside, nativeId: null })
  const leavesAt = to.byHand ? null : new Date(clock().getTime() + graceSeconds * 1000)
  await putInOutbox(db, clock, to, message, beside, answered, leavesAt)
  await recordAct(db, clock, {
    workspace: to.at.workspace,
    id: act,
    kind: 'reply',
    by: to.by,
    conversation: to.at.conversation,
    message,
    detail: { key: to.key },
  })
  await handle(db, clock, to.at, to.answers, act)
  await db
    .deleteFrom('draft')
    .where('workspace_id', '=', to.at.workspace)
    .where('conversation_id', '=', to.at.conversation)
    .where('user_id', '=', to.by)
    .execute()
  await ring(db, { workspace: to.at.workspace, kind: 'said', conversations: [to.at.conversation] })
  return { act, message, leavesAt }
}

async function alreadySaid(db: Db, to: Reply): Promise<Replied | null> {
  const row = await db
    .selectFrom('outbox')
    .innerJoin('act', (join) =>
      join.onRef('act.workspace_id', '=', 'outbox.workspace_id').onRef('act.message_id', '=', 'outbox.message_id'),
    )
    .select(['outbox.message_id', 'outbox.not_before', 'outbox.proof', 'act.id as act'])
    .where('outbox.workspace_id', '=', to.at.workspace)
    .where('outbox.id', '=', to.key)
    .where('act.kind', '=', 'reply')
    .executeTakeFirst()
  if (!row) return null
  return {
    act: row.act as Id<'act'>,
    message: row.message_id as Id<'message'>,
    leavesAt: row.proof === 'by-hand' ? null : row.not_before,
  }
}

function mustBeSayable(maySay: (channel: string) => boolean, to: Reply, answered: readonly Spoken[]): void {
  const beside = answered[0]!
  if (beside.closed) throw new Refusal('reply.place-closed', 409)
  if (beside.audience === 'internal') throw new Refusal('reply.to-a-note', 422)
  if (!to.byHand && !maySay(beside.channel)) throw new Refusal('reply.by-hand-only', 409)
  // Never wider than the narrowest of what it answers: widening is an act of its own.
  const narrowest = Math.min(...answered.map((one) => audiences.indexOf(one.audience)))
  if (audiences.indexOf(to.audience) > narrowest) throw new Refusal('reply.audience-too-wide', 422)
  if (to.audience === 'internal') throw new Refusal('reply.is-no-note', 422)
}

async function putInOutbox(
  db: Db,
  clock: Clock,
  to: Reply,
  message: Id<'message'>,
  beside: Spoken,
  answered: readonly Spoken[],
  leavesAt: Date | null,
): Promise<void> {
  const utterance: Utterance = {
    key: to.key,
    text: to.text,
    by: to.signed,
    thread: { nativeId: beside.threadNativeId, url: beside.threadUrl },
    answers: answered.flatMap((one) => one.nativeId ?? []),
    audience: to.audience,
  }
  await db
    .insertInto('outbox')
    .values({
      workspace_id: to.at.workspace,
      id: to.key,
      message_id: message,
      contact_point_id: beside.place,
      utterance: JSON.stringify(to.byHand ? { ...utterance, url: to.byHand.url } : utterance) as unknown as JsonObject,
      state: to.byHand ? 'sent' : 'waiting',
      why: null,
      proof: to.byHand ? 'by-hand' : null,
      not_before: leavesAt ?? clock(),
      by: to.by,
      at: clock(),
      changed_at: clock(),
    })
    .execute()
}
