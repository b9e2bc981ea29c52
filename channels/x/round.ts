/** What one round of listening carries from call to call. */
import { type Place, type RawEvent, type Trouble } from '#channel'
import { readDate } from '#reading'
import { type Answer } from './ask.ts'
import { type Cursor, newer, type Stream } from './cursor.ts'
import { askPosts, type Door } from './door.ts'
import { mostPerPost } from './prices.ts'
import { writePost } from './read.ts'
import { idOf, isAfter, referencesOf, type Thing, textOf, thingOf, thingsOf, versionsOf } from './thing.ts'

export interface Round {
  door: Door
  place: Place
  cursor: Cursor
  /** By the first number of the post: what was said last of each. */
  events: Map<string, RawEvent>
  latest: Date | null
  calls: number
  /** What could not be heard while the rest was. */
  partly: { why: Trouble; detail: string } | null
}

export type Not = Exclude<Answer, { kind: 'there' }>

const pageSize = 100
const mostPages = 5
const mostCalls = 40
/** Keys last two hours; whoever listens renews them this early. */
const spare = 40 * 60_000

export const accountOf = (place: Place) => idOf(place.settings.account) ?? '0'

export interface List {
  path: string
  query: Readonly<Record<string, string>>
  /** X gives no fewer on one page. */
  fewest: number
  /** Pages read at the first hearing; one where left out: everything read is paid for. */
  first?: number
}

/** Reads what is new in a list, then what an earlier round has left; null: as far as one round reads, all is heard. */
export async function hear(round: Round, list: List, stream: Stream): Promise<Not | null> {
  const { since } = stream
  const fresh = await descend(round, list, since, null, since ? mostPages : (list.first ?? 1))
  stream.since = newer(fresh.top, since)
  if (fresh.low && since && !fresh.ended) stream.owed = { since: stream.owed?.since ?? since, until: fresh.low }
  if (fresh.not) return fresh.not
  const { owed } = stream
  if (!owed || !fresh.ended) return null
  const late = await descend(round, list, owed.since, owed.until, mostPages)
  stream.owed = late.ended ? null : { ...owed, until: late.low ?? owed.until }
  return late.not
}

interface Descent {
  top: string | null
  low: string | null
  ended: boolean
  not: Not | null
}

async function descend(
  round: Round,
  { path, query, fewest }: List,
  since: string | null,
  until: string | null,
  pages: number,
): Promise<Descent> {
  const done: Descent = { top: null, low: until, ended: false, not: null }
  for (let page = 0; page < pages; page++) {
    const size = await affordable(round, fewest)
    const between = { ...(since && { since_id: since }), ...(done.low && { until_id: done.low }) }
    const answer = await askIn(round, path, { ...query, max_results: `${size}`, ...between }, size)
    if (answer.kind !== 'there') return { ...done, not: answer }
    const posts = thingsOf(answer.value.data)
    meetAll(posts, answer.value, round)
    const before = done.low
    for (const { id } of posts) {
      const own = idOf(id)
      done.top = newer(own, done.top)
      if (own && (!done.low || isAfter(done.low, own))) done.low = own
    }
    if (!textOf(thingOf(answer.value.meta)?.next_token) || done.low === before) return { ...done, ended: true }
  }
  return done
}

async function askIn(round: Round, path: string, query: Readonly<Record<string, string>>, most: number) {
  if (round.calls >= mostCalls) {
    const answer: Answer = { kind: 'later', at: round.door.means.clock(), why: 'too-many-requests' }
    return answer
  }
  round.calls++
  return await askPosts(round.door, { path, query, most, spare })
}

/** Little money buys short pages. */
async function affordable({ door }: Round, fewest: number): Promise<number> {
  const left = (await door.means.purse?.left())?.hear ?? Number.POSITIVE_INFINITY
  return Math.max(fewest, Math.min(pageSize, Math.floor(left / mostPerPost)))
}

/** Oldest first, so that what is answered is heard before what answers it. */
export function meetAll(posts: readonly Thing[], answer: Thing, round: Round): void {
  const users = new Map(thingsOf(thingOf(answer.includes)?.users).map((user) => [user.id, user]))
  const known = posts.filter(({ id }) => idOf(id))
  for (const post of known.toSorted((one, other) => (isAfter(textOf(one.id), textOf(other.id)) ? 1 : -1)))
    meet(post, users.get(post.author_id) ?? null, round)
}

function meet(post: Thing, by: Thing | null, round: Round): void {
  const [first] = versionsOf(post)
  const id = idOf(post.id)
  // Who passes words on says none.
  if (!first || !id || referencesOf(post).some(({ type }) => type === 'retweeted')) return
  const before = round.cursor.known.get(first)
  if (before && !isAfter(id, before)) return
  round.cursor.known.set(first, id)
  round.events.set(first, writePost(post, by, accountOf(round.place)))
  const at = readDate(textOf(post.created_at) || null)
  if (at && at <= round.door.means.clock() && (!round.latest || at > round.latest)) round.latest = at
}
