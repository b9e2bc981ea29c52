import { sql } from 'kysely'
import { type Aside } from '#contract'
import { type Db } from '#database'
import { type Beside } from './aside-of-message.ts'
import { likeness, rarityAmong, subjectWords } from './likeness.ts'
import { opening } from './reason.ts'

interface Row {
  answer: string
  conversation_id: string
  by: string
  said_at: Date
  question: string
  text: string
}

/**
 * How many of our latest answers are looked through. Starting from answers costs the same whatever the past holds; a
 * search for any of the words would first find every message that shares one.
 */
const looked = 1000
const most = 3
/** Less than this is chance: two texts of ten words that share two ordinary ones. */
const alikeEnough = 0.25
const readOfQuestion = 600

/** « Déjà répondu »: our last public answers to a like question, the most alike first. */
export async function answeredBefore(db: Db, beside: Beside): Promise<Aside['answeredBefore']> {
  const asked = subjectWords(beside.text)
  if (!asked.size) return []
  const rows = await ourAnswers(db, beside)
  const questions = rows.map((row) => subjectWords(row.question))
  const rarity = rarityAmong([...questions, asked])
  const alike = rows
    .map((row, at) => ({ row, words: questions[at]!, like: likeness(asked, questions[at]!, rarity) }))
    .filter(({ words, like }) => like >= alikeEnough && shareEnough(asked, words))
    .sort((one, other) => other.like - one.like || other.row.said_at.getTime() - one.row.said_at.getTime())
  // One answer to several questions is one answer; the same words said twice are worth inserting once.
  const seen = new Set<string>()
  const chosen = alike.filter(({ row }) => {
    const known = seen.has(row.answer) || seen.has(row.text)
    seen.add(row.answer).add(row.text)
    return !known
  })
  return chosen.slice(0, most).map(({ row }) => ({
    message: row.answer,
    conversation: row.conversation_id,
    by: row.by,
    at: row.said_at.toISOString(),
    question: opening(row.question, 280),
    text: row.text,
  }))
}

/** One shared word is the brand’s own trade more often than the question, unless there is no other. */
function shareEnough(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let shared = 0
  for (const word of one) if (other.has(word)) shared++
  return shared >= Math.min(2, one.size, other.size) && shared > 0
}

/** Each with what it answered, the latest first. Those that never arrived or were taken back answered nobody. */
async function ourAnswers(db: Db, beside: Beside): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select a.id as answer, a.conversation_id, p.name as by, a.said_at, left(q.text, ${readOfQuestion}) as question, a.text
    from (
      select m.* from message m where m.workspace_id = ${beside.workspace} and m.ours and m.answers_id is not null
        and m.audience in ('public', 'unlisted') and m.gone_at is null and m.removed_at is null
      order by m.said_at desc limit ${looked}) a
    join lateral (
      select a.answers_id as id union all
      select answered_id from also_answers o where o.workspace_id = a.workspace_id and o.message_id = a.id) q_id on true
    join message q on q.workspace_id = a.workspace_id and q.id = q_id.id and q.gone_at is null and q.removed_at is null
    join person p on p.workspace_id = a.workspace_id and p.id = a.person_id
    where q.id <> ${beside.id} and not q.ours and not exists (
      select from outbox o where o.workspace_id = a.workspace_id and o.message_id = a.id
        and o.state in ('gone', 'refused', 'taken-back'))
    order by a.said_at desc, a.id desc`.execute(db)
  return rows
}
