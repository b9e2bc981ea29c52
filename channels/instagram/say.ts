import { type Means, type Place, type Said, type Utterance } from '#channel'
import { ask, type Graph, idOf, messageIdOf, refusedPlainly, requestTo, type Thing, textOf, unsaid } from '#meta'
import { cleanText } from '#reading'
import { accountOf } from './connected.ts'
import { type Spot, spotFor, standingAt } from './spot.ts'

/** Instagram holds 2,200 signs of a comment, and 1,000 bytes of a private message. */
export const longest = 2200
const mostBytes = 1000

/** Answers as the account. Instagram has no key for an act: what stands there in these words already is not said again. */
export async function say(graph: Graph, place: Place, utterance: Utterance, means: Means): Promise<Said> {
  const account = accountOf(place)
  if (!account) return { kind: 'refused', why: 'no account is known' }
  const spot = await spotFor(graph, utterance, means)
  if (!('how' in spot)) return spot.kind === 'unknown' ? inAMinute(means) : spot
  const isPrivate = spot.how === 'message' || spot.how === 'private-reply'
  if (isPrivate ? Buffer.byteLength(spot.text) > mostBytes : spot.text.length > longest)
    return { kind: 'refused', why: 'too-long' }
  const standing = await standingIn(graph, account, spot, means, 'accepted')
  if (!Array.isArray(standing)) return standing.kind === 'unknown' ? inAMinute(means) : standing
  if (standing.length > (utterance.again ?? 0)) return standing[0]!
  const answer = await ask(graph, { method: 'POST', ...requestFor(spot, account) }, means)
  if (answer.kind !== 'there') return refusedPlainly(answer) ?? unsaid(answer, means)
  return sent(answer.value, 'accepted') ?? { kind: 'unknown' }
}

/** The account's own word at that very spot with those very words. */
export async function readBack(
  graph: Graph,
  place: Place,
  utterance: Utterance,
  means: Means,
): Promise<Said | { kind: 'not-there' }> {
  const account = accountOf(place)
  if (!account) return { kind: 'refused', why: 'no account is known' }
  const spot = await spotFor(graph, utterance, means)
  if (!('how' in spot)) return spot
  const standing = await standingIn(graph, account, spot, means, 'seen')
  if (!Array.isArray(standing)) return standing
  return standing.length > (utterance.again ?? 0) ? standing[0]! : { kind: 'not-there' }
}

type Account = NonNullable<ReturnType<typeof accountOf>>

async function standingIn(graph: Graph, account: Account, spot: Spot, means: Means, proof: 'accepted' | 'seen') {
  const own = await standingAt(graph, account, spot, means)
  if (!Array.isArray(own)) return unsaid(own, means)
  const same = own.filter(({ text, message }) => cleanText(textOf(text ?? message)) === cleanText(spot.text))
  return same.map((one) => sent(one, proof)).filter((one) => one !== null)
}

function requestFor(spot: Spot, account: Account): { path: string; body: Record<string, string> } {
  if (spot.how === 'comment') return { path: spot.path, body: { message: spot.text } }
  if (spot.how === 'mention') {
    const about = { media_id: spot.media, ...(spot.comment && { comment_id: spot.comment }) }
    return { path: `/${account.id}/mentions`, body: { ...about, message: spot.text } }
  }
  const recipient = spot.how === 'message' ? { id: spot.person } : { comment_id: spot.comment }
  return requestTo(account.page, recipient, spot.text)
}

function sent(one: Thing, proof: 'accepted' | 'seen'): Said | null {
  const id = idOf(one.id) ?? messageIdOf(one.message_id) ?? messageIdOf(one.id)
  return id === null ? null : { kind: 'sent', nativeId: id, url: null, proof }
}

const inAMinute = (means: Means): Said => ({ kind: 'later', at: new Date(means.clock().getTime() + 60_000) })
