import { timingSafeEqual } from 'node:crypto'
import { type LinkKey } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { tell } from './ask-department.ts'
import { digestOf, linkSecret, readLinkToken } from './ask-link.ts'
import { askHeld, departmentOf, type WordTable, whereDiscussed } from './ask-store.ts'

/** How long one may say so after the answer came. */
const days = 30

/** What the link in our thanks shows: their own words, and whether they may be quoted by their first name. */
export type QuoteOnPage =
  | { kind: 'not-there' }
  | { kind: 'ended' }
  | { kind: 'open'; brand: string; referent: string; text: string; firstName: string; mayQuote: boolean }

type At = { workspace: Id<'workspace'>; token: string }

export async function quoteOnPage(db: Db, clock: Clock, key: LinkKey, at: At): Promise<QuoteOnPage> {
  const word = await wordOfLink(db, key, at)
  if (!word) return { kind: 'not-there' }
  if (isOver(word, clock())) return { kind: 'ended' }
  const department = await departmentOf(db, at.workspace, word.department_id)
  const { name } = await db
    .selectFrom('workspace')
    .select('name')
    .where('id', '=', at.workspace)
    .executeTakeFirstOrThrow()
  return {
    kind: 'open',
    brand: name,
    referent: department.referent,
    text: word.text,
    // Mail gives a whole name: what one is quoted by is the first of it.
    firstName: word.may_quote ? word.first_name : (word.first_name.split(/\s+/)[0] ?? ''),
    mayQuote: word.may_quote,
  }
}

/** They allow it, or do so no more. False: the link does not hold. */
export async function allowQuoting(
  db: Db,
  clock: Clock,
  key: LinkKey,
  at: At,
  says: { mayQuote: boolean; firstName: string },
): Promise<boolean> {
  const word = await wordOfLink(db, key, at)
  if (!word?.ask_id || isOver(word, clock())) return false
  await db
    .updateTable('department_word')
    .set({ may_quote: says.mayQuote, ...(says.mayQuote ? { first_name: says.firstName } : {}) })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', word.id)
    .execute()
  await tell(db, await whereDiscussed(db, await askHeld(db, at.workspace, word.ask_id)))
  return true
}

const isOver = (word: WordTable, now: Date) => now.getTime() - word.at.getTime() > days * 86_400_000

/** The word that we thanked for, where this is the link of it. */
async function wordOfLink(db: Db, key: LinkKey, { workspace, token }: At): Promise<WordTable | null> {
  const link = readLinkToken(token)
  if (!link) return null
  const ours = digestOf(linkSecret(key, 'word', workspace, link.id, 1))
  if (!timingSafeEqual(digestOf(link.secret), ours)) return null
  const row = await db
    .selectFrom('department_word')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', link.id)
    .where('thanks_id', 'is not', null)
    .executeTakeFirst()
  return row ?? null
}
