import { type RawBuilder, sql } from 'kysely'
import { type Clock, type Id } from '#kernel'

const day = 86_400_000

/** Where nothing else is asked for, *Pourquoi* looks at the last three months. */
const usualDays = 90

/** Where and when one looks. */
export interface Window {
  workspace: Id<'workspace'>
  since: Date
  place: Id<'contact point'> | null
}

export function daysBefore(clock: Clock, days: number | null): Date {
  return new Date(clock().getTime() - (days ?? usualDays) * day)
}

/** Reasons that stand, in words that stand. Expects the reason as `r` and its message as `m`. */
export function reasonsIn(window: Window, since: Date = window.since): RawBuilder<boolean> {
  return sql`(r.workspace_id = ${window.workspace} and r.withdrawn_at is null and r.said_at >= ${since} and
    ${standsAt(window.place)})`
}

/** Words that are neither gone nor taken away, said at that place where one is given. Expects the message as `m`. */
export function standsAt(place: Id<'contact point'> | null): RawBuilder<boolean> {
  return place
    ? sql`m.gone_at is null and m.removed_at is null and m.contact_point_id = ${place}::uuid`
    : sql`m.gone_at is null and m.removed_at is null`
}
