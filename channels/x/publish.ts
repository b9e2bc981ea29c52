import {
  type Means,
  type Piece,
  type PieceLimits,
  type Place,
  type Published,
  type Said,
  type Utterance,
} from '#channel'
import { readBack, say } from './say.ts'
import { longest, weigh } from './weigh.ts'

/** Words alone: X bills images apart, and asks a right for them that nobody here has given. */
export const limits = (): PieceLimits => ({
  ...{ longest, longestTitle: null, warning: false, media: null, goesOn: true, poll: null },
})

export const measure = weigh

/** A post that answers none. X itself refuses the same words twice: then they are looked for. */
export async function publish(api: string, place: Place, piece: Piece, means: Means): Promise<Published> {
  if (piece.media.length) return { kind: 'refused', why: 'too-many-images' }
  return begun(await say(api, place, answeringNone(piece), means))
}

export async function pieceThere(
  api: string,
  place: Place,
  piece: Piece,
  means: Means,
): Promise<Published | { kind: 'not-there' }> {
  const there = await readBack(api, place, answeringNone(piece), means)
  return there.kind === 'not-there' ? there : begun(there)
}

const answeringNone = ({ key, text, audience }: Piece): Utterance => ({
  ...{ key, text, audience, by: '', answers: [], to: [] },
  thread: { nativeId: '', url: null, title: null },
})

/** A conversation is called by the number of the post that began it. */
function begun(said: Said): Published {
  if (said.kind !== 'sent') return said
  if (said.proof === 'by-hand') return { kind: 'unknown' }
  const { nativeId, url, proof } = said
  const thread = { nativeId, url: `https://x.com/i/status/${nativeId}`, title: null }
  return { kind: 'sent', nativeId, url, proof, thread }
}
