import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'

/** How fast one tells people back: at most so many words an hour in all, and so many on one channel. */
export interface Pace {
  perHour: number
  perChannel: number
}

export const firstPace: Pace = { perHour: 60, perChannel: 30 }

export const mostPerHour = 3_600

/** As kept: what a client has changed, and no more. */
export async function paceOf(db: Db, workspace: Id<'workspace'>): Promise<Pace> {
  const row = await db
    .selectFrom('workspace')
    .select('telling_pace')
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  return { ...firstPace, ...(row.telling_pace as Partial<Pace>) }
}

/** What is approved already keeps the times it was given. */
export async function changePace(db: Db, workspace: Id<'workspace'>, pace: Pace): Promise<Pace> {
  await db
    .updateTable('workspace')
    .set({ telling_pace: JSON.stringify(pace) })
    .where('id', '=', workspace)
    .execute()
  return pace
}

/** When each leaves, in the order given, after all that is to leave already. */
export function spread(
  channels: readonly string[],
  from: Date,
  { perHour, perChannel }: Pace,
  last: { ofAll: Date | null; of: ReadonlyMap<string, Date> },
): Date[] {
  const hour = 3_600_000
  const [gap, gapThere] = [hour / perHour, hour / perChannel]
  const then = new Map([...last.of].map(([channel, at]) => [channel, at.getTime()]))
  const taken: number[] = []
  const start = Math.max(from.getTime(), last.ofAll ? last.ofAll.getTime() + gap : 0)
  // One slow channel holds nobody else back: each takes the first moment that is free for it.
  const slots = new Map<number, true>()
  let earliest = 0
  for (const channel of channels) {
    const there = then.get(channel)
    let slot = Math.max(earliest, there === undefined ? 0 : Math.ceil((there + gapThere - start) / gap - 1e-9))
    while (slots.has(slot)) slot++
    slots.set(slot, true)
    while (slots.has(earliest)) slots.delete(earliest++)
    const at = Math.round(start + slot * gap)
    taken.push(at)
    then.set(channel, at)
  }
  return taken.map((at) => new Date(at))
}

/** The latest moments given so far. Holds the workspace’s pace: two who approve at once come one after the other. */
export async function lastGiven(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
): Promise<{ ofAll: Date | null; of: ReadonlyMap<string, Date> }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pace of ${workspace}`}, 0))`.execute(db)
  const { rows } = await sql<{ channel: string; at: Date }>`
    select p.channel, max(t.at) as at from (
      select contact_point_id, not_before as at from telling
        where workspace_id = ${workspace} and state = 'approved' and not by_hand
      union all
      select contact_point_id, left_at from telling
        where workspace_id = ${workspace} and left_at > ${clock()}::timestamptz - interval '2 hours' and not by_hand) t
    join contact_point p on p.workspace_id = ${workspace} and p.id = t.contact_point_id group by p.channel`.execute(db)
  const of = new Map(rows.map((row) => [row.channel, row.at]))
  const times = rows.map((row) => row.at.getTime())
  return { ofAll: times.length ? new Date(Math.max(...times)) : null, of }
}
