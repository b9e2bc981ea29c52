import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'

/**
 * How far this client keeps back, and when it speaks: what the advice beside a conversation is weighed by. Where the
 * figures one begins with come from: docs/decisions/0019.
 */
export interface Discretion {
  /** Working hours that a question may wait where we are at home. */
  homeHours: number
  /** Hours by the clock that it may wait where people usually answer each other, or where we are guests. */
  peersHours: number
  /** Percent of the turns that may be ours, at home and where we are guests. */
  homeShare: number
  guestShare: number
  /** So many turns of ours in a row, and we leave the next to others. */
  inARow: number
  /** When one works, by the client's own clock: whole hours, on these days; 1 is Monday. Outside them all is quiet. */
  opens: number
  closes: number
  days: number[]
  /** Words that here speak of danger, besides those that do everywhere. */
  watched: string[]
  /** So many persons who speak of danger within so many minutes, and whoever is at the desk is told: docs/decisions/0024. */
  alertPeople: number
  alertMinutes: number
  /** So many persons who say no at one place within an hour, and so many times its busiest hour before. */
  alertDislikes: number
  alertTimes: number
}

export const firstDiscretion: Discretion = {
  homeHours: 4,
  peersHours: 5,
  homeShare: 33,
  guestShare: 20,
  inARow: 2,
  opens: 9,
  closes: 18,
  days: [1, 2, 3, 4, 5],
  watched: [],
  alertPeople: 3,
  alertMinutes: 20,
  alertDislikes: 10,
  alertTimes: 3,
}

/** As kept: what a client has changed, and no more; the rest follows what is thought best today. */
export function discretionFrom(kept: unknown): Discretion {
  return { ...firstDiscretion, ...(kept as Partial<Discretion>) }
}

export async function discretionOf(db: Db, workspace: Id<'workspace'>): Promise<Discretion> {
  const row = await db
    .selectFrom('workspace')
    .select('discretion')
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  return discretionFrom(row.discretion)
}

/** Changes what is given. What is set back to where one begins is not kept. */
export async function changeDiscretion(
  db: Db,
  workspace: Id<'workspace'>,
  change: { [Name in keyof Discretion]?: Discretion[Name] | undefined },
): Promise<Discretion> {
  const row = await db
    .selectFrom('workspace')
    .select('discretion')
    .where('id', '=', workspace)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const wanted = { ...discretionFrom(row.discretion), ...given }
  if (wanted.opens >= wanted.closes) throw new Refusal('discretion.hours', 422)
  wanted.days = [...new Set(wanted.days)].toSorted()
  wanted.watched = [...new Set(wanted.watched.map((words) => words.trim()).filter(Boolean))]
  const kept = Object.entries(wanted).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(firstDiscretion[name as keyof Discretion]),
  )
  await db
    .updateTable('workspace')
    .set({ discretion: JSON.stringify(Object.fromEntries(kept)) })
    .where('id', '=', workspace)
    .execute()
  return wanted
}
