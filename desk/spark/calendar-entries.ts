import { type RawBuilder, sql } from 'kysely'
import { type CalendarEntry } from '#contract'
import { type Db } from '#database'
import { wallAt } from '#kernel'
import { beginningOf } from './beginning.ts'
import { besideHour, type KnownHours, type PublishingHours } from './beside-hour.ts'

interface Row extends Omit<CalendarEntry, 'at' | 'on' | 'workspace' | 'beside' | 'places'> {
  at: Date
  places: { name: string; hours: PublishingHours | null }[]
}

/**
 * Sparks as a calendar shows them, by their hour. `among`: rows of `id` and `at`. `known`: what is known of the client's
 * hours, where something is said beside what is planned.
 */
export async function entriesAmong(
  db: Db,
  { workspace, zone, most, known }: { workspace: string; zone: string; most: number; known?: KnownHours },
  among: RawBuilder<unknown>,
): Promise<CalendarEntry[]> {
  const { rows } = await sql<Row>`
    with here as (${among})
    select s.id, s.version, s.opener, ${beginningOf('s')} as beginning, s.state, s.why,
      here.at, coalesce(places.list, '[]') as places
    from here join spark s on s.workspace_id = ${workspace} and s.id = here.id
    left join lateral (
      select jsonb_agg(jsonb_build_object('name', p.name, 'hours', p.publishing_hours) order by p.name, p.id) as list
      from spark_place x join contact_point p on p.workspace_id = x.workspace_id and p.id = x.contact_point_id
      where x.workspace_id = s.workspace_id and x.spark_id = s.id) places on true
    order by here.at, s.id limit ${most}`.execute(db)
  return rows.map(({ at, places, ...row }) => ({
    workspace,
    ...row,
    at: at.toISOString(),
    on: wallAt(at, zone),
    places: places.map(({ name }) => name),
    beside: known && row.state === 'planned' ? besideHour(known, at, places) : [],
  }))
}
