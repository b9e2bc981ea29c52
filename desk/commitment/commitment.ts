import { type Db } from '#database'
import { beginningOf, type Day, type Dialect, dayAt, type Id, isDay, plus, Refusal } from '#kernel'
import { furthest, type Said } from './days-said.ts'

/** Where a client's calendar stands. */
export interface Calendar {
  zone: string
  language: Dialect
}

export interface AtCommitment {
  workspace: Id<'workspace'>
  commitment: Id<'commitment'>
}

export async function calendarOf(db: Db, workspace: Id<'workspace'>): Promise<Calendar> {
  const row = await db
    .selectFrom('workspace')
    .select(['zone', 'language'])
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  return { zone: row.zone, language: row.language as Dialect }
}

export const saidThere = ({ zone, language }: Calendar, at: Date): Said => ({ at, zone, dialect: language })

/** A day that may be promised: one there is, not before the words themselves. Answers when it begins there. */
export function mustBePromisable(on: Day, said: Date, zone: string): Date {
  if (!isDay(on)) throw new Refusal('commitment.no-such-day', 422)
  const today = dayAt(said, zone)
  if (on < today || on > plus(today, furthest)) throw new Refusal('commitment.day-out-of-reach', 422)
  return beginningOf(on, zone)
}
