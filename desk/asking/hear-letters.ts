import { createHash } from 'node:crypto'
import { type HeardWords } from '#channel'
import { type Divert } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { type AskTable, departmentOf, holdAsk } from './ask-store.ts'
import { type MailFrom } from './letter.ts'
import { replyWords } from './reply-words.ts'
import { thank } from './thank.ts'
import { comesBack, type Doubt, enter, keepWord, type Word } from './word-store.ts'

/**
 * What a mailbox heard that follows a letter of ours to a department is no conversation with the public. From the address
 * that was written to, it is the department's answer; from any other, or where nothing was said by a human, it waits for one
 * of us to look at it. From can be forged, so that a letter never brings consent to be quoted: that is ticked on a page, to which our thanks lead.
 */
export const hearLetters =
  (mailFrom: MailFrom): Divert =>
  async (db, clock, place, said) => {
    const following = said.filter(({ said: { follows } }) => follows?.length)
    if (!following.length) return new Set()
    const asks = await asksOf(
      db,
      place.workspace,
      following.flatMap((one) => one.said.follows ?? []),
    )
    const away = new Set<string>()
    for (const { said: letter } of following) {
      const ask = letter.follows?.map((mailId) => asks.get(mailId)).find(Boolean)
      if (!ask) continue
      away.add(letter.nativeId)
      // Our own question, as the mailbox files what it sends.
      if (!letter.ours) await hear(db, clock, mailFrom, place.workspace, ask, letter)
    }
    return away
  }

async function asksOf(db: Db, workspace: Id<'workspace'>, mailIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('ask_letter')
    .select(['mail_id', 'ask_id'])
    .where('workspace_id', '=', workspace)
    .where('mail_id', 'in', mailIds)
    .execute()
  return new Map(rows.map((row) => [row.mail_id, row.ask_id]))
}

async function hear(
  db: Db,
  clock: Clock,
  mailFrom: MailFrom,
  workspace: Id<'workspace'>,
  askId: string,
  letter: HeardWords,
): Promise<void> {
  const ask = await holdAsk(db, workspace, askId)
  if (!ask) return
  const department = await departmentOf(db, workspace, ask.department_id)
  const from = letter.by.nativeId
  const read = replyWords(letter.text)
  const word: Word = {
    id: idOf(ask, letter.nativeId),
    kind: 'answer',
    how: 'mail',
    text: read.kind === 'empty' ? letter.text : read.text,
    firstName: letter.by.name,
    from,
    mayQuote: false,
    doubt: doubtOf(ask, from.toLowerCase() === department.address.toLowerCase(), read.kind),
  }
  if (!(await keepWord(db, clock, { workspace, department: ask.department_id, ask: ask.id }, word))) return
  if (word.doubt) return comesBack(db, clock, ask)
  await enter(db, clock, ask, word, null)
  await thank(db, clock, mailFrom, ask, word.id)
}

function doubtOf(ask: AskTable, fromThem: boolean, read: 'said' | 'away' | 'empty'): Doubt | null {
  if (!fromThem) return 'another-address'
  if (read !== 'said') return read
  return ask.withdrawn_at ? 'withdrawn' : null
}

/** The same letter read twice is one word (RFC 9562 §5.8). */
function idOf(ask: AskTable, nativeId: string): Id<'word'> {
  const hex = createHash('sha256').update(`${ask.id} ${nativeId}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Id<'word'>
}
