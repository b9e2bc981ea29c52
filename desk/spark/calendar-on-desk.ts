import { sql } from 'kysely'
import { type CalendarClient, type CalendarEntry, type CalendarMark, mostCalendarDays } from '#contract'
import { type Db } from '#database'
import { beginningOf, type Clock, type Day, dayAt, type Id, isDay, plus, Refusal } from '#kernel'
import { markOf } from '#team'
import { type KnownHours, knownHours } from './beside-hour.ts'
import { calendarDays } from './calendar-days.ts'
import { entriesAmong } from './calendar-entries.ts'
import { marksOf } from './marks.ts'
import { pauseNamed } from './pauses-on-desk.ts'

/** Of one client, in one look. */
const mostEntries = 400

export interface Days {
  from: Day
  /** The last one. */
  to: Day
}

export interface CalendarShown {
  clients: CalendarClient[]
  entries: CalendarEntry[]
  marks: CalendarMark[]
}

/** What is planned, said and missed on these days at these clients, each by its own clocks: it costs what is shown. */
export async function calendarOnDesk(
  db: Db,
  clock: Clock,
  workspaces: readonly Id<'workspace'>[],
  days: Days,
): Promise<CalendarShown> {
  mustBeDays(days)
  const rows = await db
    .selectFrom('workspace')
    .select(['id', 'name', 'zone'])
    .where('id', '=', sql<string>`any(${workspaces}::uuid[])`)
    .execute()
  const clients: CalendarClient[] = []
  const entries: CalendarEntry[] = []
  const marks: CalendarMark[] = []
  for (const { id: one, name, zone } of rows.toSorted((one, other) => placeIn(workspaces, one, other))) {
    const id = one as Id<'workspace'>
    const kept = await calendarDays(db, id)
    const known = await knownHours(db, id, zone, kept)
    const found = await entriesOf(db, { id, zone, known }, days)
    entries.push(...found.slice(0, mostEntries))
    marks.push(...marksOf(id, kept, days.from, days.to))
    clients.push({
      client: { id, name, mark: markOf(name) },
      ...{ zone, today: dayAt(clock(), zone), clocksChange: clocksChange(days, zone) },
      pause: await pauseNamed(db, id),
      more: found.length > mostEntries,
    })
  }
  return { clients, marks, entries: entries.toSorted((one, other) => (inOrder(one) < inOrder(other) ? -1 : 1)) }
}

const placeIn = (order: readonly string[], one: { id: string }, other: { id: string }) =>
  order.indexOf(one.id) - order.indexOf(other.id)
const inOrder = ({ on, at, id }: CalendarEntry) => `${on.day} ${on.time} ${at} ${id}`

export function mustBeDays({ from, to }: Days): void {
  if (!isDay(from) || !isDay(to) || to < from || plus(from, mostCalendarDays) <= to)
    throw new Refusal('calendar.days', 422, { most: mostCalendarDays })
}

async function entriesOf(
  db: Db,
  { id: workspace, zone, known }: { id: string; zone: string; known: KnownHours },
  { from, to }: Days,
): Promise<CalendarEntry[]> {
  const [begins, ends] = [beginningOf(from, zone), beginningOf(plus(to, 1), zone)]
  // Each from an index of its own: what is planned and missed, what is out, what is meant for an hour.
  return entriesAmong(
    db,
    { workspace, zone, known, most: mostEntries + 1 },
    sql`
      (select id, planned_for as at from spark where workspace_id = ${workspace} and planned_for >= ${begins}
        and planned_for < ${ends} and state in ('planned', 'missed') order by planned_for limit ${mostEntries + 1})
      union all
      (select id, out_at from spark where workspace_id = ${workspace} and out_at >= ${begins} and out_at < ${ends}
        and state = 'out' order by out_at limit ${mostEntries + 1})
      union all
      (select id, meant_for from spark where workspace_id = ${workspace} and meant_for >= ${begins}
        and meant_for < ${ends} and state = 'draft' order by meant_for limit ${mostEntries + 1})`,
  )
}

/** The nights in which one sleeps an hour less, or more. */
function clocksChange({ from, to }: Days, zone: string): CalendarClient['clocksChange'] {
  const found = []
  let begins = beginningOf(from, zone)
  for (let day = from; day <= to; day = plus(day, 1)) {
    const next = beginningOf(plus(day, 1), zone)
    const hours = (next.getTime() - begins.getTime()) / 3_600_000
    if (hours !== 24) found.push({ day, hours })
    begins = next
  }
  return found
}
