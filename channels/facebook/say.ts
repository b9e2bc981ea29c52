import { type Means, type Place, type Said, type Utterance } from '#channel'
import { ask, type Graph, idOf, messageIdOf, refusedPlainly, requestTo, type Thing, textOf, unsaid } from '#meta'
import { webUrl } from '#reading'
import { type Spot, spotFor, standingAt } from './spot.ts'

/** Facebook holds 8,000 signs of a comment, and 2,000 of a private message. */
export const longest = 8000
const longestAlone = 2000

/** Answers as the page. Facebook has no key for an act: what stands there in these words already is not said again. */
export async function say(graph: Graph, place: Place, utterance: Utterance, means: Means): Promise<Said> {
  const spot = await spotFor(graph, utterance, means)
  if (!('how' in spot)) return spot.kind === 'unknown' ? inAMinute(means) : spot
  const most = spot.how === 'comment' ? longest : longestAlone
  if (utterance.text.length > most) return { kind: 'refused', why: 'too-long' }
  const standing = await ownAt(graph, place, spot, utterance, means)
  if (!Array.isArray(standing)) return standing.kind === 'unknown' ? inAMinute(means) : standing
  if (standing.length > (utterance.again ?? 0)) return standing[0]!
  if (spot.how === 'private-reply' && spot.not) return spot.not
  const request = requestFor(spot, textOf(place.settings.page), utterance.text)
  const answer = await ask(graph, { method: 'POST', ...request }, means)
  if (answer.kind !== 'there') return refusedPlainly(answer) ?? unsaid(answer, means)
  return sent(answer.value, spot.how === 'comment' ? 'seen' : 'accepted') ?? { kind: 'unknown' }
}

/** The page's own word at that very spot with those very words. */
export async function readBack(
  graph: Graph,
  place: Place,
  utterance: Utterance,
  means: Means,
): Promise<Said | { kind: 'not-there' }> {
  const spot = await spotFor(graph, utterance, means)
  if (!('how' in spot)) return spot
  const standing = await ownAt(graph, place, spot, utterance, means)
  if (!Array.isArray(standing)) return standing
  return standing.length > (utterance.again ?? 0) ? standing[0]! : { kind: 'not-there' }
}

async function ownAt(graph: Graph, place: Place, spot: Spot, { text }: Utterance, means: Means) {
  const own = await standingAt(graph, textOf(place.settings.page), spot, text, means)
  return Array.isArray(own) ? own.map((one) => sent(one, 'seen')).filter((one) => one !== null) : unsaid(own, means)
}

function requestFor(spot: Spot, page: string, text: string): { path: string; body: Record<string, string> } {
  if (spot.how === 'comment')
    return { path: `/${spot.under}/comments`, body: { message: text, fields: 'id,message,permalink_url' } }
  const recipient = spot.how === 'message' ? { id: spot.person } : { comment_id: spot.comment }
  return requestTo(page, recipient, text)
}

function sent(one: Thing, proof: 'accepted' | 'seen'): Said | null {
  const id = idOf(one.id) ?? messageIdOf(one.message_id) ?? messageIdOf(one.id)
  return id === null ? null : { kind: 'sent', nativeId: id, url: webUrl(textOf(one.permalink_url)), proof }
}

const inAMinute = (means: Means): Said => ({ kind: 'later', at: new Date(means.clock().getTime() + 60_000) })
