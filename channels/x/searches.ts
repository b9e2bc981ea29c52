/** What is said anywhere on X about what one searches for: also by people who never name the account. */
import { cleanLine } from '#reading'
import { recent, sinceFor } from './conversations.ts'
import { unread } from './cursor.ts'
import { hear, type Not, type Round } from './round.ts'

const most = 10
const mostSigns = 400

/** As somebody wrote them, with commas, semicolons or line ends between; each once, ten at most. */
export function searchesIn(written: unknown): string[] {
  const parts = (typeof written === 'string' ? written.slice(0, 5_000) : '').split(/[,;\n]/)
  const searches = parts.map((part) => cleanLine(part, mostSigns)).filter((part) => part.length > 1)
  return [...new Set(searches)].slice(0, most)
}

/** Who passes words on says none, and costs as much. */
export const queryFor = (search: string) => `(${search}) -is:retweet`

/** Whoever was not asked this time is the first to be asked the next. */
export async function hearSearches(round: Round): Promise<Not | null> {
  const { cursor } = round
  const wanted = searchesIn(round.place.settings.searches)
  const waiting = [
    ...wanted.filter((one) => !cursor.searches.has(one)),
    ...[...cursor.searches.keys()].filter((one) => wanted.includes(one)),
  ]
  const before = cursor.searches
  cursor.searches = new Map(waiting.map((one) => [one, before.get(one) ?? unread()]))
  for (const search of waiting) {
    const stream = cursor.searches.get(search)!
    stream.since = sinceFor(stream.since, round)
    const not = await hear(round, { path: recent, query: { query: queryFor(search) }, fewest: 10 }, stream)
    if (not && not.kind !== 'declined') return not
    if (not?.kind === 'declined') {
      if (not.status === 401) return not
      const why = not.status === 403 ? 'search-not-allowed' : 'search-not-so-written'
      round.partly ??= { why, detail: `${search}: ${not.detail}` }
    }
    cursor.searches.delete(search)
    cursor.searches.set(search, stream)
  }
  return null
}
