/** Where an utterance goes: under a post or a comment, to one person alone. */
import { type Means, type Said, type Utterance } from '#channel'
import { ask, type Graph, idOf, ownTo, personIn, type Thing, textOf, thingOf, thingsOf, timeOf, unsaid } from '#meta'
import { cleanText } from '#reading'
import { olderUnder } from './round.ts'
import { speaks } from './talks.ts'

export type Spot =
  | { how: 'comment'; under: string }
  | { how: 'message'; person: string }
  /** One alone, within seven days of the comment; `talk`: where it stands once it is said. */
  | { how: 'private-reply'; comment: string; talk: string | null; not: Said | null }

const privateReplyWithin = 7 * 86_400_000
const pagesLookedAt = 4

export async function spotFor(graph: Graph, utterance: Utterance, means: Means): Promise<Spot | Said> {
  const { thread, answers, audience } = utterance
  const person = personIn(thread.nativeId)
  if (person) return audience === 'direct' ? { how: 'message', person } : { kind: 'refused', why: 'audience' }
  const comment = idOf(answers[0])
  if (audience === 'direct' && comment) return await privateReply(graph, comment, means)
  if (audience !== 'public') return { kind: 'refused', why: 'audience' }
  const under = idOf(answers[0] ?? thread.nativeId)
  return under ? { how: 'comment', under } : { kind: 'gone' }
}

async function privateReply(graph: Graph, comment: string, means: Means): Promise<Spot | Said> {
  const fields = 'id,created_time,can_reply_privately,private_reply_conversation'
  const answer = await ask(graph, { path: `/${comment}`, query: { fields } }, means)
  if (answer.kind !== 'there') return unsaid(answer, means)
  const { created_time, can_reply_privately, private_reply_conversation } = answer.value
  const talk = idOf(thingOf(private_reply_conversation)?.id)
  const late = means.clock().getTime() - (timeOf(created_time)?.getTime() ?? 0) > privateReplyWithin
  const why = talk ? 'once-only' : late ? 'window-closed' : 'audience'
  // What stands there already is looked for all the same: it may be this very answer, of which we heard nothing.
  const not: Said | null = can_reply_privately === true ? null : { kind: 'refused', why }
  return { how: 'private-reply', comment, talk, not }
}

/** Our own words there that are these, newest first. */
export async function standingAt(graph: Graph, page: string, spot: Spot, text: string, means: Means) {
  const own = await ownAt(graph, page, spot, means)
  if (!Array.isArray(own)) return own
  return own.filter(({ message }) => cleanText(textOf(message)) === cleanText(text))
}

async function ownAt(graph: Graph, page: string, spot: Spot, means: Means) {
  if (spot.how === 'message') return await ownTo(graph, speaks(page), spot.person, means)
  if (spot.how === 'private-reply') return await ownIn(graph, page, spot.talk, means)
  const own: Thing[] = []
  let after: string | null = null
  for (let pages = 0; pages < pagesLookedAt; pages++) {
    const under = await olderUnder(graph, spot.under, after, means)
    if (under.kind !== 'comments') return under
    own.push(...under.comments.filter(({ from }) => thingOf(from)?.id === page))
    after = under.after
    if (!after) break
  }
  return own
}

/** Who comments and who is written to are not told as one: the conversation is what joins them. */
async function ownIn(graph: Graph, page: string, talk: string | null, means: Means) {
  if (!talk) return []
  const query = { fields: 'id,created_time,from,message', limit: '20' }
  const answer = await ask(graph, { path: `/${talk}/messages`, query }, means)
  if (answer.kind !== 'there') return answer
  return thingsOf(answer.value.data).filter(({ from }) => thingOf(from)?.id === page)
}
