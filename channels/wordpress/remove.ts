import { type Means, type Place, type TakenAway } from '#channel'
import { ask, siteOf } from './ask.ts'
import { commentOf } from './read.ts'

/** Puts a comment into the site's bin, where it can be taken out of again. */
export async function remove(place: Place, nativeId: string, means: Means): Promise<TakenAway> {
  const id = commentOf(nativeId)
  if (!id) return { kind: 'gone' }
  const answer = await ask(siteOf(place, means), { method: 'DELETE', path: `wp/v2/comments/${id}` }, means)
  if (answer.kind === 'there') return { kind: 'done' }
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  // Whether or not it went through: asked again, it is done or gone.
  if (answer.kind === 'trouble') return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
  return answer.status === 404 || answer.status === 410 ? { kind: 'gone' } : { kind: 'refused', why: answer.detail }
}
