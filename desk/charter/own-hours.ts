import { type Db } from '#database'
import { type Clock, type Id, mustBeZone } from '#kernel'
import { discretionFrom } from './discretion.ts'
import { type Hours, hoursFrom, hoursOfDay, opensNext } from './hours.ts'

/** When this client's people may be told, where they have said nothing else: the hours one works for it. */
export async function hoursHere(db: Db, workspace: Id<'workspace'>): Promise<Hours> {
  const row = await db
    .selectFrom('workspace')
    .select(['discretion', 'zone'])
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  return hoursOfDay(discretionFrom(row.discretion), row.zone)
}

/** When something may leave for whoever has no hours of their own here: now, or once quiet has ended. */
export async function afterQuiet(db: Db, workspace: Id<'workspace'>, from: Date): Promise<Date> {
  return opensNext(await hoursHere(db, workspace), from) ?? from
}

/** Of those who work at this desk, each one's hours: their own, else the client's. */
export async function hoursAtDesk(db: Db, workspace: Id<'workspace'>): Promise<Map<string, Hours>> {
  const here = await hoursHere(db, workspace)
  const rows = await db
    .selectFrom('membership as m')
    .leftJoin('own_hours as h', 'h.user_id', 'm.user_id')
    .select(['m.user_id', 'h.days', 'h.opens', 'h.closes', 'h.zone'])
    .where('m.workspace_id', '=', workspace)
    .where('m.role', '=', 'desk')
    .orderBy('m.user_id')
    .execute()
  return new Map(
    rows.map(({ user_id, days, opens, closes, zone }) => [
      user_id,
      opens !== null && closes !== null && zone !== null ? hoursFrom({ days, opens, closes, zone }) : here,
    ]),
  )
}

export async function ownHours(db: Db, user: string): Promise<Hours | null> {
  const row = await db.selectFrom('own_hours').selectAll().where('user_id', '=', user).executeTakeFirst()
  return row ? hoursFrom(row) : null
}

/** Null: as each client has it. */
export async function changeOwnHours(db: Db, clock: Clock, user: string, hours: Hours | null): Promise<void> {
  await db.deleteFrom('own_hours').where('user_id', '=', user).execute()
  if (!hours) return
  const { opens, closes } = hours
  const zone = mustBeZone(hours.zone)
  const days = JSON.stringify([...new Set(hours.days)].toSorted())
  await db.insertInto('own_hours').values({ user_id: user, days, opens, closes, zone, at: clock() }).execute()
}
