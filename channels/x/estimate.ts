import { type Estimated, type Means, type Place } from '#channel'
import { type Answer, ask, unheardFor } from './ask.ts'
import { askUser, openDoor } from './door.ts'
import { counting, perFound, saying } from './prices.ts'
import { queryFor, searchesIn } from './searches.ts'
import { type Thing, textOf, thingOf, thingsOf } from './thing.ts'

const daysCounted = 7
const daysAMonth = 30

/** X counts what was said in the last seven days; each count costs as much as one post. */
export async function estimate(
  api: string,
  place: Place,
  given: Readonly<Record<string, string>>,
  means: Means,
): Promise<Estimated> {
  const door = openDoor(api, place, means)
  const bearer = means.app?.bearer
  let found = 0
  for (const search of searchesIn(given.searches)) {
    const query = { query: queryFor(search), granularity: 'day' }
    const question = { path: '/2/tweets/counts/recent', query, most: counting }
    // Once only an app by itself was let count.
    const own: Answer = bearer ? await ask(api, `Bearer ${bearer}`, question, means) : await askUser(door, question)
    if (own.kind === 'declined' && own.status === 400)
      return { kind: 'not-so-written', field: 'searches', detail: search }
    if (own.kind !== 'there') return unheardFor(own)
    found += totalIn(own.value)
  }
  const aMonth = Math.ceil((found * daysAMonth) / daysCounted)
  return { kind: 'estimated', perMonth: aMonth, amount: aMonth * perFound, saying }
}

function totalIn(value: Thing): number {
  const meta = thingOf(value.meta)
  const days = thingsOf(value.data).map((day) => countOf(day.post_count ?? day.tweet_count))
  return Math.max(
    countOf(meta?.total_post_count ?? meta?.total_tweet_count),
    days.reduce((sum, one) => sum + one, 0),
  )
}

const countOf = (value: unknown) =>
  Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : Number(textOf(value)) || 0
