import { holdConversations, type OurMessage, ourMessage, weigh } from '#conversation'
import { type Db, ring } from '#database'
import { type Clock, type Day, type Id, newId, Refusal } from '#kernel'
import { type Act, recordAct } from '#team'
import { type Calendar, calendarOf, mustBePromisable } from './commitment.ts'

export interface WordToGive {
  start: number
  end: number
  /** null: these words promise nothing, and are not proposed again. */
  on: Day | null
}

interface Of {
  workspace: Id<'workspace'>
  message: Id<'message'>
}

/** Words of ours that were just said, with what their writer decided of them. One said already is not said twice. */
export async function giveWords(db: Db, clock: Clock, by: string, of: Of, words: readonly WordToGive[]): Promise<void> {
  if (!words.length) return
  const message = await ourMessage(db, of, 'commitment')
  const calendar = await calendarOf(db, of.workspace)
  for (const word of words) await keepOne(db, clock, by, { message, calendar }, word)
  await tell(db, clock, message)
}

/** One word of a message that stands there already, by its own act. */
export async function giveWord(
  db: Db,
  clock: Clock,
  by: string,
  of: Of & { revision: number },
  word: WordToGive,
): Promise<{ act: Id<'act'>; commitment: Id<'commitment'> }> {
  const message = await ourMessage(db, of, 'commitment')
  if (message.revision !== of.revision) throw new Refusal('commitment.words-changed', 409)
  const calendar = await calendarOf(db, of.workspace)
  const commitment = await keepOne(db, clock, by, { message, calendar }, word)
  if (!commitment) throw new Refusal('commitment.already-given', 409)
  const act = await recordAct(db, clock, {
    workspace: of.workspace,
    kind: word.on === null ? 'refuse-word' : 'give-word',
    by,
    conversation: message.conversation,
    message: message.id,
    detail: { commitment, on: word.on },
  })
  await tell(db, clock, message)
  return { act, commitment }
}

/** null: these very words were given, or refused, already. */
async function keepOne(
  db: Db,
  clock: Clock,
  by: string,
  { message, calendar }: { message: OurMessage; calendar: Calendar },
  { start, end, on }: WordToGive,
): Promise<Id<'commitment'> | null> {
  if (start < 0 || end > message.text.length || !message.text.slice(start, end).trim())
    throw new Refusal('commitment.no-such-span', 422)
  const due = on === null ? null : mustBePromisable(on, message.saidAt, calendar.zone)
  const id = newId<'commitment'>()
  const refused = on === null
  const row = await db
    .insertInto('commitment')
    .values({
      workspace_id: message.workspace,
      id,
      conversation_id: message.conversation,
      message_id: message.id,
      revision: message.revision,
      span_start: start,
      span_end: end,
      due_on: on,
      due_at: due,
      by,
      at: clock(),
      how: refused ? 'refused' : null,
      ended_at: refused ? clock() : null,
      ended_by: refused ? by : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row ? id : null
}

async function tell(db: Db, clock: Clock, { workspace, conversation }: OurMessage): Promise<void> {
  await weigh(db, clock, workspace, [conversation])
  await ring(db, { workspace, kind: 'marked', conversations: [conversation] })
}

/** As if it had never been given: it is proposed again. Refuses once it was kept, released or moved. */
export async function undoGiveWord(db: Db, clock: Clock, act: Act): Promise<void> {
  const { commitment, on } = act.detail as { commitment: string; on: Day | null }
  const { conversation_id: conversation } = await commitmentHeld(db, act.workspace, commitment)
  const gone = await db
    .deleteFrom('commitment')
    .where('workspace_id', '=', act.workspace)
    .where('id', '=', commitment)
    .where('due_on', 'is not distinct from', on as never)
    .where((where) => where.or([where('ended_at', 'is', null), where('how', '=', 'refused')]))
    .executeTakeFirst()
  if (!gone.numDeletedRows) throw new Refusal('act.too-late', 409)
  await weigh(db, clock, act.workspace, [conversation])
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [conversation] })
}

/** A word given, with its conversation held first: whoever writes to both does so in that order. */
export async function commitmentHeld(db: Db, workspace: Id<'workspace'>, commitment: string) {
  const where = await db
    .selectFrom('commitment')
    .select('conversation_id')
    .where('workspace_id', '=', workspace)
    .where('id', '=', commitment)
    .executeTakeFirst()
  if (!where) throw new Refusal('commitment.not-there', 404)
  await holdConversations(db, workspace, [where.conversation_id])
  const row = await db
    .selectFrom('commitment as k')
    .innerJoin('message as m', (join) =>
      join.onRef('m.workspace_id', '=', 'k.workspace_id').onRef('m.id', '=', 'k.message_id'),
    )
    .select(['k.conversation_id', 'k.message_id', 'k.ended_at', 'm.said_at'])
    .where('k.workspace_id', '=', workspace)
    .where('k.id', '=', commitment)
    .forUpdate('k')
    .executeTakeFirst()
  if (!row) throw new Refusal('commitment.not-there', 404)
  return row
}
