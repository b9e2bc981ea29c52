import { type Means, type Piece, type PieceLimits, type Place, type Published } from '#channel'
import { ask, type Graph, idOf, openPatience, type Thing, textOf, thingOf, thingsOf, timeOf, unsaid } from '#meta'
import { cleanLine, cleanText, webUrl } from '#reading'

const longest = 63_206
const day = 24 * 3600_000
const postsLookedAt = 25

const most = 10

/** Meta's descriptions take a photo by its address, not its bytes. */
export const limits = (): PieceLimits => ({
  ...{ longest, longestTitle: null, warning: false, goesOn: false, poll: null },
  media: {
    ...{ most, types: ['image/jpeg', 'image/png', 'image/gif'], mostBytes: 4 * 1024 * 1024, longestAlt: 1_000 },
    ...{ needed: false, byAddress: true },
  },
})

export const measure = (text: string): number => text.length

/** A post of the page. Facebook has no key for an act: what stands there in these words since a day is not said again. */
export async function publish(graph: Graph, place: Place, piece: Piece, means: Means): Promise<Published> {
  if (piece.text.length > longest) return { kind: 'refused', why: 'too-long' }
  if (piece.audience !== 'public') return { kind: 'refused', why: 'audience' }
  if (piece.media.length > most) return { kind: 'refused', why: 'too-many-images' }
  if (piece.media.length && !means.lend) return { kind: 'refused', why: 'no-public-address' }
  const before = await pieceThere(graph, place, piece, means)
  if (before.kind === 'unknown') return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
  if (before.kind !== 'not-there') return before
  const photos = await photosOf(graph, place, piece, means)
  if (!Array.isArray(photos)) return photos
  const attached_media = JSON.stringify(photos.map((media_fbid) => ({ media_fbid })))
  const body = { message: piece.text, ...(photos.length > 0 && { attached_media }) }
  const answer = await ask(graph, { method: 'POST', path: `/${idOf(place.settings.page)}/feed`, body }, means)
  if (answer.kind === 'there') return begun({ message: piece.text, id: answer.value.id }) ?? { kind: 'unknown' }
  return unpublished(unsaid(answer, means))
}

type Not = Exclude<Published, { kind: 'sent' }>

/** Photos that nobody sees until a post shows them: whatever became of one, it may be given again. */
async function photosOf(graph: Graph, place: Place, { media }: Piece, means: Means): Promise<string[] | Not> {
  const photos: string[] = []
  const isOver = openPatience()
  for (const [nth, { alt }] of media.entries()) {
    const body = { url: means.lend!(nth), published: 'false', alt_text_custom: alt }
    const answer = await ask(graph, { method: 'POST', path: `/${idOf(place.settings.page)}/photos`, body }, means)
    if (answer.kind === 'declined' && /code (324|9004)\b/.test(answer.detail))
      return { kind: 'refused', why: 'image-not-taken' }
    const id = answer.kind === 'there' ? idOf(answer.value.id) : null
    if (id && !isOver()) photos.push(id)
    else if (answer.kind === 'there' || answer.kind === 'trouble')
      return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
    else return unpublished(unsaid(answer, means))
  }
  return photos
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

function unpublished(said: ReturnType<typeof unsaid>): Not {
  return said.kind === 'sent' ? { kind: 'unknown' } : said
}
