import { type RawBuilder, sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { isId } from '#kernel'

/** One turn as everyone sees it on a page of our own: the same for whoever speaks. */
export interface PageTurn {
  id: string
  name: string
  ours: boolean
  saidAt: Date
  /** Empty when taken back or removed. */
  text: string
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
}

export interface PageCursor {
  before?: string | null
  after?: string | null
  /** Id or native id of a message to stand in the middle. */
  at?: string | null
}

export const pageSize = 200

interface Moment {
  id: string
  at: Date
}

/** What is said on a page of our own, in time order; the latest where no cursor is given. */
export async function threadOnPage(db: Db, place: ContactPoint, where: PageCursor = {}): Promise<PageOfThread> {
  const middle = where.at ? await momentOf(db, place, where.at) : null
  const before = where.before ? await momentOf(db, place, where.before) : null
  const after = where.after ? await momentOf(db, place, where.after) : null
  let older: Moment[]
  let newer: Moment[]
  if (middle) {
    older = await moments(db, place, middle, 'older', pageSize / 2 + 1)
    newer = await moments(db, place, middle, 'newer', pageSize / 2)
  } else if (after) {
    older = [after]
    newer = await moments(db, place, after, 'newer', pageSize + 1)
  } else {
    older = await moments(db, place, before, 'older', pageSize + 1)
    newer = before ? [before] : []
  }
  const half = middle ? pageSize / 2 : pageSize
  // One more than is shown, on either side, says whether the list goes on there.
  const shown = middle
    ? [...older.slice(0, half).toReversed(), middle, ...newer.slice(0, half - 1)]
    : after
      ? newer.slice(0, half)
      : older.slice(0, half).toReversed()
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
  }
}

/** Only what was said in public here; our own words once they are delivered and not before. */
const standsOn = (place: ContactPoint, m: RawBuilder<unknown> = sql`m`) => sql`
  ${m}.workspace_id = ${place.workspace} and ${m}.contact_point_id = ${place.id} and ${m}.audience = 'public'
  and (not ${m}.ours or not exists (select from outbox o
       where o.workspace_id = ${m}.workspace_id and o.message_id = ${m}.id and o.state <> 'sent'))`

async function momentOf(db: Db, place: ContactPoint, which: string): Promise<Moment | null> {
  const named = isId(which) ? sql`(m.id = ${which} or m.native_id = ${which})` : sql`m.native_id = ${which}`
  const { rows } = await sql<Moment>`select m.id, m.said_at as at from message m
    where ${standsOn(place)} and ${named} order by m.id = ${isId(which) ? which : null}::uuid desc nulls last limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

async function moments(
  db: Db,
  place: ContactPoint,
  than: Moment | null,
  way: 'older' | 'newer',
  most: number,
): Promise<Moment[]> {
  const bound = than
    ? sql`and (m.said_at, m.id) ${way === 'older' ? sql`<` : sql`>`} (${than.at}::timestamptz, ${than.id}::uuid)`
    : sql``
  const order = way === 'older' ? sql`m.said_at desc, m.id desc` : sql`m.said_at, m.id`
  // The page's one thread, through its conversation: that is what the index in time knows.
  const { rows } = await sql<Moment>`
    select m.id, m.said_at as at from message m
    where ${standsOn(place)} and m.conversation_id = (select t.conversation_id from thread t
        where t.workspace_id = ${place.workspace} and t.contact_point_id = ${place.id} and t.native_id = ${place.id})
      ${bound} order by ${order} limit ${most}`.execute(db)
  return rows
}

interface Row extends Omit<PageTurn, 'answers'> {
  answered: { id: string; name: string | null } | null
  also: PageTurn['answers'] | null
}

async function turnsOf(db: Db, place: ContactPoint, ids: readonly string[]): Promise<PageTurn[]> {
  if (!ids.length) return []
  const taken = sql`m.gone_at is not null or m.removed_at is not null`
  const { rows } = await sql<Row>`
    select m.id, case when ${taken} then '' else coalesce(o.utterance ->> 'by', p.name) end as name, m.ours, m.said_at as "saidAt",
      case when ${taken} then '' else m.text end as text, coalesce(m.language, f.language) as language, m.revision > 1 as corrected,
      (a.id is not null)::int + (b.id is not null)::int + (c.id is not null)::int as depth,
      case when a.id is not null then ${answered(sql`a`)} end as answered, also.also,
      m.gone_at is not null as erased,
      case when m.removed_at is not null then jsonb_build_object('rule', r.title, 'position', r.position) end as removed
    from message m
    join person p on p.workspace_id = m.workspace_id and p.id = m.person_id
    left join outbox o on m.ours and o.workspace_id = m.workspace_id and o.message_id = m.id
    left join finding f on f.workspace_id = m.workspace_id and f.message_id = m.id
    left join message a on a.id = m.answers_id and ${standsOn(place, sql`a`)}
    left join message b on b.id = a.answers_id and ${standsOn(place, sql`b`)}
    left join message c on c.id = b.answers_id and ${standsOn(place, sql`c`)}
    left join moderation_act ma on ma.workspace_id = m.workspace_id and ma.id = m.removed_by
    left join charter_rule r on r.workspace_id = ma.workspace_id and r.id = ma.rule_id
    left join lateral (
      select jsonb_agg(${answered(sql`x`)} order by x.said_at, x.id) as also from also_answers aa
      join message x on x.id = aa.answered_id and ${standsOn(place, sql`x`)}
      where aa.workspace_id = m.workspace_id and aa.message_id = m.id) also on true
    where m.workspace_id = ${place.workspace} and m.id = any(${ids}::uuid[])`.execute(db)
  const byId = new Map(
    rows.map(({ answered, also, ...row }) => [
      row.id,
      { ...row, answers: [...(answered ? [answered] : []), ...(also ?? [])] },
    ]),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const answered = (of: RawBuilder<unknown>) => sql`
  jsonb_build_object('id', ${of}.id, 'name', case when ${of}.gone_at is null and ${of}.removed_at is null then
    (select coalesce((select s.utterance ->> 'by' from outbox s where s.workspace_id = ${of}.workspace_id and s.message_id = ${of}.id),
                     n.name) from person n where n.workspace_id = ${of}.workspace_id and n.id = ${of}.person_id) end)`

/** One turn of the page, to answer it; null where it stands nowhere there. */
export async function turnOnPage(db: Db, place: ContactPoint, id: string): Promise<PageTurn | null> {
  const moment = isId(id) ? await momentOf(db, place, id) : null
  return moment ? ((await turnsOf(db, place, [moment.id]))[0] ?? null) : null
}
