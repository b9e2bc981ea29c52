/** All that is said in the conversations that we are part of: people answer one another without naming us. */
import { mostConversations, newer, type Stream, unread } from './cursor.ts'
import { hear, type Not, type Round } from './round.ts'
import { firstIdAt, idOf, textOf, thingOf } from './thing.ts'

export const recent = '/2/tweets/search/recent'
/** X lets 512 signs stand in one search. */
const together = 12
const week = 7 * 24 * 3_600_000

/** Conversations in which somebody spoke to us, or we spoke, since the round began. */
export function joinConversations(round: Round): void {
  for (const { body } of round.events.values()) {
    const post = thingOf(thingOf(JSON.parse(Buffer.from(body).toString('utf8')))?.post)
    const id = idOf(post?.conversation_id)
    if (!id) continue
    const stream = round.cursor.conversations.get(id) ?? unread()
    round.cursor.conversations.delete(id)
    round.cursor.conversations.set(id, stream)
  }
  const tooMany = round.cursor.conversations.size - mostConversations
  for (const id of [...round.cursor.conversations.keys()].slice(0, Math.max(0, tooMany)))
    round.cursor.conversations.delete(id)
}

/** New ones are read whole, each for itself; then all together are asked for what came since. */
export async function hearConversations(round: Round): Promise<Not | null> {
  const { conversations } = round.cursor
  for (const [id, stream] of conversations) {
    if (stream.since && !stream.owed) continue
    const not = await hear(round, listOf([id]), stream)
    if (not) return not
    stream.since ??= id
  }
  const all = [...conversations].reverse()
  for (let from = 0; from < all.length; from += together) {
    const some = all.slice(from, from + together)
    // What one of them has heard already is known, and not heard anew.
    const oldest = some.map(([, { since }]) => since).reduce((one, other) => (newer(one, other) === one ? other : one))
    const stream: Stream = { since: sinceFor(oldest ?? null, round), owed: null }
    const not = await hear(round, listOf(some.map(([id]) => id)), stream)
    const { owed } = stream
    // A flood is caught up with in the next round, in each for itself.
    for (const [id, own] of some)
      conversations.set(id, { since: newer(stream.since, own.since), owed: owed && { ...owed, since: own.since } })
    if (not) return not
  }
  return null
}

/** X looks back seven days, and takes no older number to begin at. */
export function sinceFor(since: string | null, { door }: Round): string | null {
  return since && newer(since, firstIdAt(new Date(door.means.clock().getTime() - week + 600_000)))
}

const listOf = (ids: readonly string[]) => ({
  path: recent,
  query: { query: ids.map((id) => `conversation_id:${id}`).join(' OR ') },
  fewest: 10,
  first: 3,
})

export const isTooOld = (not: Not | null) =>
  not?.kind === 'declined' && not.status === 400 && /since_id/.test(textOf(not.detail))
