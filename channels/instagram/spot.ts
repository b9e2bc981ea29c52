/** Where an utterance goes: under a media of ours, under what somebody else shows, to one person alone. */
import { type Means, type Said, type Utterance } from '#channel'
import {
  type Answer,
  ask,
  type Graph,
  idOf,
  ownTo,
  personIn,
  type Thing,
  textOf,
  thingOf,
  thingsOf,
  timeOf,
  unsaid,
} from '#meta'
import { type Account } from './connected.ts'
import { mediaAt } from './names.ts'
import { isOurs } from './read.ts'
import { commentFields, listAt } from './round.ts'
import { speaks } from './talks.ts'

export type Spot = { text: string } & (
  | { how: 'comment'; path: string }
  | { how: 'mention'; media: string; comment: string | null }
  | { how: 'message'; person: string }
  /** One alone, within seven days of the comment. */
  | { how: 'private-reply'; comment: string; person: string }
)

const privateReplyWithin = 7 * 86_400_000
const pagesLookedAt = 4

export async function spotFor(graph: Graph, utterance: Utterance, means: Means): Promise<Spot | Said> {
  const { thread, answers, audience, text } = utterance
  const person = personIn(thread.nativeId)
  if (person) return audience === 'direct' ? { how: 'message', person, text } : { kind: 'refused', why: 'audience' }
  const about = mediaAt(thread.nativeId)
  if (about && audience === 'public') {
    const comment = answers[0] && !mediaAt(answers[0]) ? idOf(answers[0]) : null
    return { how: 'mention', media: about, comment, text }
  }
  // What answers a piece of ours stands under it as any comment does.
  const comment = answers[0] === thread.nativeId ? null : idOf(answers[0])
  if (audience === 'direct' && comment && !about) return await privateReply(graph, comment, text, means)
  if (audience !== 'public') return { kind: 'refused', why: 'audience' }
  if (comment) return await underComment(graph, comment, text, means)
  const media = idOf(thread.nativeId)
  return media ? { how: 'comment', path: `/${media}/comments`, text } : { kind: 'gone' }
}

/** Instagram takes replies to top comments only: one to a reply goes under the same comment and names whom it answers. */
async function underComment(graph: Graph, id: string, text: string, means: Means): Promise<Spot | Said> {
  const answer = await ask(graph, { path: `/${id}`, query: { fields: commentFields } }, means)
  if (answer.kind !== 'there') return unsaid(answer, means)
  const parent = idOf(answer.value.parent_id)
  if (!parent) return { how: 'comment', path: `/${id}/replies`, text }
  const name = textOf(thingOf(answer.value.from)?.username) || textOf(answer.value.username)
  const named = !name || text.includes(`@${name}`) ? text : `@${name} ${text}`
  return { how: 'comment', path: `/${parent}/replies`, text: named }
}

async function privateReply(graph: Graph, comment: string, text: string, means: Means): Promise<Spot | Said> {
  const answer = await ask(graph, { path: `/${comment}`, query: { fields: commentFields } }, means)
  if (answer.kind !== 'there') return unsaid(answer, means)
  const saidAt = timeOf(answer.value.timestamp)?.getTime() ?? 0
  if (means.clock().getTime() - saidAt > privateReplyWithin) return { kind: 'refused', why: 'window-closed' }
  const person = idOf(thingOf(answer.value.from)?.id)
  return person ? { how: 'private-reply', comment, person, text } : { kind: 'refused', why: 'author-unknown' }
}

type Not = Exclude<Answer, { kind: 'there' }>

/** Our own words there, newest first. */
export async function standingAt(graph: Graph, account: Account, spot: Spot, means: Means): Promise<Thing[] | Not> {
  if (spot.how === 'message' || spot.how === 'private-reply')
    return await ownTo(graph, speaks(account), spot.person, means)
  if (spot.how === 'mention') return await ownAtMention(graph, account, spot.media, means)
  const own: Thing[] = []
  let after: string | null = null
  for (let pages = 0; pages < pagesLookedAt; pages++) {
    const page = await listAt(graph, spot.path, after, means)
    if (page.kind !== 'comments') return page
    // Under a media what answers a comment is another spot.
    const here = page.comments.filter(({ parent_id }) => spot.path.endsWith('/replies') || !parent_id)
    own.push(...here.filter((one) => isOurs(one, account.id)))
    after = page.after
    if (!after) break
  }
  return own
}

/** Of what others show, comments tell their author by name alone. */
async function ownAtMention(graph: Graph, account: Account, media: string, means: Means): Promise<Thing[] | Not> {
  const fields = `mentioned_media.media_id(${media}){id,comments{id,text,username,timestamp}}`
  const answer = await ask(graph, { path: `/${account.id}`, query: { fields } }, means)
  // Named in a comment there and not in the caption, what stands there is not ours to read.
  if (answer.kind === 'declined' && answer.what !== 'token') return []
  if (answer.kind !== 'there') return answer
  const comments = thingsOf(thingOf(thingOf(answer.value.mentioned_media)?.comments)?.data)
  return comments.filter(({ username }) => username === account.username)
}
