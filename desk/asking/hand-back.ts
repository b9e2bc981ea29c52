import { type Db, ring } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { type Undo } from '#team'
import { askAnew, undoAskAnew } from './ask-anew.ts'
import { type Asking } from './ask-department.ts'
import { wordHeld } from './word-store.ts'

/**
 * What a colleague wrote to be said in public is handed back to them with a word: it goes nowhere, and they are given
 * another link to write it anew.
 */
export async function handBack(
  db: Db,
  clock: Clock,
  asking: Asking,
  { workspace, word: id, by, words }: { workspace: Id<'workspace'>; word: string; by: string; words: string },
): Promise<{ act: Id<'act'>; link: string | null }> {
  const word = await wordHeld(db, workspace, id)
  if (word.kind !== 'public' || !word.ask_id) throw new Refusal('department-word.not-public', 409)
  if (word.taken_at || word.set_aside_at) throw new Refusal('department-word.taken', 409)
  await setAside(db, workspace, id, { at: clock(), by })
  const ask = word.ask_id as Id<'ask'>
  return askAnew(db, clock, asking, { workspace, ask, by, precision: words, kind: 'hand-back', detail: { word: id } })
}

async function setAside(
  db: Db,
  workspace: Id<'workspace'>,
  id: string,
  { at, by }: { at: Date | null; by: string | null },
): Promise<void> {
  const to = { set_aside_at: at, set_aside_by: by }
  await db.updateTable('department_word').set(to).where('workspace_id', '=', workspace).where('id', '=', id).execute()
  await ring(db, { workspace, kind: 'places', conversations: [] })
}

const undo: Undo = async (db, clock, act) => {
  await undoAskAnew(db, clock, act)
  await setAside(db, act.workspace, act.detail.word as string, { at: null, by: null })
}

export const handBackUndo: Record<string, Undo> = { 'hand-back': undo }
