import { type RawBuilder, sql } from 'kysely'
import { type GivenWord, type GivenWordHere, type ProposedWord } from '#contract'
import { readCursor, writeCursor } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Day, dayAt, type Id } from '#kernel'
import { markOf } from '#team'
import { calendarOf, saidThere } from './commitment.ts'
import { noticeGivenWords } from './notice.ts'

interface Here {
  workspace: Id<'workspace'>
  conversation: Id<'conversation'>
}

interface Row {
  workspace: string
  client: string
  zone: string
  id: string
  conversation: string
  message: string
  start: number
  end: number
  words: string
  on: Day
  dueAt: Date
  by: string
  subject: string | null
  to: string | null
  answered: string | null
}

const words = sql`coalesce(substr(case when m.revision = k.revision then m.text else v.text end, 1, k.span_end), '')`

/** `which`: rows of `commitment`, as `k`. */
const openWords = (which: RawBuilder<unknown>) => sql`
  select k.workspace_id as workspace, w.name as client, w.zone, k.id, k.conversation_id as conversation, k.message_id as message,
    k.span_start as start, k.span_end as "end", ${words} as words, k.due_on::text as "on", coalesce(u.name, '') as by,
    c.subject, coalesce(h.name, p.name) as to, k.due_at as "dueAt",
    (select o.id from message o where o.workspace_id = k.workspace_id and o.conversation_id = k.conversation_id and o.ours
       and o.audience <> 'internal' and o.gone_at is null and o.removed_at is null and o.id <> k.message_id
       and (o.said_at, o.id) > (m.said_at, m.id) and (a.person_id is null or exists (
         select from (select o.answers_id as id union all select y.answered_id from also_answers y
           where y.workspace_id = o.workspace_id and y.message_id = o.id) z
         join message x on x.workspace_id = o.workspace_id and x.id = z.id where x.person_id = a.person_id))
       order by o.said_at desc, o.id desc limit 1) as answered
  from (${which}) k
  join message m on m.workspace_id = k.workspace_id and m.id = k.message_id
  join conversation c on c.workspace_id = k.workspace_id and c.id = k.conversation_id
  join workspace w on w.id = k.workspace_id
  left join auth_user u on u.id = k.by
  left join message_revision v on v.workspace_id = k.workspace_id and v.message_id = k.message_id and v.revision = k.revision
  left join message a on a.workspace_id = m.workspace_id and a.id = m.answers_id
  left join person p on p.workspace_id = a.workspace_id and p.id = a.person_id
  left join handle h on h.workspace_id = a.workspace_id and h.id = a.handle_id`

function shown(row: Row, clock: Clock): GivenWordHere {
  return {
    id: row.id,
    message: row.message,
    words: row.words.slice(row.start, row.end),
    on: row.on,
    late: dayAt(clock(), row.zone) > row.on,
    due: dayAt(clock(), row.zone) >= row.on,
    by: row.by,
    answered: row.answered,
  }
}

function listed(row: Row, clock: Clock): GivenWord {
  return {
    ...shown(row, clock),
    client: { id: row.workspace, name: row.client, mark: markOf(row.client) },
    conversation: row.conversation,
    subject: row.subject,
    to: row.to,
  }
}

const pageSize = 50

/** The first of each client, from its own index. */
const firstOfEach = (workspaces: readonly string[], which: RawBuilder<unknown>, most: number) => sql`
  select k.* from unnest(${workspaces}::uuid[]) as w (id)
  cross join lateral (
    select * from commitment k where k.workspace_id = w.id and k.ended_at is null ${which}
    order by k.due_at, k.id limit ${most}) k`

/** Words given and not kept yet, of one client or of all: the first due first. */
export async function givenWordsOnDesk(
  db: Db,
  clock: Clock,
  workspaces: readonly Id<'workspace'>[],
  after: string | undefined,
): Promise<{ words: GivenWord[]; next: string | null }> {
  const from = readCursor(after)
  const past = from ? sql`and (k.due_at, k.id) > (${from.at}, ${from.id}::uuid)` : sql``
  const { rows } = await sql<Row>`
    ${openWords(firstOfEach(workspaces, past, pageSize + 1))} order by k.due_at, k.id limit ${pageSize + 1}`.execute(db)
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    words: page.map((row) => listed(row, clock)),
    next: rows.length > pageSize && last ? writeCursor({ at: last.dueAt, id: last.id }) : null,
  }
}

