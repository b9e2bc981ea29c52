import { sql } from 'kysely'
import { type Aside } from '#contract'
import { type Db } from '#database'
import { type Beside } from './beside.ts'
import { likeness, rarityAmong, subjectWords } from './likeness.ts'
import { opening } from './reason.ts'

interface Asked {
  answer: string
  question: string
  words: Set<string>
  like: number
}

/**
 * How many of our latest answers are looked through. Starting from answers costs the same whatever the past holds; a
 * search for any of the words would first find every message that shares one.
 */
const looked = 500
const most = 3
/** Less than this is chance: two texts of ten words that share two ordinary ones. */
const alikeEnough = 0.25
const readOfQuestion = 400

/** « Déjà répondu »: our last public answers to a like question, the most alike first. */
export async function answeredBefore(db: Db, beside: Beside): Promise<Aside['answeredBefore']> {
  const asked = subjectWords(beside.text.slice(0, 2000))
  if (!asked.size) return []
  const rows = (await questionsAnswered(db, beside)).map((row) => ({ ...row, words: subjectWords(row.question) }))
  const rarity = rarityAmong([...rows.map((row) => row.words), asked])
  const alike = rows
    .filter((row) => shareEnough(asked, row.words))
    .map((row) => ({ ...row, like: likeness(asked, row.words, rarity) }))
    .filter((row) => row.like >= alikeEnough)
    // The rows come latest first, and sorting keeps that order among equals.
    .sort((one, other) => other.like - one.like)
  return answersTo(db, beside, alike)
}

/** One shared word is the brand’s own trade more often than the question, unless there is no other. */
function shareEnough(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let shared = 0
  for (const word of one) if (other.has(word)) shared++
  return shared > 0 && shared >= Math.min(2, one.size, other.size)
}

/** What our latest answers answered, latest first. Those that never arrived or were taken back answered nobody. */
async function questionsAnswered(db: Db, beside: Beside): Promise<{ answer: string; question: string }[]> {
  const { rows } = await sql<{ answer: string; question: string }>`
    select a.id as answer, left(q.text, ${readOfQuestion}) as question
    from (
      select m.workspace_id, m.id, m.answers_id, m.said_at from message m
      where m.workspace_id = ${beside.workspace} and m.ours and m.answers_id is not null
        and m.audience in ('public', 'unlisted') and m.gone_at is null and m.removed_at is null
      order by m.said_at desc limit ${looked}) a
    cross join lateral (
      select a.answers_id as id union all
      select answered_id from also_answers o where o.workspace_id = a.workspace_id and o.message_id = a.id) of
    cross join lateral (
      select q.text from message q where q.workspace_id = a.workspace_id and q.id = of.id and not q.ours
        and q.gone_at is null and q.removed_at is null offset 0) q
    where of.id <> ${beside.id} and not exists (
      select from outbox o where o.workspace_id = a.workspace_id and o.message_id = a.id
        and o.state in ('gone', 'refused', 'taken-back'))
    order by a.said_at desc, a.id desc`.execute(db)
  return rows
}

/** One answer to several questions is one answer; the same words said twice are worth inserting once. */
async function answersTo(db: Db, beside: Beside, alike: readonly Asked[]): Promise<Aside['answeredBefore']> {
  const best = new Map<string, Asked>()
  for (const one of alike) if (best.size < most * 4 && !best.has(one.answer)) best.set(one.answer, one)
  if (!best.size) return []
  const rows = await db
    .selectFrom('message as m')
    .innerJoin('person as p', (on) =>
      on.onRef('p.workspace_id', '=', 'm.workspace_id').onRef('p.id', '=', 'm.person_id'),
    )
    .select(['m.id', 'm.conversation_id', 'm.said_at', 'm.text', 'p.name'])
    .where('m.workspace_id', '=', beside.workspace)
    .where('m.id', 'in', [...best.keys()])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const answers = new Map<string, Aside['answeredBefore'][number]>()
  for (const { answer, question } of best.values()) {
    const row = byId.get(answer)!
    if (answers.has(row.text)) continue
    const shown = { message: row.id, conversation: row.conversation_id, by: row.name, at: row.said_at.toISOString() }
    answers.set(row.text, { ...shown, question: opening(question, 280), text: row.text })
  }
  return [...answers.values()].slice(0, most)
}
