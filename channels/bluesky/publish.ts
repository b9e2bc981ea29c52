import { type Means, type Medium, type Piece, type PieceLimits, type Place, type Published, type Said } from '#channel'
import { type Unanswered } from './ask.ts'
import { lengthOf } from './facets.ts'
import { fits, mostGraphemes, sayable, standing, unsaid, writePost } from './say.ts'
import { ask, type Server, serverOf } from './session.ts'
import { thingOf } from './thing.ts'

/** app.bsky.embed.images: four of a megabyte each, in what every browser shows. */
export const limits = (): PieceLimits => ({
  longest: mostGraphemes,
  longestTitle: null,
  warning: false,
  media: {
    ...{ most: 4, types: ['image/jpeg', 'image/png', 'image/webp'], mostBytes: 1_000_000 },
    ...{ longestAlt: 1_500, needed: false },
  },
  goesOn: true,
  poll: null,
})

/** What people take for one sign is one. */
export const measure = lengthOf

/** A post that answers none, under a name made of its key: written twice, it is there once. */
export async function publish(place: Place, piece: Piece, means: Means): Promise<Published> {
  if (piece.audience !== 'public') return { kind: 'refused', why: 'audience' }
  const text = sayable(piece.text)
  if (!fits(text)) return { kind: 'refused', why: 'too-long' }
  const server = serverOf(place, means, false)
  const before = await standing(piece, server, means)
  if (before.kind === 'unknown') return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
  if (before.kind !== 'not-there') return begun(before)
  const images: Image[] = []
  for (const medium of piece.media) {
    const sent = await upload(server, medium, means)
    if (sent.kind !== 'sent') return begun(sent)
    images.push(sent.image)
  }
  const more = {
    ...(piece.language && { langs: [piece.language] }),
    ...(images.length && { embed: { $type: 'app.bsky.embed.images', images } }),
  }
  return begun(await writePost({ key: piece.key, text, to: [], more }, server, means))
}

export async function pieceThere(place: Place, piece: Piece, means: Means): Promise<Published | { kind: 'not-there' }> {
  const there = await standing(piece, serverOf(place, means, false), means)
  return there.kind === 'not-there' ? there : begun(there)
}

/** It is the head of its thread, which bears its name. */
function begun(said: Said): Published {
  if (said.kind !== 'sent') return said
  if (said.proof === 'by-hand') return { kind: 'unknown' }
  const { nativeId, url, proof } = said
  return { kind: 'sent', nativeId, url, proof, thread: { nativeId, url, title: null } }
}

interface Image {
  image: unknown
  alt: string
}

async function upload(
  server: Server,
  { bytes, type, alt }: Medium,
  means: Means,
): Promise<{ kind: 'sent'; image: Image } | Exclude<Said, { kind: 'sent' }>> {
  const answer = await ask(server, { method: 'com.atproto.repo.uploadBlob', blob: { bytes, type } }, means)
  const image = answer.kind === 'there' ? thingOf(answer.value)?.blob : null
  if (image) return { kind: 'sent', image: { image, alt } }
  if (answer.kind === 'there') return { kind: 'refused', why: 'no image came back' }
  return notUploaded(answer, means)
}

/** Nothing is public yet: whatever became of an upload, it may be tried again. */
function notUploaded(answer: Unanswered, means: Means): Exclude<Said, { kind: 'sent' }> {
  const unheard = unsaid(answer, means)
  return unheard.kind === 'unknown' ? { kind: 'later', at: new Date(means.clock().getTime() + 60_000) } : unheard
}
