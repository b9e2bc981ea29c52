import { type Here } from '#conversation'
import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'

/** So many words in a row that stand in both are theirs. */
const alike = 5

/**
 * Refuses a reply that quotes a colleague who did not tick that they may be: one marked as quoting them, and one that
 * gives their first name beside words of theirs. What a department says may be passed on; only their name may not.
 */
export async function mustBeQuotable(
  db: Db,
  at: Here,
  reply: { text: string; quotes: readonly string[] },
): Promise<void> {
  const rows = await wordsOf(db, at.workspace)
    .leftJoin('message as entered', (on) =>
      on.onRef('entered.workspace_id', '=', 'w.workspace_id').onRef('entered.id', '=', 'w.message_id'),
    )
    // What never entered a conversation was said about it all the same.
    .leftJoin('ask as a', (on) => on.onRef('a.workspace_id', '=', 'w.workspace_id').onRef('a.id', '=', 'w.ask_id'))
    .leftJoin('message as about', (on) =>
      on.onRef('about.workspace_id', '=', 'a.workspace_id').onRef('about.id', '=', 'a.message_id'),
    )
    .select('entered.audience')
    .where((either) =>
      either.or([
        either('entered.conversation_id', '=', at.conversation),
        either('about.conversation_id', '=', at.conversation),
        ...(reply.quotes.length ? [either('w.id', 'in', [...reply.quotes])] : []),
      ]),
    )
    .execute()
  const known = new Set(rows.map((row) => row.id))
  if (reply.quotes.some((id) => !known.has(id))) throw new Refusal('department-word.not-there', 404)
  for (const row of rows) {
    // What they let everyone read as it stands, and was kept among us, was allowed for nothing else.
    if (row.may_quote && !(row.kind === 'public' && row.audience === 'internal')) continue
    if (reply.quotes.includes(row.id) || quotes(reply.text, row.text, `${row.first_name} ${row.referent}`))
      throw new Refusal('asking.not-quotable', 422, { name: row.first_name })
  }
}

/** The same of what is said to many people at once: whatever a department of this client said, in any conversation. */
export async function mustBeQuotableAnywhere(db: Db, workspace: Id<'workspace'>, text: string): Promise<void> {
  const rows = await wordsOf(db, workspace).where('w.may_quote', '=', false).execute()
  const theirs = rows.find((row) => quotes(text, row.text, `${row.first_name} ${row.referent}`))
  if (theirs) throw new Refusal('asking.not-quotable', 422, { name: theirs.first_name })
}

const wordsOf = (db: Db, workspace: string) =>
  db
    .selectFrom('department_word as w')
    .innerJoin('department as d', (on) =>
      on.onRef('d.workspace_id', '=', 'w.workspace_id').onRef('d.id', '=', 'w.department_id'),
    )
    .select(['w.id', 'w.kind', 'w.text', 'w.first_name', 'w.may_quote', 'd.referent'])
    .where('w.workspace_id', '=', workspace)

/** Whether it names them, and says what they said. */
export function quotes(text: string, answer: string, names: string): boolean {
  const said = wordsIn(text)
  if (!wordsIn(names).some((one) => one.length > 2 && said.includes(one))) return false
  const theirs = wordsIn(answer)
  const run = Math.min(alike, theirs.length)
  if (!run) return false
  const whole = ` ${said.join(' ')} `
  for (let at = 0; at + run <= theirs.length; at++)
    if (whole.includes(` ${theirs.slice(at, at + run).join(' ')} `)) return true
  return false
}

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
