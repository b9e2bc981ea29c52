import { sql } from 'kysely'
import { type Channel } from '#channel'
import { type Health, mostAmiss, mostCounted, type ContactPoint as Shown } from '#contract'
import { type Db, keyed } from '#database'
import { type Clock, type Id } from '#kernel'
import { auditedBy } from './audit-statement.ts'
import { type At } from './contact-point.ts'
import { lossesOf } from './losses.ts'
import { setAsideAt } from './set-aside-on-screen.ts'

export interface HealthAsked {
  workspace: Id<'workspace'>
  place: Shown
  channel: Pick<Channel, 'watches' | 'tallies'> | undefined
  calls: Health['calls']
  /** Whoever answers conversations may see how an event begins. */
  excerpts: boolean
}

/** How a place is doing, for whoever opens it: every count has its bound, nothing is read of the past but by key. */
export async function healthOnScreen(db: Db, clock: Clock, asked: HealthAsked): Promise<Health> {
  const { workspace, place, channel } = asked
  const at = { workspace, place: place.id as Id<'contact point'> }
  return {
    place,
    heard: await heardAt(db, clock, at),
    setAside: await setAsideAt(db, at, asked.excerpts),
    said: { ...(await sentAt(db, at)), ...(await unsentAt(db, at)) },
    line: channel?.watches ? await lineOf(db, clock, place) : null,
    knocks: await knocksAt(db, at),
    compared: channel?.tallies ? await comparedAt(db, at) : null,
    losses: await lossesOf(db, at),
    gone: await goneFrom(db, at),
    mustBeAudited: await auditAsked(db, workspace, asked),
    calls: asked.calls,
  }
}

const dayMs = 86_400_000
/** What lags is told from so many words; from fewer than five nothing is. */
const lagOf = { most: 50, fewest: 5 }

async function heardAt(db: Db, clock: Clock, { workspace, place }: At): Promise<Health['heard']> {
  const since = (days: number) => new Date(clock().getTime() - days * dayMs)
  const heard = sql`m.workspace_id = ${keyed(workspace)} and m.contact_point_id = ${place}
    and not m.ours and m.audience <> 'internal'`
  const countSince = (at: Date) => sql`
    (select count(*)::int from (select from message m where ${heard} and m.heard_at > ${at}
     order by m.heard_at desc limit ${mostCounted + 1}) m)`
  // What was said before it was planted says nothing of how long it takes to hear it.
  const { rows } = await sql<{ day: number; week: number; lag: number | null; of: number }>`
    select ${countSince(since(1))} as day, ${countSince(since(7))} as week,
      percentile_cont(0.5) within group (order by extract(epoch from m.heard_at - m.said_at)) as lag, count(m.said_at)::int as of
    from contact_point p left join lateral (
      select m.heard_at, m.said_at from message m where ${heard} order by m.heard_at desc limit ${lagOf.most}) m
      on m.said_at > p.planted_at
    where p.workspace_id = ${workspace} and p.id = ${place}`.execute(db)
  const { day, week, lag, of } = rows[0]!
  return { day, week, lagSeconds: lag === null || of < lagOf.fewest ? null : Math.max(0, Math.round(lag)) }
}

type Sent = Pick<Health['said'], 'seen' | 'accepted' | 'byHand'>

async function sentAt(db: Db, { workspace, place }: At): Promise<Sent> {
  const { rows } = await sql<Sent>`
    select count(*) filter (where proof = 'seen')::int as seen, count(*) filter (where proof = 'accepted')::int as accepted,
      count(*) filter (where proof = 'by-hand')::int as "byHand"
    from (select o.proof from outbox o where o.workspace_id = ${workspace} and o.contact_point_id = ${place}
          and o.state = 'sent' order by o.id desc limit ${mostCounted}) o`.execute(db)
  return rows[0]!
}

const failed = sql`('gone', 'refused', 'unknown')`
const latestShown = 5
const beginning = 100

async function unsentAt(db: Db, { workspace, place }: At): Promise<Omit<Health['said'], keyof Sent>> {
  const unsent = sql`o.workspace_id = ${workspace} and o.contact_point_id = ${place} and o.state not in ('sent', 'taken-back')`
  const counted = await sql<{ waiting: number; failed: number }>`
    select count(*) filter (where state not in ${failed})::int as waiting, count(*) filter (where state in ${failed})::int as failed
    from (select o.state from outbox o where ${unsent} order by o.changed_at desc limit ${mostAmiss + 1}) o`.execute(db)
  const { rows } = await sql<Omit<Health['said']['latestFailed'][number], 'at'> & { at: Date }>`
    select o.state, o.why, o.changed_at as at, m.conversation_id as conversation, m.id as message, case when length(m.text) > ${beginning} then left(m.text, ${beginning}) || '…' else m.text end as text
    from (select * from (select * from outbox o where ${unsent} order by o.changed_at desc limit ${mostAmiss + 1}) o
          where o.state in ${failed} order by o.changed_at desc limit ${latestShown}) o
    join message m on m.workspace_id = o.workspace_id and m.id = o.message_id
    order by o.changed_at desc`.execute(db)
  return { ...counted.rows[0]!, latestFailed: rows.map((row) => ({ ...row, at: row.at.toISOString() })) }
}

/** Of several processes one holds a place's line, by a lease: it stands as long as the line does. */
async function lineOf(db: Db, clock: Clock, place: Shown): Promise<'open' | 'closed'> {
  if (place.state === 'paused' || place.state === 'closed') return 'closed'
  const { rows } = await sql`select from lease where name = ${lineName(place.id)} and until > ${clock()}`.execute(db)
  return rows.length ? 'open' : 'closed'
}

/** What the lease of a place's line is called. */
export const lineName = (place: string): string => `line ${place}`

async function knocksAt(db: Db, { workspace, place }: At): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from knock where workspace_id = ${workspace} and contact_point_id = ${place} limit ${mostAmiss + 1}) k`.execute(
    db,
  )
  return rows[0]!.n
}

async function comparedAt(db: Db, { workspace, place }: At): Promise<NonNullable<Health['compared']>> {
  const row = await db
    .selectFrom('contact_point')
    .select(['compared_at', 'compared_count', 'compare_at'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', place)
    .executeTakeFirstOrThrow()
  return {
    lastAt: row.compared_at?.toISOString() ?? null,
    count: row.compared_count,
    nextAt: row.compare_at?.toISOString() ?? null,
  }
}

const daysShown = 12

async function goneFrom(db: Db, { workspace, place }: At): Promise<Health['gone']> {
  const { rows } = await sql<Health['gone'][number]>`
    select why, day::text as day, count from words_gone where workspace_id = ${workspace} and contact_point_id = ${place}
    order by day desc, why limit ${daysShown}`.execute(db)
  return rows
}

async function auditAsked(
  db: Db,
  workspace: Id<'workspace'>,
  { place }: HealthAsked,
): Promise<Health['mustBeAudited']> {
  const { rows } = await sql`select from contact_point where workspace_id = ${workspace} and id = ${place.id}
    and terms -> 'mayDerive' = 'false'::jsonb`.execute(db)
  if (!rows.length) return null
  const stated = await auditedBy(db, { workspace, channel: place.channel })
  return { stated: stated && { by: stated.by, at: stated.at.toISOString() } }
}
