import { type RawBuilder, sql } from 'kysely'
import { type CalendarEntry } from '#contract'
import { type Db } from '#database'
import { wallAt } from '#kernel'
import { beginningOf } from './beginning.ts'

interface Row extends Omit<CalendarEntry, 'at' | 'on' | 'workspace' | 'beside'> {
  at: Date
}

/** Sparks as a calendar shows them, by their hour. `among`: rows of `id` and `at`. */
export async function entriesAmong(
  db: Db,
  { workspace, zone, most }: { workspace: string; zone: string; most: number },
  among: RawBuilder<unknown>,
): Promise<CalendarEntry[]> {
  const { rows } = await sql<Row>`
    with here as (${among})
    select s.id, s.version, s.opener, ${beginningOf('s')} as beginning, s.state, s.why,
      here.at, coalesce(places.names, '[]') as places
    from here join spark s on s.workspace_id = ${workspace} and s.id = here.id
    left join lateral (
      select jsonb_agg(p.name order by p.name, p.id) as names
      from spark_place x join contact_point p on p.workspace_id = x.workspace_id and p.id = x.contact_point_id
      where x.workspace_id = s.workspace_id and x.spark_id = s.id) places on true
    order by here.at, s.id limit ${most}`.execute(db)
  return rows.map(({ at, ...row }) => ({ workspace, ...row, at: at.toISOString(), on: wallAt(at, zone), beside: [] }))
}
