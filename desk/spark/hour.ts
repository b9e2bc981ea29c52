import { type Db } from '#database'
import { type Clock, type Day, type Id, momentsOf, Refusal } from '#kernel'
import { zoneOf } from '#team'

/** What a client's own clocks say. */
export interface Hour {
  day: Day
  /** `HH:MM`. */
  time: string
}

/** The moment at which clocks there say so: the first, where a night in autumn says it twice. Refused where none ever does. */
export async function momentAt(db: Db, workspace: Id<'workspace'>, { day, time }: Hour): Promise<Date> {
  const [moment] = momentsOf(day, time, await zoneOf(db, workspace))
  if (!moment) throw new Refusal('spark.no-such-hour', 422)
  return moment
}

/** The same, refused where it has passed. */
export async function hourToCome(db: Db, clock: Clock, workspace: Id<'workspace'>, on: Hour): Promise<Date> {
  const moment = await momentAt(db, workspace, on)
  if (moment <= clock()) throw new Refusal('spark.hour-passed', 422)
  return moment
}
