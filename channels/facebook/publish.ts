import { type Means, type Piece, type PieceLimits, type Place, type Published } from '#channel'
import { ask, type Graph, idOf, type Thing, textOf, thingOf, thingsOf, timeOf, unsaid } from '#meta'
import { cleanLine, cleanText, webUrl } from '#reading'

const longest = 63_206
const day = 24 * 3600_000
const postsLookedAt = 25

/** Words alone: Meta's descriptions take a photo by a public address only, which an image of a spark has not. */
export const limits = (): PieceLimits => ({
  ...{ longest, longestTitle: null, warning: false, media: null, goesOn: false, poll: null },
})

export const measure = (text: string): number => text.length

/** A post of the page. Facebook has no key for an act: what stands there in these words since a day is not said again. */
export async function publish(graph: Graph, place: Place, piece: Piece, means: Means): Promise<Published> {
  if (piece.text.length > longest) return { kind: 'refused', why: 'too-long' }
  if (piece.audience !== 'public') return { kind: 'refused', why: 'audience' }
  if (piece.media.length) return { kind: 'refused', why: 'too-many-images' }
  const before = await pieceThere(graph, place, piece, means)
  if (before.kind === 'unknown') return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
  if (before.kind !== 'not-there') return before
  const body = { message: piece.text }
  const answer = await ask(graph, { method: 'POST', path: `/${idOf(place.settings.page)}/feed`, body }, means)
  if (answer.kind === 'there') return begun({ ...body, id: answer.value.id }) ?? { kind: 'unknown' }
  return unpublished(unsaid(answer, means))
}

/** The page's own newest posts with those very words. */
export async function pieceThere(
  graph: Graph,
  place: Place,
  piece: Piece,
  means: Means,
): Promise<Published | { kind: 'not-there' }> {
  const page = idOf(place.settings.page)
  const query = { fields: 'id,message,created_time,permalink_url,from{id}', limit: `${postsLookedAt}` }
  const answer = await ask(graph, { path: `/${page}/feed`, query }, means)
  if (answer.kind !== 'there') return unpublished(unsaid(answer, means))
  const own = thingsOf(answer.value.data).filter(
    (post) =>
      thingOf(post.from)?.id === page &&
      cleanText(textOf(post.message)) === cleanText(piece.text) &&
      means.clock().getTime() - (timeOf(post.created_time)?.getTime() ?? 0) < day,
  )
  const found = own.length > (piece.again ?? 0) ? begun(own[0]!) : null
  return found ?? { kind: 'not-there' }
}

/** Comments under a post are heard in a thread of its id, by its first words. */
function begun(post: Thing): Published | null {
  const nativeId = idOf(post.id)
  if (nativeId === null) return null
  const url = webUrl(textOf(post.permalink_url)) ?? `https://www.facebook.com/${nativeId}`
  const thread = { nativeId, url, title: cleanLine(textOf(post.message), 200) || null }
  return { kind: 'sent', nativeId, url, proof: 'seen', thread }
}

function unpublished(said: ReturnType<typeof unsaid>): Exclude<Published, { kind: 'sent' }> {
  return said.kind === 'sent' ? { kind: 'unknown' } : said
}
