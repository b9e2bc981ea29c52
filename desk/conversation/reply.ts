import { type Audience, type Utterance } from '#channel'
import { type Db, ring } from '#database'
import { type Clock, type Id, type JsonObject, newId, Refusal, webUrl } from '#kernel'
import { recordAct } from '#team'
import { type Asks } from './asking-why.ts'
import { mustBeAskable, recordAsking } from './asking-why-store.ts'
import { type Here, holdConversation, spokenHere } from './conversation-store.ts'
import { handle } from './handle.ts'
import { mustStayPrivate } from './must-stay-private.ts'
import { speak } from './speak.ts'
import { isLate, isWider, narrower, type Spot, spotsOf } from './spot.ts'
import { type ChannelAbilities } from './turn-shown.ts'

export interface Reply {
  at: Here
  text: string
  /** The main one first. */
  answers: readonly string[]
  /** The widest it may be anywhere: at each spot it is never wider than the narrowest of what it answers there. */
  audience: Audience
  /** Made by the composer: the same key twice is one act. */
  key: Id<'outbox'>
  by: string
  /** Name signed with. */
  signed: string
  /** Said already, by one's own hand, where the channel cannot: everywhere, or at these spots alone. */
  byHand: { url: string | null; spots: readonly { spot: string; url: string | null }[] | null } | null
  /** What it asks; left out: nothing that one waits for. */
  asks?: Asks | null
  /** Said for someone who has no seat here, with their consent: under whom, and which words of theirs these are. */
  inNameOf?: { person: Id<'person'>; word: string }
}

/** What goes out is said by someone, here. `tells`: it says what came of what people said. */
export type Words = Pick<Reply, 'at' | 'text' | 'by' | 'signed'> &
  Partial<Pick<Reply, 'asks' | 'inNameOf'>> & { tells?: boolean }

export interface Replied {
  act: Id<'act'>
  /** One for each spot, the main one first. */
  messages: Id<'message'>[]
  leavesAt: Date | null
}

/** How long what is said can be taken back. */
export const graceSeconds = 10

/**
 * Answers one or several messages, each where it was said: one message goes out for each spot, all in one act. They,
 * their places in the outbox and the act are one commit; they leave ten seconds later. Whether a place takes it changes
 * the outbox, never what was decided.
 */
export async function reply(
  db: Db,
  clock: Clock,
  channels: Pick<ChannelAbilities, 'says' | 'answersPrivately'>,
  to: Reply,
): Promise<Replied> {
  await holdConversation(db, to.at)
  const again = await alreadySaid(db, to)
  if (again) return again
  const spots = spotsOf(await spokenHere(db, to.at, to.answers))
  mustBeSayable(channels.says, clock(), to, spots)
  mustStayPrivate(channels.answersPrivately, to, spots)
  if (to.asks)
    await mustBeAskable(
      db,
      to.at,
      to.asks,
      spots.flatMap((spot) => spot.answered),
    )

  const leavesAt = new Date(clock().getTime() + graceSeconds * 1000)
  const going = spots.map((spot, at) => ({
    spot,
    message: newId<'message'>(),
    key: at === 0 ? to.key : newId<'outbox'>(),
    audience: narrower(to.audience, spot.audience),
    byHand: byHandAt(to, spot),
  }))
  const act = await recordAct(db, clock, {
    workspace: to.at.workspace,
    kind: to.inNameOf ? 'say-in-name' : 'reply',
    by: to.by,
    conversation: to.at.conversation,
    message: going[0]!.message,
    detail: {
      key: to.key,
      ...(to.asks ? { asks: to.asks } : {}),
      ...(to.inNameOf ? { word: to.inNameOf.word } : {}),
    },
  })
  for (const word of going) await goOut(db, clock, to, act, word, leavesAt)
  await handle(db, clock, to.at, to.answers, act)
  if (!to.inNameOf) await forgetDraft(db, to)
  await ring(db, { workspace: to.at.workspace, kind: 'said', conversations: [to.at.conversation] })
  return {
    act,
    messages: going.map((word) => word.message),
    leavesAt: going.every((word) => word.byHand) ? null : leavesAt,
  }
}

