import { type Means, type Place, type Tally } from '#channel'
import { type Graph, unheardFor } from '#meta'
import { standingIn } from '#reading'
import { accountOf } from './connected.ts'
import { saidAt } from './media.ts'
import { read, writeComment } from './read.ts'
import { mediaWith } from './round.ts'

/** The newest comments under the newest media, whatever was heard of them. */
export async function tally(graph: Graph, place: Place, means: Means): Promise<Tally> {
  const account = accountOf(place)
  if (!graph.token || !account) return { kind: 'needs-reconnection', why: 'no account is known' }
  const newest = await mediaWith(graph, account.id, null, means)
  if (newest.kind !== 'media') return unheardFor(newest)
  const events = newest.media.flatMap(({ media, comments }) =>
    comments.map((comment) => ({ said: saidAt(comment), event: writeComment(comment, media, account.id) })),
  )
  const oldestFirst = events.sort((one, other) => one.said - other.said)
  return {
    kind: 'tallied',
    standing: standingIn(
      oldestFirst.map(({ event }) => event),
      (event) => read(event, place),
    ),
  }
}
