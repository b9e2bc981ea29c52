import { type Db, ring } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { type Act, recordAct, type Undo } from '#team'
import { tell } from './ask-department.ts'
import { askHeld, changeAsk, whereDiscussed } from './ask-store.ts'
import { enter, wordHeld } from './word-store.ts'

type Where = { workspace: Id<'workspace'>; word: string; by: string }

/** A human takes what was in doubt as the department's answer; or has read what a colleague wrote first. */
export async function takeWord(db: Db, clock: Clock, { workspace, word: id, by }: Where): Promise<Id<'act'>> {
  const word = await wordHeld(db, workspace, id)
  if (word.taken_at || word.set_aside_at) throw new Refusal('department-word.taken', 409)
  if (word.ask_id) {
    const ask = await askHeld(db, workspace, word.ask_id)
    const stood = {
      answered: ask.answered_at?.toISOString() ?? null,
      used: ask.link_used_at?.toISOString() ?? null,
      next: ask.next_at?.toISOString() ?? null,
      askedBack: ask.asked_back_at?.toISOString() ?? null,
    }
    await enter(db, clock, ask, word, by)
    return recordAct(db, clock, { workspace, kind: 'take-word', by, detail: { word: id, ask: ask.id, stood } })
  }
  await mark(db, workspace, id, { taken_at: clock(), taken_by: by })
  return recordAct(db, clock, { workspace, kind: 'take-word', by, detail: { word: id } })
}

export async function setWordAside(db: Db, clock: Clock, { workspace, word: id, by }: Where): Promise<Id<'act'>> {
  const word = await wordHeld(db, workspace, id)
  if (word.taken_at || word.set_aside_at) throw new Refusal('department-word.taken', 409)
  await mark(db, workspace, id, { set_aside_at: clock(), set_aside_by: by })
  return recordAct(db, clock, { workspace, kind: 'set-word-aside', by, detail: { word: id } })
}

async function mark(
  db: Db,
  workspace: Id<'workspace'>,
  id: string,
  to: Partial<{
    taken_at: Date | null
    taken_by: string | null
    set_aside_at: Date | null
    set_aside_by: string | null
  }>,
): Promise<void> {
  await db.updateTable('department_word').set(to).where('workspace_id', '=', workspace).where('id', '=', id).execute()
  await ring(db, { workspace, kind: 'places', conversations: [] })
}

interface Stood {
  answered: string | null
  used: string | null
  next: string | null
  askedBack: string | null
}

const asDate = (moment: string | null) => (moment ? new Date(moment) : null)

/** The note it became goes again, and the question stands as it did. */
const putBack: Undo = async (db: Db, _clock: Clock, act: Act) => {
  const word = await wordHeld(db, act.workspace, act.detail.word as string)
  const ask = word.ask_id ? await askHeld(db, act.workspace, word.ask_id) : null
  // Another answer came since, by a link of its own.
  if (ask && ask.link_used_at?.getTime() !== word.taken_at?.getTime()) throw new Refusal('act.too-late', 409)
  await mark(db, act.workspace, word.id, { taken_at: null, taken_by: null })
  if (!ask) return
  const stood = act.detail.stood as unknown as Stood
  if (word.message_id)
    await db
      .deleteFrom('message')
      .where('workspace_id', '=', act.workspace)
      .where('id', '=', word.message_id)
      .where('audience', '=', 'internal')
      .execute()
  await changeAsk(db, ask, {
    answered_at: asDate(stood.answered),
    link_used_at: asDate(stood.used),
    next_at: asDate(stood.next),
    asked_back_at: asDate(stood.askedBack),
  })
  await tell(db, await whereDiscussed(db, ask))
}

export const wordUndo: Record<string, Undo> = {
  'take-word': putBack,
  'set-word-aside': (db, _clock, act) =>
    mark(db, act.workspace, act.detail.word as string, { set_aside_at: null, set_aside_by: null }),
}
