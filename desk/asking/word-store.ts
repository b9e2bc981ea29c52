import { awaitAgain, holdConversation, noteFrom } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { tell } from './ask-department.ts'
import { type AskTable, askedAbout, changeAsk, departmentOf, type WordTable, whereDiscussed } from './ask-store.ts'

export type Doubt = 'another-address' | 'away' | 'empty' | 'withdrawn'

/** Something a department said, as it came. */
export interface Word {
  id: Id<'word'>
  kind: 'answer' | 'missing' | 'seen' | 'public'
  how: 'page' | 'mail'
  text: string
  firstName: string
  from: string | null
  mayQuote: boolean
  /** null: nothing stands against taking it as the department's. */
  doubt: Doubt | null
}

/** Keeps a word once: the same id again changes nothing. False: it was there. */
export async function keepWord(
  db: Db,
  clock: Clock,
  at: { workspace: Id<'workspace'>; department: string; ask: string | null },
  word: Word,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: kept } = await db
    .insertInto('department_word')
    .values({
      workspace_id: at.workspace,
      id: word.id,
      department_id: at.department,
      ask_id: at.ask,
      message_id: null,
      kind: word.kind,
      how: word.how,
      text: word.text,
      first_name: word.firstName,
      from_address: word.from,
      may_quote: word.mayQuote,
      doubt: word.doubt,
      at: clock(),
      taken_at: null,
      taken_by: null,
      set_aside_at: null,
      set_aside_by: null,
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirstOrThrow()
  return (kept ?? 0n) > 0n
}

export async function wordHeld(db: Db, workspace: Id<'workspace'>, id: string): Promise<WordTable> {
  const row = await db
    .selectFrom('department_word')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('department-word.not-there', 404)
  return row
}

/**
 * A word enters the conversation as a note under the department's name, and whoever asked finds the conversation awaiting
 * them again. An answer ends the question; what is missing keeps it open, on our side.
 */
export async function enter(
  db: Db,
  clock: Clock,
  ask: AskTable,
  word: Pick<WordTable, 'id' | 'kind' | 'text'>,
  takenBy: string | null,
): Promise<void> {
  const here = await whereDiscussed(db, ask)
  await holdConversation(db, here)
  const { person_id } = await departmentOf(db, here.workspace, ask.department_id)
  const message = await noteFrom(db, clock, {
    at: here,
    text: word.text,
    about: ask.message_id as Id<'message'>,
    person: person_id as Id<'person'>,
  })
  const now = clock()
  await db
    .updateTable('department_word')
    .set({ message_id: message, taken_at: now, taken_by: takenBy })
    .where('workspace_id', '=', ask.workspace_id)
    .where('id', '=', word.id)
    .execute()
  const missing = word.kind === 'missing'
  await changeAsk(db, ask, {
    link_used_at: now,
    next_at: null,
    ...(missing ? { asked_back_at: now } : { answered_at: now, asked_back_at: null }),
  })
  await comesBack(db, clock, ask)
}

/** Someone is to look at it again. */
export async function comesBack(db: Db, clock: Clock, ask: AskTable): Promise<void> {
  const here = await whereDiscussed(db, ask)
  await holdConversation(db, here)
  await awaitAgain(db, clock, here, await askedAbout(db, ask))
  await tell(db, here)
}
