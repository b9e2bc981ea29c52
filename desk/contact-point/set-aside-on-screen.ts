import { sql } from 'kysely'
import { type Health, mostAmiss } from '#contract'
import { type Db } from '#database'
import { type At } from './contact-point.ts'
import { mayReadAgain } from './read-again.ts'

type SetAside = Health['setAside']

const reasonsShown = 10
const latestShown = 3
/** In bytes of the event, and in letters of what is shown of it. */
const excerptBytes = 2_000
const excerptLetters = 600

/** What could not be read at a place: why, how often, and the latest few. */
export async function setAsideAt(db: Db, { workspace, place }: At, excerpts: boolean): Promise<SetAside> {
  const latest = sql`
    select * from raw_event e where e.workspace_id = ${workspace} and e.contact_point_id = ${place}
    and e.set_aside_at is not null order by e.set_aside_at desc limit ${mostAmiss + 1}`
  const counted = await sql<{ count: number; readable: number }>`
    select count(*)::int as count, count(*) filter (where ${mayReadAgain})::int as readable from (${latest}) e`.execute(
    db,
  )
  if (!counted.rows[0]!.count) return { count: 0, readable: 0, reasons: [], latest: [] }
  const reasons = await sql<{ why: string | null; count: number; at: Date }>`
    select set_aside_why as why, count(*)::int as count, max(set_aside_at) as at from (${latest}) e
    group by 1 order by 2 desc, 3 desc limit ${reasonsShown}`.execute(db)
  const { rows } = await sql<{ id: string; at: Date; why: string | null; body: Buffer | null }>`
    select id, set_aside_at as at, set_aside_why as why, ${excerpts ? sql`substring(body from 1 for ${excerptBytes})` : sql`null::bytea`} as body
    from raw_event e where e.workspace_id = ${workspace} and e.contact_point_id = ${place} and e.set_aside_at is not null
    order by e.set_aside_at desc limit ${latestShown}`.execute(db)
  return {
    ...counted.rows[0]!,
    reasons: reasons.rows.map(({ why, count, at }) => ({ why: why ?? '', count, lastAt: at.toISOString() })),
    latest: rows.map(({ id, at, why, body }) => ({
      id,
      at: at.toISOString(),
      why: why ?? '',
      excerpt: body && excerptOf(body),
    })),
  }
}

/** How an event begins, where it is text; null where it is not. What moves the letters around it is left out. */
export function excerptOf(body: Uint8Array): string | null {
  const text = new TextDecoder().decode(body)
  const letters = [...text.replace(/[\p{Cc}\p{Bidi_C}]+/gu, (signs) => (/[\n\t]/.test(signs) ? ' ' : ''))]
  // A cut through a letter leaves one such sign; bytes that are no text leave many.
  const strange = letters.filter((letter) => letter === '\ufffd').length
  if (!letters.length || strange > 3 + letters.length / 50) return null
  return letters.slice(0, excerptLetters).join('').trim() || null
}
