import { sql } from 'kysely'
import { type RawEvent } from '#channel'
import { type Db, type Jobs } from '#database'
import { type Clock } from '#kernel'
import { type At } from './contact-point.ts'
import { hear } from './hear.ts'
import { type Missing, nextComparison, recordLoss } from './losses.ts'

/** What came of asking a place what it has. */
export interface Comparison {
  /** How many words were looked for here. */
  count: number
  missing: readonly Missing[]
  /** Those of them that can be heard at once. */
  events: readonly RawEvent[]
}

/** What was missing is remembered and put in the ledger, in one commit: it is told until it is read. */
export async function recordComparison(
  db: Db,
  { jobs, clock }: { jobs: Jobs; clock: Clock },
  at: At,
  { count, missing, events }: Comparison,
): Promise<void> {
  await recordLoss(db, clock, at, missing)
  await hear(db, jobs, clock, at, events)
  const now = clock()
  await sql`
    update contact_point p set compared_at = ${now}, compared_count = ${count}, compare_at = ${nextComparison(now, at.place)}
    from workspace w where w.id = p.workspace_id and p.workspace_id = ${at.workspace} and p.id = ${at.place}`.execute(
    db,
  )
}

/** It could not be asked now: at the hour it gave, else the next night. */
export async function compareLater(db: Db, clock: Clock, at: At, when: Date | null = null): Promise<void> {
  await sql`
    update contact_point p set compare_at = ${when ?? nextComparison(clock(), at.place)}
    from workspace w where w.id = p.workspace_id and p.workspace_id = ${at.workspace} and p.id = ${at.place}`.execute(
    db,
  )
}

/** Its channel cannot tell, or nothing is listened to there any more. */
export async function compareNoMore(db: Db, at: At): Promise<void> {
  await sql`
    update contact_point set compare_at = null where workspace_id = ${at.workspace} and id = ${at.place}`.execute(db)
}