export interface WordsDue {
  /** How many, `counted` at most. */
  due: number
  /** The first due, `shown` at most. */
  words: GivenWord[]
}

/** Words given whose day has come, or is over, at each of these clients that has any. */
export async function wordsDue(
  db: Db,
  clock: Clock,
  workspaces: readonly Id<'workspace'>[],
  bounds: { shown: number; counted: number },
): Promise<Map<string, WordsDue>> {
  const due = sql`and k.due_at <= ${clock()}`
  const { rows } = await sql<Row>`
    ${openWords(firstOfEach(workspaces, due, bounds.shown))} order by k.due_at, k.id`.execute(db)
  const counted = await sql<{ workspace: string; due: number }>`
    select w.id as workspace, of_it.due from unnest(${workspaces}::uuid[]) as w (id)
    cross join lateral (
      select count(*)::int as due from (
        select from commitment k where k.workspace_id = w.id and k.ended_at is null ${due} limit ${bounds.counted}) k) of_it
    where of_it.due > 0`.execute(db)
  return new Map(
    counted.rows.map(({ workspace, due }) => [
      workspace,
      { due, words: rows.filter((row) => row.workspace === workspace).map((row) => listed(row, clock)) },
    ]),
  )
}

/** In one conversation: what was promised and stands, and what we said there that sounds like a promise and was not looked at. */
export async function givenWordsHere(
  db: Db,
  clock: Clock,
  at: Here,
): Promise<{ open: GivenWordHere[]; proposed: ProposedWord[] }> {
  const { rows } = await sql<Row>`
    ${openWords(sql`select * from commitment k where k.workspace_id = ${at.workspace}
      and k.conversation_id = ${at.conversation} and k.ended_at is null order by k.due_at, k.id limit ${pageSize}`)}
    order by k.due_at, k.id`.execute(db)
  return { open: rows.map((row) => shown(row, clock)), proposed: await proposedHere(db, clock, at) }
}

/** What was said longer ago is kept by now, or forgotten by whoever heard it: it is not brought up again. */
const proposedDays = 14
const mostLookedAt = 20

async function proposedHere(db: Db, clock: Clock, at: Here): Promise<ProposedWord[]> {
  const since = new Date(clock().getTime() - proposedDays * 86_400_000)
  const { rows } = await sql<{
    id: string
    revision: number
    text: string
    said_at: Date
    settled: { start: number; end: number; before: string | null }[] | null
  }>`
    select m.id, m.revision, m.text, m.said_at, (
      select jsonb_agg(jsonb_build_object('start', k.span_start, 'end', k.span_end, 'before', v.text)) from commitment k
      left join message_revision v on v.workspace_id = k.workspace_id and v.message_id = k.message_id
        and v.revision = k.revision and k.revision <> m.revision
      where k.workspace_id = m.workspace_id and k.message_id = m.id
        and (k.revision = m.revision or v.text is not null)) as settled
    from message m
    where m.workspace_id = ${at.workspace} and m.conversation_id = ${at.conversation} and m.ours and m.audience <> 'internal'
      and m.gone_at is null and m.removed_at is null and m.said_at > ${since}
    order by m.said_at desc, m.id desc limit ${mostLookedAt}`.execute(db)
  if (!rows.length) return []
  const calendar = await calendarOf(db, at.workspace)
  return rows.flatMap((row) =>
    noticeGivenWords(row.text, saidThere(calendar, row.said_at))
      .filter((one) => !row.settled?.some((settled) => isSame(one, settled, row.text)))
      .map((one) => ({
        message: row.id,
        revision: row.revision,
        ...one,
        words: row.text.slice(one.start, one.end),
      })),
  )
}

/** In the words as they stand, the same place; in words edited since, the same said there. */
function isSame(
  one: { start: number; end: number },
  settled: { start: number; end: number; before: string | null },
  text: string,
): boolean {
  if (settled.before === null) return one.start < settled.end && settled.start < one.end
  return settled.before.slice(settled.start, settled.end).trim() === text.slice(one.start, one.end).trim()
}

/** What a text would promise if it were said now. */
export async function noticedIn(db: Db, clock: Clock, workspace: Id<'workspace'>, text: string) {
  const calendar = await calendarOf(db, workspace)
  const noticed = noticeGivenWords(text, saidThere(calendar, clock()))
  return { noticed: noticed.map((one) => ({ ...one, words: text.slice(one.start, one.end) })) }
}
