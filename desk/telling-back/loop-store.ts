import { sql } from 'kysely'
import { type HeardBy } from '#channel'
import { answerableUntil } from '#conversation'
import { type Db, keyed } from '#database'
import { type Id } from '#kernel'
import { type Facts } from './reach.ts'

/** What someone said, and all that tells whether and how they can be told there. */
export interface SaidThere extends Facts {
  message: Id<'message'>
  person: string
  handle: string
  by: HeardBy
  saidAt: Date
  thread: Id<'thread'>
  threadNativeId: string
  place: Id<'contact point'>
  /** Most UTF-16 units that this very place takes, where it says so itself. */
  longestHere: number | null
  language: string | null
}

/** One look for each message, whatever the planner knows of these tables. */
export async function saidThere(
  db: Db,
  workspace: Id<'workspace'>,
  messages: readonly string[],
): Promise<Map<string, SaidThere>> {
  const { rows } = await sql<Omit<SaidThere, 'by'> & { native: string; name: string; url: string | null }>`
    with silent as materialized (
      select distinct h.person_id from silence_wish s
      join handle h on h.workspace_id = s.workspace_id and h.id = s.handle_id
      where s.workspace_id = ${workspace} and s.lifted_at is null)
    select m.id as message, m.person_id as person, m.handle_id as handle, h.native_id as native, h.name, h.url,
      m.said_at as "saidAt", m.thread_id as thread, t.native_id as "threadNativeId", m.contact_point_id as place,
      p.channel, m.audience, m.gone_at is not null or h.name = '' as gone, m.removed_at is not null as removed,
      m.person_id in (select person_id from silent) as silent, p.closed_at is not null as closed,
      ${answerableUntil('m')} as "answerUntil",
      case when p.settings ->> 'longest' ~ '^[0-9]{1,7}$' then (p.settings ->> 'longest')::int end as "longestHere",
      coalesce(m.language, f.language) as language
    from unnest(${messages}::uuid[]) as x (id)
    cross join lateral (select * from message m where m.workspace_id = ${keyed(workspace)} and m.id = x.id offset 0) m
    cross join lateral (select * from handle h where h.workspace_id = ${keyed(workspace)} and h.id = m.handle_id offset 0) h
    join thread t on t.workspace_id = ${workspace} and t.id = m.thread_id
    join contact_point p on p.workspace_id = ${workspace} and p.id = m.contact_point_id
    left join lateral (select language from finding f
      where f.workspace_id = ${keyed(workspace)} and f.message_id = m.id offset 0) f on true`.execute(db)
  return new Map(
    rows.map(({ native, name, url, ...row }) => [row.message, { ...row, by: { nativeId: native, name, url } }]),
  )
}

export interface Loop {
  id: Id<'loop'>
  person: string
  message: Id<'message'>
  byHand: boolean
  cannot: string | null
  toldNumber: number
  /** The latest news of which a telling to them was approved, or has left: nothing of it is moved any more; 0: none. */
  heldNumber: number
  /** Of it something is still to leave, or to arrive. */
  onItsWay: boolean
}

export async function loopsOf(db: Db, workspace: Id<'workspace'>, decision: string): Promise<Loop[]> {
  const { rows } = await sql<Loop>`
    select l.id, l.person_id as person, l.message_id as message, l.by_hand as "byHand", l.cannot,
      l.told_number as "toldNumber", held.number as "heldNumber", held.on_its_way as "onItsWay"
    from loop l cross join lateral (
      select coalesce(max(x.number), 0) as number,
        coalesce(bool_or(t.state in ('approved', 'left')), false) as on_its_way
      from telling_loop x
      join telling t on t.workspace_id = x.workspace_id and t.id = x.telling_id and t.state <> 'draft'
      where x.workspace_id = l.workspace_id and x.loop_id = l.id) held
    where l.workspace_id = ${workspace} and l.decision_id = ${decision} order by l.id`.execute(db)
  return rows
}

/** Under five people a figure says too much of each, and too little of all. */
const fewest = 5

/** Counts again what a list shows of a decision. Expects its row to be held. */
export async function recount(db: Db, workspace: Id<'workspace'>, decision: string): Promise<void> {
  await sql`
    update decision d set concerned = c.concerned, told = c.told, cannot = c.cannot, leaving = t.leaving,
      median_days = case when c.returned >= ${fewest} then c.days end
    from (
      select count(*)::int as concerned, count(*) filter (where l.told_number >= d.news_number)::int as told,
        count(*) filter (where l.told_number < d.news_number and l.cannot is not null)::int as cannot,
        count(l.told_at)::int as returned,
        percentile_cont(0.5) within group (order by extract(epoch from l.told_at - l.said_at) / 86400) as days
      from decision d join loop l on l.workspace_id = d.workspace_id and l.decision_id = d.id
      where d.workspace_id = ${workspace} and d.id = ${decision}) c,
    (select coalesce(sum(t.told), 0)::int as leaving from decision d
      join telling t on t.workspace_id = d.workspace_id and t.decision_id = d.id and t.number = d.news_number
        and t.state in ('approved', 'left')
      where d.workspace_id = ${workspace} and d.id = ${decision}) t
    where d.workspace_id = ${workspace} and d.id = ${decision}`.execute(db)
}
