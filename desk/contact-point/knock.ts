import { sql } from 'kysely'
import { type Knock } from '#channel'
import { type Db, type Jobs } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'

type Where = { workspace: Id<'workspace'>; id: Id<'contact point'> }

/** What was handed to a channel in one round, and whether more waits behind it. */
export interface Handed {
  knocks: readonly Knock[]
  more: boolean
}

/** Waiting at one place. Beyond, whoever knocks is told to come back: every protocol that knocks does. */
const mostWaiting = 5_000
const mostAtOnce = 100
/** What is parsed in one go keeps everyone else waiting. */
const mostBytesAtOnce = 256 * 1024
/** The first doubt waits two minutes, each further one twice as long: some three days in all. */
const mostTries = 11
const firstWait = 120_000
/** Why a knock is set aside that could not be verified in all that time. */
export const neverAnswered = 'its source never answered'

/** Stores what arrived at an address of ours, and sends someone to verify it, before it is acknowledged. */
export async function keepKnocks(
  db: Db,
  jobs: Jobs,
  clock: Clock,
  place: Where,
  knocks: readonly Knock[],
): Promise<void> {
  const { rows } = await sql`
    select from knock where workspace_id = ${place.workspace} and contact_point_id = ${place.id}
    offset ${mostWaiting - knocks.length} limit 1`.execute(db)
  if (rows.length) throw new Refusal('contact-point.too-many-knocks', 503)
  const now = clock()
  await db
    .insertInto('knock')
    .values(
      knocks.map((knock) => ({
        workspace_id: place.workspace,
        id: knock.id,
        contact_point_id: place.id,
        at: knock.at,
        method: knock.method,
        path: knock.path,
        headers: JSON.stringify(knock.headers) as never,
        body: Buffer.from(knock.body),
        not_before: now,
      })),
    )
    .execute()
  await jobs.send(db, 'listen', place.id, { workspace: place.workspace, place: place.id })
}

/** What waits to be verified at a place, oldest first; the first one whatever its weight. */
export async function knocksOf(db: Db, clock: Clock, place: Where): Promise<Handed> {
  const { rows } = await sql<Knock & { waiting: number }>`
    select id, at, method, path, headers, body, waiting from (
      select k.*, sum(octet_length(body)) over (order by id) as bytes, count(*) over () as waiting from (
        select * from knock where workspace_id = ${place.workspace} and contact_point_id = ${place.id}
          and not_before <= ${clock()} order by id limit ${mostAtOnce + 1}) k) kept
    where bytes <= ${mostBytesAtOnce} or bytes = octet_length(body) order by id limit ${mostAtOnce}`.execute(db)
  // Whoever knocks after this has sent for another round.
  return { knocks: rows.map(({ waiting: _, ...knock }) => knock), more: (rows[0]?.waiting ?? 0) > rows.length }
}

/**
 * Forgets what was verified. What could not be yet is handed over again later, and set aside with its reason in the end.
 * Answers when to come back for it.
 */
export async function settleKnocks(
  db: Db,
  { jobs, clock }: { jobs: Jobs; clock: Clock },
  place: Where,
  { knocks, more }: Handed,
  keeps: readonly string[],
): Promise<Date | null> {
  if (!knocks.length) return await nextDoubtful(db, place)
  const kept = new Set(keeps)
  const done = knocks.filter(({ id }) => !kept.has(id))
  await forget(db, place, done)
  const doubtful = knocks.filter(({ id }) => kept.has(id))
  const next = doubtful.length ? await putOff(db, clock, place, doubtful) : null
  if (more && done.length) await jobs.send(db, 'listen', place.id, { workspace: place.workspace, place: place.id })
  return next
}

/** A round that was handed nothing does not forget what is to be looked at again. */
async function nextDoubtful(db: Db, place: Where): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(not_before) as at from knock
    where workspace_id = ${place.workspace} and contact_point_id = ${place.id}`.execute(db)
  return rows[0]?.at ?? null
}

async function putOff(db: Db, clock: Clock, place: Where, doubtful: readonly Knock[]): Promise<Date | null> {
  const now = clock()
  const ids = doubtful.map(({ id }) => id)
  const { rows } = await sql<{ id: string; tries: number; not_before: Date }>`
    update knock set tries = tries + 1, not_before = ${now}::timestamptz + ${firstWait} * (1 << tries) * interval '1 millisecond'
    where workspace_id = ${place.workspace} and id = any(${ids}::uuid[]) returning id, tries, not_before`.execute(db)
  const over = new Set(rows.filter(({ tries }) => tries >= mostTries).map(({ id }) => id))
  const given = doubtful.filter(({ id }) => over.has(id))
  for (const { body, at } of given)
    await db
      .insertInto('raw_event')
      .values({
        workspace_id: place.workspace,
        id: newId(),
        contact_point_id: place.id,
        native_id: null,
        content_type: 'application/octet-stream',
        body: Buffer.from(body),
        heard_at: at,
        read_at: null,
        set_aside_at: now,
        set_aside_why: neverAnswered,
      })
      .execute()
  await forget(db, place, given)
  const waiting = rows.filter(({ id }) => !over.has(id)).map((row) => row.not_before.getTime())
  return waiting.length ? new Date(Math.min(...waiting)) : null
}

async function forget(db: Db, place: Where, knocks: readonly Knock[]): Promise<void> {
  if (!knocks.length) return
  await db
    .deleteFrom('knock')
    .where('workspace_id', '=', place.workspace)
    .where(
      'id',
      'in',
      knocks.map(({ id }) => id),
    )
    .execute()
}
