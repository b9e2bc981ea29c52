import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { type AskTable } from './ask-store.ts'
import { type MailFrom, putLetter } from './letter.ts'

/**
 * Thanks for an answer by mail, with a link where its colleague may allow being quoted: a letter alone brings no consent,
 * for anyone can write an address in From. It goes to the department's address, once for each question: two machines that
 * thank each other would never end.
 */
export async function thank(
  db: Db,
  clock: Clock,
  mailFrom: MailFrom,
  ask: Pick<AskTable, 'workspace_id' | 'id'>,
  word: Id<'word'>,
): Promise<void> {
  if (!mailFrom) return
  const workspace = ask.workspace_id as Id<'workspace'>
  const before = await db
    .selectFrom('ask_letter')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('ask_id', '=', ask.id)
    .where('kind', '=', 'thanks')
    .executeTakeFirst()
  if (before) return
  const letter = { workspace, ask: ask.id as Id<'ask'>, kind: 'thanks', notBefore: clock() } as const
  const thanks = await putLetter(db, clock, mailFrom, letter)
  await db
    .updateTable('department_word')
    .set({ thanks_id: thanks })
    .where('workspace_id', '=', workspace)
    .where('id', '=', word)
    .execute()
}
