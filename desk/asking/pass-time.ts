import { awaitAgain, holdConversation } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { tell } from './ask-department.ts'
import { askedAbout, changeAsk, holdAsk, whereDiscussed } from './ask-store.ts'
import { type MailFrom, putLetter } from './letter.ts'

/** Time passes: the department is reminded once before it is due, and whoever asked finds it again once it is past. */
export async function passTime(
  db: Db,
  clock: Clock,
  mailFrom: MailFrom,
  at: { workspace: Id<'workspace'>; ask: Id<'ask'> },
): Promise<void> {
  const ask = await holdAsk(db, at.workspace, at.ask)
  const now = clock()
  if (!ask?.next_at || ask.next_at > now) return
  const over = ask.withdrawn_at || ask.answered_at || ask.asked_back_at
  if (over) return changeAsk(db, ask, { next_at: null })
  if (ask.due_at > now) {
    await changeAsk(db, ask, { next_at: ask.due_at })
    if (mailFrom) await putLetter(db, clock, mailFrom, { ...at, kind: 'reminder', notBefore: now })
    return
  }
  await changeAsk(db, ask, { next_at: null })
  const here = await whereDiscussed(db, ask)
  await holdConversation(db, here)
  await awaitAgain(db, clock, here, await askedAbout(db, ask))
  await tell(db, here)
}
