import { type Terms } from '#channel'

const hour = 3_600_000
const day = 24 * hour
/** So long before the term ends one begins to ask: a source that is deaf for two days loses nothing. */
const ahead = 3 * day

/** Milliseconds after which its source is asked again how a text stands; null: never. */
export function renewsAfter({ maxAgeDays, checkedEveryHours }: Terms): number | null {
  const byTerm = maxAgeDays === null ? null : Math.max(maxAgeDays * day - ahead, (maxAgeDays * day) / 2)
  const byWish = checkedEveryHours === undefined ? null : (checkedEveryHours * hour) / 2
  return byTerm !== null && byWish !== null ? Math.min(byTerm, byWish) : (byTerm ?? byWish)
}
