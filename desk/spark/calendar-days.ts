import { sql } from 'kysely'
import { type CalendarDays, type Country, type Perennial } from '#contract'
import { type Db, ring } from '#database'
import { type Clock, dayOf, type Id, isDay, newId, Refusal } from '#kernel'
import { type Act, recordAct } from '#team'

/** More days than this and none of them says anything. */
const mostPerennials = 200

export interface AtPerennial {
  workspace: Id<'workspace'>
  perennial: string
}
export type ClientDays = Omit<CalendarDays, 'places'>
type Named = Omit<Perennial, 'id'>

/** The days a client's people talk about, whose public days stand beside them, and when it publishes. */
export async function calendarDays(db: Db, workspace: Id<'workspace'>): Promise<ClientDays> {
  const { public_days, publishing_hours } = await db
    .selectFrom('workspace')
    .select(['public_days', 'publishing_hours'])
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  return {
    perennials: await perennialsOf(db, workspace),
    countries: public_days as Country[],
    hours: publishing_hours as CalendarDays['hours'],
  }
}

async function perennialsOf(db: Db, workspace: Id<'workspace'>): Promise<Perennial[]> {
  const rows = await db
    .selectFrom('perennial')
    .select(['id', 'name', 'note', 'rule'])
    .where('workspace_id', '=', workspace)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, rule: row.rule as unknown as Perennial['rule'] }))
}

export async function changeCalendarDays(
  db: Db,
  workspace: Id<'workspace'>,
  { countries, hours }: { countries?: Country[] | undefined; hours?: CalendarDays['hours'] | undefined },
): Promise<void> {
  if (countries)
    await sql`update workspace set public_days = ${JSON.stringify([...new Set(countries)])}::jsonb
      where id = ${workspace}`.execute(db)
  if (hours !== undefined) {
    const kept = hours && JSON.stringify({ ...hours, days: [...new Set(hours.days)].toSorted() })
    await sql`update workspace set publishing_hours = ${kept}::jsonb where id = ${workspace}`.execute(db)
  }
  await news(db, workspace)
}

/** A day that no year has is refused, before anyone waits for it. */
function mustBeADay({ rule }: Named): void {
  const holds =
    rule.kind === 'once' ? isDay(rule.day) : rule.kind === 'weekday' || dayOf(2028, rule.month, rule.day) !== null
  if (!holds) throw new Refusal('perennial.no-such-day', 422)
}

export async function addPerennial(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  { by, ...named }: Named & { by: string },
): Promise<void> {
  mustBeADay(named)
  if ((await perennialsOf(db, workspace)).length >= mostPerennials) throw new Refusal('perennial.too-many', 409)
  const { name, note, rule } = named
  await db
    .insertInto('perennial')
    .values({
      ...{ workspace_id: workspace, id: newId<'perennial'>(), name, note, rule: JSON.stringify(rule) as never },
      ...{ by, at: clock(), removed_at: null, removed_by: null },
    })
    .execute()
  await news(db, workspace)
}

export async function changePerennial(db: Db, { workspace, perennial }: AtPerennial, named: Named): Promise<void> {
  mustBeADay(named)
  const { name, note, rule } = named
  const { rows } = await sql`
    update perennial set name = ${name}, note = ${note}, rule = ${JSON.stringify(rule)}::jsonb
    where workspace_id = ${workspace} and id = ${perennial} and removed_at is null returning 1`.execute(db)
  if (!rows.length) throw new Refusal('perennial.not-there', 404)
  await news(db, workspace)
}

export async function removePerennial(db: Db, clock: Clock, at: AtPerennial, by: string): Promise<Id<'act'>> {
  const { workspace, perennial } = at
  const { rows } = await sql`
    update perennial set removed_at = ${clock()}, removed_by = ${by}
    where workspace_id = ${workspace} and id = ${perennial} and removed_at is null returning 1`.execute(db)
  if (!rows.length) throw new Refusal('perennial.not-there', 404)
  await news(db, workspace)
  return recordAct(db, clock, { workspace, kind: 'remove-perennial', by, detail: { perennial } })
}

export async function undoRemovePerennial(db: Db, _clock: Clock, act: Act): Promise<void> {
  await sql`update perennial set removed_at = null, removed_by = null
    where workspace_id = ${act.workspace} and id = ${act.detail.perennial as string}`.execute(db)
  await news(db, act.workspace)
}

const news = (db: Db, workspace: string) => ring(db, { workspace, kind: 'sparks', conversations: [] })
