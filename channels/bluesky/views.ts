import { isMet, type Round } from './round.ts'
import { ask } from './session.ts'
import { type Thing, textOf, thingOf, thingsOf } from './thing.ts'

/** What getPosts takes at once. */
const atOnce = 25

/** The network's views of posts not met before: with names, pictures and counts. Some may be missing. */
export async function viewsOf(posts: readonly Thing[], round: Round): Promise<Map<string, Thing>> {
  const uris = [...new Set(posts.map(({ uri }) => textOf(uri)))].filter((uri) => !isMet(uri, round))
  const views = new Map<string, Thing>()
  for (let from = 0; from < uris.length; from += atOnce) {
    const some = await postViews(uris.slice(from, from + atOnce), round)
    if (!some) break
    for (const [uri, view] of some) views.set(uri, view)
  }
  return views
}

/** Null where the view of the network cannot tell now. */
export async function postViews(uris: readonly string[], { server, means }: Round): Promise<Map<string, Thing> | null> {
  const answer = await ask(server, { method: 'app.bsky.feed.getPosts', query: { uris } }, means)
  const posts = answer.kind === 'there' ? thingOf(answer.value)?.posts : null
  return Array.isArray(posts) ? new Map(thingsOf(posts, atOnce).map((post) => [textOf(post.uri), post])) : null
}
