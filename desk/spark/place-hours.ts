import { sql } from 'kysely'
import { type CalendarDays } from '#contract'
import { type Db, ring } from '#database'
import { type Id, Refusal } from '#kernel'
import { type PublishingHours } from './beside-hour.ts'
import { whereTo } from './where-to.ts'
import { type Publishing } from './whole.ts'

/** Where one publishes, by name, with its own hours where it has some. */
export async function placeHours(
  db: Db,
  publishing: Publishing,
  workspace: Id<'workspace'>,
): Promise<CalendarDays['places']> {
  const places = await whereTo(db, publishing, workspace)
  const { rows } = await sql<{ id: string; hours: PublishingHours }>`
    select id, publishing_hours as hours from contact_point
    where workspace_id = ${workspace} and publishing_hours is not null and closed_at is null`.execute(db)
  const own = new Map(rows.map(({ id, hours }) => [id, hours]))
  return places.map(({ place, name }) => ({ place, name, hours: own.get(place) ?? null }))
}

/** Null: those of the client. */
export async function changePlaceHours(
  db: Db,
  { workspace, place }: { workspace: Id<'workspace'>; place: string },
  hours: PublishingHours | null,
): Promise<void> {
  const kept = hours && JSON.stringify({ ...hours, days: [...new Set(hours.days)].toSorted() })
  const { rows } = await sql`
    update contact_point set publishing_hours = ${kept}::jsonb
    where workspace_id = ${workspace} and id = ${place} and closed_at is null returning 1`.execute(db)
  if (!rows.length) throw new Refusal('contact-point.not-there', 404)
  await ring(db, { workspace, kind: 'sparks', conversations: [] })
}

/** Where an invitation is meant to go, by name, with the hours of each. */
export async function hoursWhereItGoes(
  db: Db,
  { workspace, spark }: { workspace: Id<'workspace'>; spark: string },
): Promise<{ name: string; hours: PublishingHours | null }[]> {
  const { rows } = await sql<{ name: string; hours: PublishingHours | null }>`
    select p.name, p.publishing_hours as hours
    from spark_place x join contact_point p on p.workspace_id = x.workspace_id and p.id = x.contact_point_id
    where x.workspace_id = ${workspace} and x.spark_id = ${spark} order by p.name, p.id`.execute(db)
  return rows
}
