import { type Means, type Medium, type Piece, type PieceLimits, type Place, type Published } from '#channel'
import { htmlToText, webUrl } from '#reading'
import { ask, type Site, siteOf } from './ask.ts'
import { threadIdOf } from './read.ts'
import { escaped, unsaid } from './say.ts'
import { idOf, renderedIn, type Thing, textOf, thingOf, thingsOf } from './thing.ts'

const types = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']
const fields = 'id,slug,link,title,status'

/** A post is as long as one likes, under a title. */
export const limits = (): PieceLimits => ({
  longest: null,
  longestTitle: 300,
  warning: false,
  media: { most: 10, types, mostBytes: 8 * 1024 * 1024, longestAlt: 1_500, needed: false },
  goesOn: false,
  poll: null,
})

export const measure = (text: string): number => text.length

/** A post, at an address of its own that the key tells: asked for before it is written, it is never written twice. */
export async function publish(place: Place, piece: Piece, means: Means): Promise<Published> {
  if (!piece.title) return { kind: 'refused', why: 'no-title' }
  if (piece.audience !== 'public') return { kind: 'refused', why: 'audience' }
  const there = await pieceThere(place, piece, means)
  if (there.kind !== 'not-there') return there
  const site = siteOf(place, means)
  const images: Shown[] = []
  for (const medium of piece.media) {
    const sent = await upload(site, medium, means)
    if (sent.kind !== 'sent') return sent
    images.push(sent)
  }
  const body = {
    ...{ title: piece.title, slug: slugOf(piece), status: 'publish', content: contentOf(piece.text, images) },
    ...(images[0] && { featured_media: images[0].id }),
  }
  const answer = await ask(site, { method: 'POST', path: 'wp/v2/posts', body }, means)
  if (answer.kind === 'there') return standing(thingOf(answer.value)) ?? { kind: 'unknown' }
  return unsaid(answer, means)
}

export async function pieceThere(place: Place, piece: Piece, means: Means): Promise<Published | { kind: 'not-there' }> {
  const query = { slug: slugOf(piece), status: 'publish,future,pending,draft,private', _fields: fields }
  const answer = await ask(siteOf(place, means), { path: 'wp/v2/posts', query }, means)
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  if (answer.kind === 'declined') return unsaid(answer, means)
  if (answer.kind !== 'there') return { kind: 'unknown' }
  const found = thingsOf(answer.value).find((post) => textOf(post.slug) === slugOf(piece))
  return standing(found ?? null) ?? { kind: 'not-there' }
}

function standing(post: Thing | null): Published | null {
  const id = idOf(post?.id)
  if (!post || !id) return null
  const url = webUrl(textOf(post.link))
  const nativeId = threadIdOf(id)
  // Held by the site until somebody lets it through.
  const proof = post.status === 'publish' ? 'seen' : 'accepted'
  const title = htmlToText(renderedIn(post.title)) || null
  return { kind: 'sent', nativeId, url, proof, thread: { nativeId, url, title } }
}

/** Readable as the site's own addresses are, and of this piece alone. */
function slugOf({ title, key }: Piece): string {
  const words = (title ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  const own = key.replace(/[^a-z0-9]/gi, '').toLowerCase()
  return [words, own.slice(-12)].filter(Boolean).join('-')
}

interface Shown {
  id: number
  url: string
  alt: string
}

/** Paragraphs as the site's own editor writes them, so that they can be changed there. */
function contentOf(text: string, images: readonly Shown[]): string {
  const shown = images.map(
    ({ id, url, alt }) =>
      `<!-- wp:image {"id":${id}} -->\n<figure class="wp-block-image"><img src="${quoted(url)}" alt="${quoted(alt)}" class="wp-image-${id}"/></figure>\n<!-- /wp:image -->`,
  )
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((paragraph) => `<!-- wp:paragraph -->\n<p>${linked(paragraph)}</p>\n<!-- /wp:paragraph -->`)
  return [...shown, ...paragraphs].join('\n\n')
}

const quoted = (text: string) => escaped(text).replaceAll('"', '&quot;')

function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]»”])/)
    .map((part, n) => (n % 2 ? `<a href="${quoted(part)}">${escaped(part)}</a>` : escaped(part)))
    .join('')
    .replaceAll('\n', '<br>')
}

type Uploaded = ({ kind: 'sent' } & Shown) | Exclude<Published, { kind: 'sent' }>

async function upload(site: Site, { name, type, bytes, alt }: Medium, means: Means): Promise<Uploaded> {
  const file = { name, type, bytes }
  const answer = await ask(site, { method: 'POST', path: 'wp/v2/media', file }, means)
  // Nothing is public yet: whatever became of an upload, it may be tried again.
  if (answer.kind === 'trouble') return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
  if (answer.kind !== 'there') return unsaid(answer, means)
  const medium = thingOf(answer.value)
  const [id, url] = [idOf(medium?.id), webUrl(textOf(medium?.source_url))]
  if (!id || !url) return { kind: 'refused', why: 'no image came back' }
  await ask(site, { method: 'POST', path: `wp/v2/media/${id}`, body: { alt_text: alt } }, means)
  return { kind: 'sent', id, url, alt }
}