async function forgetDraft(db: Db, to: Reply): Promise<void> {
  await db
    .deleteFrom('draft')
    .where('workspace_id', '=', to.at.workspace)
    .where('conversation_id', '=', to.at.conversation)
    .where('user_id', '=', to.by)
    .execute()
}

async function alreadySaid(db: Db, to: Reply): Promise<Replied | null> {
  const rows = await db
    .selectFrom('outbox as o')
    .innerJoin('outbox as keyed', (join) =>
      join.onRef('keyed.workspace_id', '=', 'o.workspace_id').onRef('keyed.act_id', '=', 'o.act_id'),
    )
    .select(['o.message_id', 'o.not_before', 'o.proof', 'o.act_id'])
    .where('keyed.workspace_id', '=', to.at.workspace)
    .where('keyed.id', '=', to.key)
    .orderBy('o.message_id')
    .execute()
  if (!rows[0]) return null
  return {
    act: rows[0].act_id as Id<'act'>,
    messages: rows.map((row) => row.message_id as Id<'message'>),
    leavesAt: rows.find((row) => row.proof !== 'by-hand')?.not_before ?? null,
  }
}

function mustBeSayable(maySay: (channel: string) => boolean, now: Date, to: Reply, spots: readonly Spot[]): void {
  if (to.audience === 'internal') throw new Refusal('reply.is-no-note', 422)
  for (const spot of spots) {
    const [beside] = spot.answered
    if (spot.audience === 'internal') throw new Refusal('reply.to-a-note', 422)
    // A place that is closed to us may well stand: what a hand has said there is said.
    if (byHandAt(to, spot)) continue
    if (beside.closed) throw new Refusal('reply.place-closed', 409)
    if (!maySay(beside.channel)) throw new Refusal('reply.by-hand-only', 409)
    if (isLate(spot, now)) throw new Refusal('reply.window-closed', 409)
  }
  // Widening is an act of its own.
  if (spots.every((spot) => isWider(to.audience, spot.audience))) throw new Refusal('reply.audience-too-wide', 422)
}

function byHandAt({ byHand }: Reply, spot: Spot): { url: string | null } | null {
  if (!byHand?.spots) return byHand
  return byHand.spots.find((one) => one.spot === spot.key) ?? null
}

export interface Going {
  spot: Spot
  message: Id<'message'>
  key: Id<'outbox'>
  audience: Audience
  byHand: { url: string | null } | null
}

/** The message beside what it answers, and its place in the outbox. */
export async function goOut(
  db: Db,
  clock: Clock,
  to: Words,
  act: Id<'act'>,
  word: Going,
  leavesAt: Date,
): Promise<void> {
  const { spot, message, key, audience, byHand } = word
  const [beside] = spot.answered
  const answers = spot.answered.map((one) => one.id)
  const by = to.inNameOf ?? to.by
  await speak(db, clock, { ...to, by, message, beside, answers, audience, nativeId: null, url: webUrl(byHand?.url) })
  if (to.asks)
    await recordAsking(db, clock, to.at, { asks: to.asks, question: message, answered: spot.answered, by: to.by })
  const utterance: Utterance = {
    key,
    text: to.text,
    by: to.signed,
    thread: { nativeId: beside.threadNativeId, url: beside.threadUrl, title: beside.threadTitle },
    answers: spot.answered.flatMap((one) => one.nativeId ?? []),
    to: [...new Map(spot.answered.flatMap(({ by }) => (by ? [[by.nativeId, by]] : []))).values()],
    audience,
  }
  await db
    .insertInto('outbox')
    .values({
      workspace_id: to.at.workspace,
      id: key,
      message_id: message,
      act_id: act,
      contact_point_id: beside.place,
      tells: to.tells ?? false,
      utterance: JSON.stringify(byHand ? { ...utterance, url: byHand.url } : utterance) as unknown as JsonObject,
      state: byHand ? 'sent' : 'waiting',
      why: null,
      proof: byHand ? 'by-hand' : null,
      not_before: byHand ? clock() : leavesAt,
      by: to.by,
      at: clock(),
      changed_at: clock(),
    })
    .execute()
}
