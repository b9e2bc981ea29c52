import { type ChannelAbilities, type Here, letAwait, type Reply, reply, takeBack } from '#conversation'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type Act, type Undo } from '#team'
import { type AskTable, askHeld, departmentOf, type WordTable, whereDiscussed } from './ask-store.ts'
import { signatureOf, signedWords, whereInPublic } from './where-in-public.ts'
import { comesBack, wordHeld } from './word-store.ts'

/**
 * What a colleague wrote to be said in public goes out, to the letter and signed with their first name and department,
 * where it was asked about. They consented on their page; whoever sends it is a person at the desk, who may take it back
 * for ten seconds as with any answer.
 */
export async function sayInTheirName(
  db: Db,
  clock: Clock,
  channels: Pick<ChannelAbilities, 'says' | 'answersPrivately'>,
  { workspace, word: id, by }: { workspace: Id<'workspace'>; word: string; by: string },
): Promise<{ act: Id<'act'>; leavesAt: Date | null }> {
  const word = await wordHeld(db, workspace, id)
  if (word.kind !== 'public' || !word.may_quote || !word.ask_id) throw new Refusal('department-word.not-public', 409)
  if (word.taken_at || word.set_aside_at) throw new Refusal('department-word.taken', 409)
  const ask = await askHeld(db, workspace, word.ask_id)
  const department = await departmentOf(db, workspace, ask.department_id)
  const { at, answers, audience } = await whereToSay(db, channels, ask)
  const person = await personOf(db, clock, word, department.name)
  const said = await reply(db, clock, channels, {
    at,
    text: signedWords(word.text, word.first_name, department.name),
    answers,
    audience,
    key: newId<'outbox'>(),
    by,
    signed: signatureOf(word.first_name, department.name),
    byHand: null,
    inNameOf: { person, word: word.id },
  })
  await change(db, workspace, word.id, {
    taken_at: clock(),
    taken_by: by,
    message_id: said.messages[0]!,
    person_id: person,
  })
  return said
}

async function whereToSay(
  db: Db,
  { says }: Pick<ChannelAbilities, 'says'>,
  ask: AskTable,
): Promise<{ at: Here; answers: string[]; audience: Reply['audience'] }> {
  const at = await whereDiscussed(db, ask)
  const all = await whereInPublic(db, says, at.workspace, [ask.id])
  const there = all.filter((one) => one.conversation === at.conversation)
  if (!there[0]) throw new Refusal('asking.nowhere-in-public', 409)
  // What they chose was « in public »: at each spot as many read it as read what it answers.
  const audience = (['public', 'unlisted', 'followers'] as const).find((one) =>
    there.some((spot) => spot.audience === one),
  )
  return { at, answers: there.map((one) => one.message), audience: audience! }
}

/** Who spoke so before, for the same department and by the same first name, is one voice. */
async function personOf(db: Db, clock: Clock, word: WordTable, department: string): Promise<Id<'person'>> {
  const name = signatureOf(word.first_name, department)
  const before = await db
    .selectFrom('department_word as w')
    .innerJoin('person as p', (on) =>
      on.onRef('p.workspace_id', '=', 'w.workspace_id').onRef('p.id', '=', 'w.person_id'),
    )
    .select('p.id')
    .where('w.workspace_id', '=', word.workspace_id)
    .where('w.department_id', '=', word.department_id)
    .where('p.name', '=', name)
    .executeTakeFirst()
  if (before) return before.id as Id<'person'>
  const id = newId<'person'>()
  await db
    .insertInto('person')
    .values({ workspace_id: word.workspace_id, id, name, user_id: null, at: clock() })
    .execute()
  return id
}

async function change(
  db: Db,
  workspace: Id<'workspace'>,
  id: string,
  to: Partial<Pick<WordTable, 'taken_at' | 'taken_by' | 'message_id' | 'person_id'>>,
): Promise<void> {
  await db.updateTable('department_word').set(to).where('workspace_id', '=', workspace).where('id', '=', id).execute()
  await ring(db, { workspace, kind: 'places', conversations: [] })
}

/** Taken back before it leaves, it waits for a person again, and is nobody's draft. */
const putBack: Undo = async (db: Db, clock: Clock, act: Act) => {
  const there = await takeBack(db, clock, act)
  await letAwait(db, clock, act.workspace, act.id)
  const word = await wordHeld(db, act.workspace, act.detail.word as string)
  await change(db, act.workspace, word.id, { taken_at: null, taken_by: null, message_id: null })
  // Whatever we had answered before: what the colleague wrote is still to be sent.
  await comesBack(db, clock, await askHeld(db, act.workspace, word.ask_id!))
  await ring(db, { workspace: act.workspace, kind: 'said', conversations: there.map((at) => at.conversation) })
}

export const inTheirNameUndo: Record<string, Undo> = { 'say-in-name': putBack }
