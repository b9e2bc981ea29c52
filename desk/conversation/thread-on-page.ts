import { type RawBuilder, sql } from 'kysely'
import { type OwnImage } from '#channel'
import { type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { isId } from '#kernel'
import { imagesOf } from './images-of.ts'
import { nameOf } from './name-of.ts'

/** One turn as everyone sees it on a page of our own: the same for whoever speaks. */
export interface PageTurn {
  id: string
  name: string
  ours: boolean
  saidAt: Date
  /** Empty when taken back or removed. */
  text: string
  /** Images of ours that stand with it, in its order. */
  images: OwnImage[]
  language: string | null
  corrected: boolean
  /** How deep in a chain of answers, three at most. */
  depth: number
  /** What it answers on this page, the main one first; `name` null where those words are away. */
  answers: { id: string; name: string | null }[]
  erased: boolean
  removed: { rule: string; position: number } | null
}

export interface PageOfThread {
  turns: PageTurn[]
  /** Where the list goes on: ids of the outermost messages. */
  older: string | null
  newer: string | null
  /** The piece of ours that the thread begins with; null for the page's own. */
  begins: PageTurn | null
  /** What one may choose among below it. */
  choices: string[]
}

/** What began a thread beside the page's own. */
export interface BegunOnPage {
  id: string
  text: string
  language: string | null
}

export interface PageCursor {
  before?: string | null
  after?: string | null
  /** Id or native id of a message to stand in the middle. */
  at?: string | null
  /** Id of a message that is about to be answered: its thread is shown. */
  reply?: string | null
}

export const pageSize = 200

interface Moment {
  id: string
  at: Date
  /** Native id of its thread. */
  thread: string
}

/** What is said on a page of our own, in time order; the latest where no cursor is given. */
export async function threadOnPage(db: Db, place: ContactPoint, where: PageCursor = {}): Promise<PageOfThread> {
  const middle = where.at ? await momentOf(db, place, where.at) : null
  const before = where.before ? await momentOf(db, place, where.before) : null
  const after = where.after ? await momentOf(db, place, where.after) : null
  const reply = where.reply ? await momentOf(db, place, where.reply) : null
  const thread = (middle ?? before ?? after ?? reply)?.thread ?? place.id
  const around = (than: Moment | null, way: 'older' | 'newer', most: number) =>
    moments(db, { place, thread }, than, way, most)
  let older: Moment[]
  let newer: Moment[]
  if (middle) {
    older = await around(middle, 'older', pageSize / 2 + 1)
    newer = await around(middle, 'newer', pageSize / 2)
  } else if (after) {
    older = [after]
    newer = await around(after, 'newer', pageSize + 1)
  } else {
    older = await around(before, 'older', pageSize + 1)
    newer = before ? [before] : []
  }
  const half = middle ? pageSize / 2 : pageSize
  // One more than is shown, on either side, says whether the list goes on there.
  const shown = middle
    ? [...older.slice(0, half).toReversed(), middle, ...newer.slice(0, half - 1)]
    : after
      ? newer.slice(0, half)
      : older.slice(0, half).toReversed()
  const begins = thread === place.id ? null : await turnOnPage(db, place, thread)
  return {
    turns: await turnsOf(
      db,
      place,
      shown.map((moment) => moment.id),
    ),
    older: (after ? older.length > 0 : older.length > half) ? (shown[0]?.id ?? null) : null,
    newer: (middle ? newer.length > half - 1 : after ? newer.length > half : newer.length > 0)
      ? (shown.at(-1)?.id ?? null)
      : null,
    begins,
    choices: begins ? await choicesOnPage(db, place, begins.id) : [],
  }
}

/** What a piece of ours lets its readers choose among. */
export async function choicesOnPage(db: Db, place: ContactPoint, piece: string): Promise<string[]> {
  if (!isId(piece)) return []
  const { rows } = await sql<{ choices: string[] | null }>`
    select piece -> 'choices' as choices from outbox
    where workspace_id = ${place.workspace} and contact_point_id = ${place.id} and message_id = ${piece} and state = 'sent'`.execute(
    db,
  )
  return rows[0]?.choices ?? []
}

const mostBegun = 20

/** What else is talked about on the page: the pieces of ours that stand there, newest first. */
export async function begunOnPage(db: Db, place: ContactPoint): Promise<BegunOnPage[]> {
  const { rows } = await sql<BegunOnPage>`
    select m.id, m.text, m.language from thread t
    join message m on m.workspace_id = t.workspace_id and m.contact_point_id = t.contact_point_id and m.native_id = t.native_id
    where t.workspace_id = ${place.workspace} and t.contact_point_id = ${place.id} and t.native_id <> ${place.id}
      and m.ours and m.gone_at is null and m.removed_at is null and ${standsOn(place)}
    order by m.said_at desc, m.id desc limit ${mostBegun}`.execute(db)
  return rows
}

/** Only what was said in public here; our own words once they are delivered and not before. */
const standsOn = (place: ContactPoint, m: RawBuilder<unknown> = sql`m`) => sql`
  ${m}.workspace_id = ${place.workspace} and ${m}.contact_point_id = ${place.id} and ${m}.audience = 'public'
  and (not ${m}.ours or not exists (select from outbox o
       where o.workspace_id = ${m}.workspace_id and o.message_id = ${m}.id and o.state <> 'sent'))`

async function momentOf(db: Db, place: ContactPoint, which: string): Promise<Moment | null> {
  const named = isId(which) ? sql`(m.id = ${which} or m.native_id = ${which})` : sql`m.native_id = ${which}`
  const { rows } = await sql<Moment>`select m.id, m.said_at as at, t.native_id as thread from message m
    join thread t on t.workspace_id = m.workspace_id and t.id = m.thread_id
    where ${standsOn(place)} and ${named} order by m.id = ${isId(which) ? which : null}::uuid desc nulls last limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

async function moments(
  db: Db,
  { place, thread }: { place: ContactPoint; thread: string },
  than: Moment | null,
  way: 'older' | 'newer',
  most: number,
): Promise<Moment[]> {
  const bound = than
    ? sql`and (m.said_at, m.id) ${way === 'older' ? sql`<` : sql`>`} (${than.at}::timestamptz, ${than.id}::uuid)`
    : sql``
  const order = way === 'older' ? sql`m.said_at desc, m.id desc` : sql`m.said_at, m.id`
  const named = (column: RawBuilder<unknown>) => sql`(select ${column} from thread t
    where t.workspace_id = ${place.workspace} and t.contact_point_id = ${place.id} and t.native_id = ${thread})`
  // Through its conversation: that is what the index in time knows.
  const { rows } = await sql<Moment>`
    select m.id, m.said_at as at, ${thread}::text as thread from message m
    where ${standsOn(place)} and m.conversation_id = ${named(sql`t.conversation_id`)} and m.thread_id = ${named(sql`t.id`)}
      ${bound} order by ${order} limit ${most}`.execute(db)
  return rows
}

interface Row extends Omit<PageTurn, 'answers' | 'depth'> {
  answered: string[]
}

/*
 * What hangs on a row is asked for row by row (each an index lookup on a whole key): joined, a planner that has no
 * statistics yet compares every turn with every message.
 */
async function rowsOf(db: Db, place: ContactPoint, ids: readonly string[]): Promise<Row[]> {
  if (!ids.length) return []
  const away = sql`m.gone_at is not null or m.removed_at is not null`
  const { rows } = await sql<Row>`
    select m.id, m.ours, m.said_at as "saidAt", m.revision > 1 as corrected, m.gone_at is not null as erased,
      case when ${away} then '' else coalesce(
        case when m.ours then (select o.utterance ->> 'by' from outbox o where o.workspace_id = m.workspace_id and o.message_id = m.id) end,
        ${nameOf(sql`m`)}) end as name,
      case when ${away} then '' else m.text end as text,
      case when m.ours and not (${away}) then coalesce((select ${imagesOf(sql`o`)} from outbox o
        where o.workspace_id = m.workspace_id and o.message_id = m.id and o.piece is not null), '[]'::jsonb) else '[]'::jsonb end as images,
      coalesce(m.language, (select f.language from finding f where f.workspace_id = m.workspace_id and f.message_id = m.id)) as language,
      case when m.removed_at is not null then (
        select jsonb_build_object('rule', r.title, 'position', r.position) from charter_rule r
        where r.workspace_id = m.workspace_id and r.id = (select ma.rule_id from moderation_act ma
          where ma.workspace_id = m.workspace_id and ma.id = m.removed_by)) end as removed,
      array_remove(m.answers_id || array(select aa.answered_id from also_answers aa
        where aa.workspace_id = m.workspace_id and aa.message_id = m.id order by aa.answered_id), null) as answered
    from message m where m.id = any(${ids}::uuid[]) and ${standsOn(place)}`.execute(db)
  return rows
}

const deepest = 3

async function turnsOf(db: Db, place: ContactPoint, ids: readonly string[]): Promise<PageTurn[]> {
  const known = new Map((await rowsOf(db, place, ids)).map((row) => [row.id, row]))
  // Most of what is answered stands on the same page; the rest is fetched a generation at a time.
  let wanted = [...known.values()].flatMap((row) => row.answered)
  for (let generation = 0; generation < deepest; generation++) {
    const missing = [...new Set(wanted)].filter((id) => !known.has(id))
    if (!missing.length) break
    const rows = await rowsOf(db, place, missing)
    for (const row of rows) known.set(row.id, row)
    wanted = rows.flatMap((row) => row.answered.slice(0, 1))
  }
  const depthOf = (row: Row): number => {
    let depth = 0
    for (let at: Row | undefined = row; depth < deepest; depth++) {
      at = known.get(at.answered[0] ?? '')
      if (!at) break
    }
    return depth
  }
  return ids.flatMap((id) => {
    const row = known.get(id)
    if (!row) return []
    const { answered, ...turn } = row
    const answers = answered.flatMap((other) => {
      const found = known.get(other)
      return found ? [{ id: other, name: found.erased || found.removed ? null : found.name }] : []
    })
    return [{ ...turn, depth: depthOf(row), answers }]
  })
}

/** One turn of the page, by its id or the page’s own for it; null where it stands nowhere there. */
export async function turnOnPage(db: Db, place: ContactPoint, which: string): Promise<PageTurn | null> {
  const moment = await momentOf(db, place, which)
  return moment ? ((await turnsOf(db, place, [moment.id]))[0] ?? null) : null
}
