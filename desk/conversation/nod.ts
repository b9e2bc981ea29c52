import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type Act, mustBeLast, recordAct, type Undo } from '#team'
import { type Here, holdConversation, spokenHere } from './conversation-store.ts'
import { graceSeconds } from './reply.ts'
import { type ChannelAbilities } from './turn-shown.ts'

export interface Nodding {
  at: Here
  message: string
  by: string
}

type Nods = ChannelAbilities['nods']

/**
 * Likes what someone said, in the name of the account that is connected there. A nod and no answer: what awaits goes on
 * awaiting, and nothing is counted. It leaves ten seconds later. Given again where a place did not take it, it is tried anew.
 */
export async function giveNod(db: Db, clock: Clock, nods: Nods, of: Nodding): Promise<Id<'act'>> {
  await holdConversation(db, of.at)
  await give(db, clock, nods, of)
  return record(db, clock, of, 'nod')
}

/** Takes a like back: what has not left never does, what stands there is taken away there. */
export async function takeNodBack(db: Db, clock: Clock, of: Nodding): Promise<Id<'act'>> {
  await holdConversation(db, of.at)
  await takeBack(db, clock, of)
  return record(db, clock, of, 'end-nod')
}

const ofAct = (act: Act, by: string): Nodding => ({
  at: { workspace: act.workspace, conversation: act.conversation! },
  message: act.message!,
  by,
})

/** What is undone is what was done, the other way: it leaves no act of its own. */
export const nodUndo = (nods: Nods): Record<string, Undo> => ({
  nod: async (db, clock, act, by) => {
    await mustBeLast(db, act, ['nod', 'end-nod'])
    await takeBack(db, clock, ofAct(act, by))
    await tell(db, ofAct(act, by))
  },
  'end-nod': async (db, clock, act, by) => {
    await mustBeLast(db, act, ['nod', 'end-nod'])
    await give(db, clock, nods, ofAct(act, by))
    await tell(db, ofAct(act, by))
  },
})

async function record(db: Db, clock: Clock, of: Nodding, kind: 'nod' | 'end-nod'): Promise<Id<'act'>> {
  const { workspace, conversation } = of.at
  const act = await recordAct(db, clock, {
    workspace,
    kind,
    by: of.by,
    conversation,
    message: of.message as Id<'message'>,
  })
  await tell(db, of)
  return act
}

const tell = (db: Db, { at }: Nodding) =>
  ring(db, { workspace: at.workspace, kind: 'marked', conversations: [at.conversation] })

async function give(db: Db, clock: Clock, nods: Nods, { at, message, by }: Nodding): Promise<void> {
  const [word] = await spokenHere(db, at, [message])
  if (!word?.by || !word.nativeId || word.gone || !nods(word.channel, word.nativeId))
    throw new Refusal('nod.not-here', 409)
  if (word.closed) throw new Refusal('nod.place-closed', 409)
  const before = await standing(db, at, message)
  const anew = { key: newId(), proof: null, native_id: null }
  const fresh = { ...leaving(clock), by, at: clock(), ended_by: null, ended_at: null }
  if (!before)
    return void (await db
      .insertInto('nod')
      .values({
        workspace_id: at.workspace,
        message_id: message,
        contact_point_id: word.place,
        key: anew.key,
        state: 'waiting',
        by,
        at: fresh.at,
        not_before: fresh.not_before,
      })
      .execute())
  if (!before.ended_at) {
    if (!failed(before.state)) throw new Refusal('nod.given-already', 409)
    return change(db, at, message, fresh)
  }
  // What has not begun to be taken back, or was not taken back, stands there as it did.
  const untouched = (before.state === 'waiting' && !before.tries) || (failed(before.state) && before.why !== 'unknown')
  if (untouched && before.proof)
    return change(db, at, message, { state: 'sent', why: null, ended_by: null, ended_at: null })
  await change(db, at, message, { ...fresh, ...(untouched ? {} : anew) })
}

async function takeBack(db: Db, clock: Clock, { at, message, by }: Nodding): Promise<void> {
  const before = await standing(db, at, message)
  if (!before || (before.ended_at && !failed(before.state))) throw new Refusal('nod.none', 409)
  const neverLeft = before.state === 'waiting' && !before.tries
  if (!before.ended_at && !before.proof && (neverLeft || (failed(before.state) && before.why !== 'unknown')))
    return void (await db
      .deleteFrom('nod')
      .where('workspace_id', '=', at.workspace)
      .where('message_id', '=', message)
      .execute())
  const { not_before, ...leaves } = leaving(clock)
  // Somebody is giving it this moment: they come to an end first.
  const after = before.state === 'saying' && before.not_before > not_before ? before.not_before : not_before
  await change(db, at, message, { ...leaves, not_before: after, ended_by: by, ended_at: clock() })
}

const failed = (state: string) => state === 'refused' || state === 'gone'

const leaving = (clock: Clock) => ({
  state: 'waiting' as const,
  why: null,
  tries: 0,
  not_before: new Date(clock().getTime() + graceSeconds * 1000),
})

function standing(db: Db, at: Here, message: string) {
  return db
    .selectFrom('nod')
    .select(['state', 'proof', 'why', 'tries', 'ended_at', 'not_before'])
    .where('workspace_id', '=', at.workspace)
    .where('message_id', '=', message)
    .forUpdate()
    .executeTakeFirst()
}

type Change = Partial<{
  key: string
  state: 'waiting' | 'sent'
  proof: null
  why: null
  native_id: null
  tries: number
  not_before: Date
  by: string
  at: Date
  ended_by: string | null
  ended_at: Date | null
}>

async function change(db: Db, at: Here, message: string, set: Change): Promise<void> {
  await db
    .updateTable('nod')
    .set(set)
    .where('workspace_id', '=', at.workspace)
    .where('message_id', '=', message)
    .execute()
}
