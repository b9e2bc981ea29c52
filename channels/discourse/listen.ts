import { type Listened, type Means, type Place } from '#channel'
import { type Json } from '#kernel'
import { type Answer, forumOf } from './ask.ts'
import { writeCursor } from './cursor.ts'
import { lookAgain } from './look-again.ts'
import { newPosts } from './new-posts.ts'
import { openRound } from './round.ts'

/** Reads on from the newest post known, then looks again at what is young. */
export async function listen(place: Place, json: Json, means: Means): Promise<Listened> {
  const forum = forumOf(place, means)
  if (!URL.canParse(forum.root) || !forum.key) return { kind: 'needs-reconnection', why: 'no forum is known' }
  const round = openRound(place, json, forum, means)
  const halted = await newPosts(round)
  if (halted && round.events.size === 0) return unheardFor(halted)
  // Half a round is kept: what was not read is read in the next, from where this one stood.
  if (!halted) await lookAgain(round)
  const { events, latest } = round
  return { kind: 'heard', events: [...events.values()], cursor: writeCursor(round.cursor), movedTo: null, latest }
}

/** Why nothing could be heard, as listening tells it. */
export function unheardFor(answer: Exclude<Answer, { kind: 'there' }>): Exclude<Listened, { kind: 'heard' }> {
  if (answer.kind === 'later') return answer
  if (answer.kind === 'trouble') return { kind: 'trouble', why: answer.why, detail: answer.detail }
  const { status, detail } = answer
  if (status === 401 || status === 403) return { kind: 'needs-reconnection', why: detail }
  return { kind: 'trouble', why: status === 404 ? 'not-found' : 'not-this-kind', detail }
}
