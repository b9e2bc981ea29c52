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
