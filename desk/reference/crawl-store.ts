import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, newId } from '#kernel'
import { printsOf } from '#originality'
import { deepest, mostOf, mostPages, pageAddress, patternOf, turnsInCircles } from './address.ts'
import { type AtSite, holdSeconds, told } from './site.ts'

/** A site while it is being read. */
export interface Reading extends AtSite {
  address: string
  /** Nothing of this round has been asked yet. */
  begins: boolean
  robots: string | null
  pauseSeconds: number
}

/** A round that ended is followed by the next after so long. */
const daysBetween = 7

/** Takes a site in hand for a while; null: nothing is due there, or somebody else is at it. */
export async function takeSite(db: Db, clock: Clock, { workspace, site }: AtSite): Promise<Reading | null> {
  const now = clock()
  const { rows } = await sql<{ address: string; begun_at: Date | null; robots: string | null; pause_seconds: number }>`
    update reference_site set next_at = ${new Date(now.getTime() + holdSeconds * 1000)}
    where workspace_id = ${workspace} and id = ${site} and next_at <= ${now} and paused_at is null
    returning address, begun_at, robots, pause_seconds`.execute(db)
  const row = rows[0]
  if (!row) return null
  const { address, robots, pause_seconds: pauseSeconds } = row
  return { workspace, site, address, begins: row.begun_at === null, robots, pauseSeconds }
}

/** A round begins: what was read before is asked for again, what was left aside is looked at anew. */
export async function beginRound(
  db: Db,
  clock: Clock,
  at: AtSite,
  { robots, pauseSeconds }: { robots: string; pauseSeconds: number },
): Promise<void> {
  await sql`update reference_page set state = 'waiting', why = null where workspace_id = ${at.workspace} and site_id = ${at.site}`.execute(
    db,
  )
  await db
    .updateTable('reference_site')
    .set({
      begun_at: clock(),
      ended_at: null,
      robots: robots.slice(0, 100_000),
      pause_seconds: pauseSeconds,
      trouble: null,
    })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.site)
    .execute()
  await told(db, at.workspace)
}

/** The site itself cannot be read now: tried again later, with why. */
export async function putOff(db: Db, at: AtSite, { why, until }: { why: string; until: Date }): Promise<void> {
  await db
    .updateTable('reference_site')
    .set({ trouble: why, next_at: until })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.site)
    .execute()
  await told(db, at.workspace)
}

/** Goes on at once, or after so long. */
export async function goOnAt(db: Db, at: AtSite, when: Date): Promise<void> {
  await sql`update reference_site set next_at = ${when} where workspace_id = ${at.workspace} and id = ${at.site}
    and paused_at is null`.execute(db)
}

/** Somebody who wanted it read anew meanwhile has it read at once. */
export async function endRound(db: Db, clock: Clock, at: AtSite): Promise<void> {
  const now = clock()
  const next = new Date(now.getTime() + daysBetween * 86_400_000)
  await sql`
    update reference_site set begun_at = null, ended_at = case when begun_at is not null then ${now}::timestamptz end,
      next_at = case when begun_at is not null then ${next}::timestamptz else ${now}::timestamptz end
    where workspace_id = ${at.workspace} and id = ${at.site}`.execute(db)
  await told(db, at.workspace)
}

/** Addresses met on the way, those of this site alone; bounded in number, in depth and by kind. Returns how many are new. */
export async function meetAddresses(
  db: Db,
  reading: AtSite & { address: string },
  written: readonly string[],
  { depth, from }: { depth: number; from: string },
): Promise<number> {
  if (depth > deepest) return 0
  const found = new Set<string>()
  for (const one of written) {
    const address = pageAddress(one, reading.address, from)
    if (address && !turnsInCircles(address)) found.add(address)
  }
  if (!found.size) return 0
  const rows = [...found].map((address) => ({ id: newId(), address, pattern: patternOf(address) }))
  const most = rows.map(({ pattern }) => mostOf(pattern))
  const { rows: kept } = await sql`
    with met as (
      select x.*, row_number() over (partition by x.pattern order by x.id) as nth, row_number() over (order by x.id) as nth_of_all
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ address }) => address)}::text[],
        ${rows.map(({ pattern }) => pattern)}::text[], ${most}::int[]) as x (id, address, pattern, most)
      where not exists (select from reference_page p where p.workspace_id = ${reading.workspace}
        and p.site_id = ${reading.site} and p.address = x.address)),
    there as (select count(*) as n from reference_page where workspace_id = ${reading.workspace} and site_id = ${reading.site})
    insert into reference_page (workspace_id, id, site_id, address, pattern, depth, state)
    select ${reading.workspace}, m.id, ${reading.site}, m.address, m.pattern, ${depth}, 'waiting' from met m, there
    where there.n + m.nth_of_all <= ${mostPages} and m.nth + (select count(*) from reference_page p
      where p.workspace_id = ${reading.workspace} and p.site_id = ${reading.site} and p.pattern = m.pattern) <= m.most
    on conflict do nothing returning 1`.execute(db)
  return kept.length
}

export interface PageToAsk {
  id: string
  address: string
  depth: number
  etag: string | null
  modified: string | null
}

/** The nearest page that waits. */
export async function nextPage(db: Db, { workspace, site }: AtSite): Promise<PageToAsk | null> {
  const { rows } = await sql<PageToAsk>`select id, address, depth, etag, modified from reference_page
    where workspace_id = ${workspace} and site_id = ${site} and state = 'waiting' order by depth, id limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

/** What came of asking for a page. */
export type Asked =
  | { kind: 'read'; title: string; text: string; datedAt: Date | null; etag: string | null; modified: string | null }
  | { kind: 'unchanged' }
  | { kind: 'gone' }
  | { kind: 'aside'; why: string }

/** Where a page says what it said before, its words stay with the day on which they came, and nothing has changed. */
export async function recordPage(db: Db, clock: Clock, at: AtSite, page: PageToAsk, asked: Asked): Promise<void> {
  const one = sql`workspace_id = ${at.workspace} and id = ${page.id}`
  if (asked.kind === 'unchanged') {
    await sql`update reference_page set state = 'read', why = null where ${one}`.execute(db)
    return
  }
  const { rows } = await sql<{ words: Buffer | null }>`select words from reference_page where ${one}`.execute(db)
  const before = rows[0]?.words ?? null
  const words = asked.kind === 'read' ? packed(asked.text) : null
  const isSame = before === null || words === null ? before === words : before.equals(words)
  const now = clock()
  switch (asked.kind) {
    case 'gone':
      await sql`delete from reference_page where ${one}`.execute(db)
      break
    case 'aside':
      await sql`update reference_page set state = 'aside', why = ${asked.why}, asked_at = ${now}, words = null, prints = null,
        title = null, etag = null, modified = null where ${one}`.execute(db)
      break
    case 'read':
      await sql`update reference_page set state = 'read', why = null, title = ${asked.title.slice(0, 300)},
        dated_at = ${asked.datedAt}, etag = ${asked.etag}, modified = ${asked.modified}, words = ${words},
        prints = ${Buffer.from(printsOf(asked.text).buffer)},
        asked_at = case when ${isSame} then asked_at else ${now}::timestamptz end where ${one}`.execute(db)
      break
    default:
      asked satisfies never
  }
  if (!isSame)
    await sql`update reference_site set changed_at = ${now}
      where workspace_id = ${at.workspace} and id = ${at.site}`.execute(db)
}

const packed = (text: string): Buffer => gzipSync(text)
export const unpacked = (words: Buffer): string => gunzipSync(words, { maxOutputLength: 4_000_000 }).toString()
