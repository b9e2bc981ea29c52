import { sql } from 'kysely'
import { mostReadAgain } from '#contract'
import { type Db, type Jobs, ring } from '#database'
import { type At } from './contact-point.ts'
import { contactPoint } from './contact-point-store.ts'
import { neverAnswered } from './knock.ts'

/** Bytes are forgotten after a month; what never was verified is nothing that was said. */
export const mayReadAgain = sql`(e.body is not null and e.set_aside_why is distinct from ${neverAnswered})`

/**
 * Puts what could not be read back where it waits to be read, the latest first: what a channel has not learnt meanwhile
 * is set aside again, with its reason of today. Answers how many.
 */
export async function readAgain(db: Db, jobs: Jobs, at: At): Promise<number> {
  await contactPoint(db, at.workspace, at.place)
  const { rows } = await sql`
    update raw_event e set set_aside_at = null, set_aside_why = null from (
      select e.id from raw_event e where e.workspace_id = ${at.workspace} and e.contact_point_id = ${at.place}
        and e.set_aside_at is not null and ${mayReadAgain}
      order by e.set_aside_at desc limit ${mostReadAgain} for update skip locked) x
    where e.workspace_id = ${at.workspace} and e.id = x.id returning e.id`.execute(db)
  if (!rows.length) return 0
  await jobs.send(db, 'read', at.place, { workspace: at.workspace, place: at.place })
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
  return rows.length
}
