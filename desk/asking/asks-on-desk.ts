import { sql } from 'kysely'
import { type Ask, type DepartmentWord } from '#contract'
import { type Here } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id, videosIn } from '#kernel'
import { standingOf } from './ask.ts'
import { waitsForHuman } from './asks-that-wait.ts'
import { signatureOf, whereInPublic } from './where-in-public.ts'

const most = 200

interface Row {
  id: string
  act_id: string
  department: Ask['department']
  conversation: string
  subject: string | null
  question: string
  precisions: string | null
  verbatims: number
  by: string
  at: Date
  due_at: Date
  asked_back_at: Date | null
  answered_at: Date | null
  withdrawn_at: Date | null
  letter: { kind: string; state: string; why: string | null; at: string } | null
}

/** The questions put beside one conversation, latest first. */
export const asksBeside = (db: Db, clock: Clock, says: Says, at: Here): Promise<Ask[]> =>
  asksShown(db, clock, says, at.workspace, sql`m.conversation_id = ${at.conversation}`)

/** Those of a workspace: open ones by when they are due, then what was answered last. */
export const asksOfWorkspace = (db: Db, clock: Clock, says: Says, workspace: Id<'workspace'>): Promise<Ask[]> =>
  asksShown(db, clock, says, workspace, sql`true`)

async function asksShown(
  db: Db,
  clock: Clock,
  says: Says,
  workspace: Id<'workspace'>,
  which: ReturnType<typeof sql>,
): Promise<Ask[]> {
  const { rows } = await sql<Row>`
    select a.id, a.act_id, jsonb_build_object('id', d.id, 'name', d.name, 'referent', d.referent) as department,
      m.conversation_id as conversation, c.subject, a.question, a.precisions,
      (select count(*)::int from ask_verbatim v where v.workspace_id = a.workspace_id and v.ask_id = a.id) as verbatims,
      coalesce(u.name, '') as by, a.at, a.due_at, a.asked_back_at, a.answered_at, a.withdrawn_at, letter.letter
    from ask a
    cross join lateral (select a.answered_at is not null or a.withdrawn_at is not null as over) o
    join department d on d.workspace_id = a.workspace_id and d.id = a.department_id
    join message m on m.workspace_id = a.workspace_id and m.id = a.message_id
    join conversation c on c.workspace_id = a.workspace_id and c.id = m.conversation_id
    left join auth_user u on u.id = a.by
    left join lateral (
      select jsonb_build_object('kind', l.kind, 'state', l.state, 'why', l.why, 'at', l.changed_at) as letter
      from ask_letter l where l.workspace_id = a.workspace_id and l.ask_id = a.id and l.kind <> 'thanks'
      order by l.state = 'taken-back', l.id desc limit 1) letter on true
    where a.workspace_id = ${workspace} and ${which}
    order by o.over, case when o.over then null else a.due_at end, a.id desc limit ${most}`.execute(db)
  const words = await wordsWhere(db, says, workspace, sql`w.ask_id = any(${rows.map((row) => row.id)}::uuid[])`)
  return rows.map((row) => shown(row, clock(), words))
}

function shown(row: Row, now: Date, words: (DepartmentWord & { ask: string | null })[]): Ask {
  return {
    id: row.id,
    act: row.act_id,
    department: row.department,
    conversation: row.conversation,
    subject: row.subject,
    question: row.question,
    precisions: row.precisions,
    verbatims: row.verbatims,
    by: row.by,
    at: row.at.toISOString(),
    dueAt: row.due_at.toISOString(),
    standing: standingOf(row, now),
    letter: row.letter && ({ ...row.letter, at: new Date(row.letter.at).toISOString() } as Ask['letter']),
    words: words.filter((word) => word.ask === row.id).map(({ ask: _, ...word }) => word),
  }
}

/** What waits for a human: letters in doubt, and what colleagues wrote first. */
export async function waitingWords(db: Db, says: Says, workspace: Id<'workspace'>): Promise<DepartmentWord[]> {
  const words = await wordsWhere(db, says, workspace, waitsForHuman)
  return words.map(({ ask: _, ...word }) => word)
}

interface WordRow {
  id: string
  ask_id: string | null
  kind: DepartmentWord['kind']
  how: DepartmentWord['how']
  department: DepartmentWord['department']
  text: string
  first_name: string
  from_address: string | null
  may_quote: boolean
  doubt: DepartmentWord['doubt']
  at: Date
  message_id: string | null
  said: boolean
  taken: boolean
  aside: boolean
}

type Says = (channel: string) => boolean

async function wordsWhere(db: Db, says: Says, workspace: Id<'workspace'>, which: ReturnType<typeof sql>) {
  const { rows } = await sql<WordRow>`
    select w.id, w.ask_id, w.kind, w.how, jsonb_build_object('id', d.id, 'name', d.name, 'referent', d.referent) as department,
      w.text, w.first_name, w.from_address, w.may_quote, w.doubt, w.at, w.message_id,
      exists (select from message m where m.workspace_id = w.workspace_id and m.id = w.message_id and m.audience <> 'internal') as said,
      w.taken_at is not null as taken, w.set_aside_at is not null as aside
    from department_word w join department d on d.workspace_id = w.workspace_id and d.id = w.department_id
    where w.workspace_id = ${workspace} and ${which} order by w.at, w.id limit ${most * 5}`.execute(db)
  const toSay = rows.filter((row) => row.kind === 'public' && !row.taken && !row.aside)
  const where = await whereInPublic(
    db,
    says,
    workspace,
    toSay.flatMap((row) => row.ask_id ?? []),
  )
  const places = (row: WordRow) => where.filter((one) => one.ask === row.ask_id).map((one) => one.place)
  return rows.map((row) => ({
    ask: row.ask_id,
    id: row.id,
    kind: row.kind,
    how: row.how,
    department: row.department,
    text: row.text,
    videos: videosIn(row.text),
    firstName: row.first_name,
    from: row.from_address,
    // What was allowed for everyone to read, as it stands, is allowed for nothing else.
    mayQuote: row.may_quote && !(row.kind === 'public' && row.taken && !row.said),
    doubt: row.doubt,
    at: row.at.toISOString(),
    message: row.message_id,
    toSay: toSay.includes(row)
      ? { signed: signatureOf(row.first_name, row.department.name), places: [...new Set(places(row))] }
      : null,
    said: row.said,
    standing: row.taken ? ('taken' as const) : row.aside ? ('set-aside' as const) : ('waiting' as const),
  }))
}
