import { weigh } from '#conversation'
import { type Db, ring } from '#database'
import { beginningOf, type Clock, type Day, type Id, newId, Refusal } from '#kernel'
import { type Act, recordAct } from '#team'
import { type AtCommitment, calendarOf, mustBePromisable } from './commitment.ts'
import { commitmentHeld } from './give-words.ts'

/** How a word given ends: kept, by an answer or otherwise, or one is released from it, and says why. */
export type End =
  | { how: 'kept'; words: string | null; answer: Id<'message'> | null }
  | { how: 'released'; words: string }

export async function endWord(db: Db, clock: Clock, by: string, at: AtCommitment, end: End): Promise<Id<'act'>> {
  const held = await commitmentHeld(db, at.workspace, at.commitment)
  if (held.ended_at) throw new Refusal('commitment.ended', 409)
  const act = newId<'act'>()
  const answer = end.how === 'kept' ? end.answer : null
  if (answer) await mustBeAnswer(db, at.workspace, held.conversation_id, answer)
  await db
    .updateTable('commitment')
    .set({ how: end.how, words: end.words, answer_id: answer, ended_at: clock(), ended_by: by, ended_act: act })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.commitment)
    .execute()
  await record(db, clock, by, at, held, { id: act, kind: end.how === 'kept' ? 'keep-word' : 'release-word' })
  return act
}

/** What keeps a word is something we said there. */
async function mustBeAnswer(db: Db, workspace: Id<'workspace'>, conversation: string, answer: string): Promise<void> {
  const row = await db
    .selectFrom('message')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('id', '=', answer)
    .where('conversation_id', '=', conversation)
    .where('ours', '=', true)
    .where('audience', '!=', 'internal')
    .executeTakeFirst()
  if (!row) throw new Refusal('commitment.no-such-message', 404)
}

/** Another day than the one first given. */
export async function moveWord(db: Db, clock: Clock, by: string, at: AtCommitment, on: Day): Promise<Id<'act'>> {
  const held = await commitmentHeld(db, at.workspace, at.commitment)
  if (held.ended_at) throw new Refusal('commitment.ended', 409)
  const { zone } = await calendarOf(db, at.workspace)
  mustBePromisable(on, held.said_at, zone)
  const before = await dueOn(db, at)
  await setDay(db, at, on, zone)
  return record(db, clock, by, at, held, { kind: 'move-word', detail: { before, after: on } })
}

async function dueOn(db: Db, at: AtCommitment): Promise<Day> {
  const row = await db
    .selectFrom('commitment')
    .select((of) => of.cast<string>('due_on', 'text').as('on'))
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.commitment)
    .executeTakeFirstOrThrow()
  return row.on
}

async function setDay(db: Db, at: AtCommitment, on: Day, zone: string): Promise<void> {
  await db
    .updateTable('commitment')
    .set({ due_on: on, due_at: beginningOf(on, zone), called_at: null })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.commitment)
    .execute()
}

async function record(
  db: Db,
  clock: Clock,
  by: string,
  at: AtCommitment,
  held: { conversation_id: string; message_id: string },
  act: { id?: Id<'act'>; kind: string; detail?: Record<string, string> },
): Promise<Id<'act'>> {
  const id = await recordAct(db, clock, {
    id: act.id ?? newId<'act'>(),
    workspace: at.workspace,
    kind: act.kind,
    by,
    conversation: held.conversation_id as Id<'conversation'>,
    message: held.message_id as Id<'message'>,
    detail: { commitment: at.commitment, ...act.detail },
  })
  await tellOf(db, clock, at.workspace, held.conversation_id)
  return id
}

async function tellOf(db: Db, clock: Clock, workspace: Id<'workspace'>, conversation: string): Promise<void> {
  await weigh(db, clock, workspace, [conversation])
  await ring(db, { workspace, kind: 'marked', conversations: [conversation] })
}

/** It stands again as it stood. */
export async function undoEndWord(db: Db, clock: Clock, act: Act): Promise<void> {
  const held = await commitmentHeld(db, act.workspace, act.detail.commitment as string)
  const put = await db
    .updateTable('commitment')
    .set({ how: null, words: null, answer_id: null, ended_at: null, ended_by: null, ended_act: null })
    .where('workspace_id', '=', act.workspace)
    .where('id', '=', act.detail.commitment as string)
    .where('ended_act', '=', act.id)
    .executeTakeFirst()
  if (!put.numUpdatedRows) throw new Refusal('act.too-late', 409)
  await tellOf(db, clock, act.workspace, held.conversation_id)
}

export async function undoMoveWord(db: Db, clock: Clock, act: Act): Promise<void> {
  const { commitment, before, after } = act.detail as { commitment: Id<'commitment'>; before: Day; after: Day }
  const at = { workspace: act.workspace, commitment }
  const held = await commitmentHeld(db, act.workspace, commitment)
  if (held.ended_at || (await dueOn(db, at)) !== after) throw new Refusal('act.too-late', 409)
  await setDay(db, at, before, (await calendarOf(db, act.workspace)).zone)
  await tellOf(db, clock, act.workspace, held.conversation_id)
}
