import { sql } from 'kysely'
import { type Audience } from '#channel'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type Act } from '#team'
import { holdConversation, holdConversationsOf, spokenHere } from './conversation-store.ts'
import { handle, letAwait } from './handle.ts'
import { goOut } from './reply.ts'
import { isWider, spotsOf } from './spot.ts'
import { unsay } from './take-back.ts'

/** One message of ours that tells people what came of what they said, where they said it. */
export interface Telling {
  workspace: Id<'workspace'>
  /** What it answers: at one spot, the main one first. */
  answers: readonly string[]
  text: string
  audience: Audience
  /** Its place in the outbox: the same key twice is one message. */
  key: Id<'outbox'>
  by: string
  signed: string
  act: Id<'act'>
  /** Said already by one’s own hand, and where it can be read. */
  byHand: { url: string | null } | null
}

/**
 * Puts it beside what it answers and into the outbox, to leave at once: whoever calls has let the time pass in which it
 * could be taken back. Never wider than the narrowest of what it answers.
 */
export async function tellAt(db: Db, clock: Clock, telling: Telling): Promise<Id<'message'>> {
  const { workspace, answers } = telling
  const [conversation] = await holdConversationsOf(db, workspace, answers.slice(0, 1))
  if (!conversation) throw new Refusal('message.not-there', 404)
  const at = { workspace, conversation }
  await holdConversation(db, at)
  const [spot, ...others] = spotsOf(await spokenHere(db, at, answers))
  if (!spot || others.length) throw new Refusal('telling.several-places', 409)
  if (isWider(telling.audience, spot.audience)) throw new Refusal('reply.audience-too-wide', 422)
  const message = newId<'message'>()
  const { key, audience, byHand, act } = telling
  const words = { at, text: telling.text, by: telling.by, signed: telling.signed, tells: true }
  await goOut(db, clock, words, act, { spot, message, key, audience, byHand }, clock())
  await handle(db, clock, at, answers, act)
  await ring(db, { workspace, kind: 'said', conversations: [conversation] })
  return message
}

/** Takes back that something was said by hand: the record of it, since the place is out of our reach. */
export async function unsayByHand(db: Db, clock: Clock, act: Act): Promise<void> {
  const { workspace } = act
  const { rows } = await sql<{ message: Id<'message'> }>`
    select message_id as message from outbox where workspace_id = ${workspace} and act_id = ${act.id}
      and tells and proof = 'by-hand' and tries = 0`.execute(db)
  const messages = rows.map((row) => row.message)
  if (!messages.length) throw new Refusal('act.already-left', 409)
  const [conversation] = await holdConversationsOf(db, workspace, messages)
  for (const message of messages) await unsay(db, { workspace, conversation: conversation! }, message)
  await letAwait(db, clock, workspace, act.id)
  await ring(db, { workspace, kind: 'said', conversations: [conversation!] })
}
