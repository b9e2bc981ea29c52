import { type Means, type Place, type Tally } from '#channel'
import { type Graph, idOf, textOf, unheardFor } from '#meta'
import { standingIn } from '#reading'
import { read, writeComment } from './read.ts'
import { postsWith } from './round.ts'

/** The newest comments under the newest posts, whatever was heard of them. */
export async function tally(graph: Graph, place: Place, means: Means): Promise<Tally> {
  const page = textOf(place.settings.page)
  if (!graph.token || !idOf(page)) return { kind: 'needs-reconnection', why: 'no page is known' }
  const newest = await postsWith(graph, `/${page}/feed`, null, means)
  if (newest.kind !== 'posts') return unheardFor(newest)
  const events = newest.posts.flatMap(({ post, comments }) =>
    comments.map((comment) => ({ said: textOf(comment.created_time), event: writeComment(comment, post, page) })),
  )
  const oldestFirst = events.sort((one, other) => (one.said < other.said ? -1 : one.said > other.said ? 1 : 0))
  return {
    kind: 'tallied',
    standing: standingIn(
      oldestFirst.map(({ event }) => event),
      read,
    ),
  }
}
