import { type HeardBy, type Means, type Place, type Said, type Utterance } from '#channel'
import { answeredAt } from './answered.ts'
import { type Unanswered } from './ask.ts'
import { apart, type Facet, facetsOf, lengthOf, nameIn, stretchesIn } from './facets.ts'
import { didSaidBy } from './identity.ts'
import { ask, type Server, serverOf } from './session.ts'
import { isEnd } from './source.ts'
import { thingOf } from './thing.ts'
import { tidOf } from './tid.ts'
import { cidOf, nameOf, pageOf, postCollection, postUri, uriOf } from './uri.ts'

/** app.bsky.feed.post: what people take for one sign, and bytes. */
export const mostGraphemes = 300
const mostBytes = 3_000
export const mostMentions = 10

/** Their name as their page shows it: the mention itself is of their account, whatever it is called. */
export const namedAs = ({ name }: Pick<HeardBy, 'name'>): string => (name.startsWith('@') ? name : `@${name}`)

export const sayable = (text: string): string => text.toWellFormed()
export const fits = (text: string): boolean => lengthOf(text) <= mostGraphemes && Buffer.byteLength(text) <= mostBytes

/** Writes the post into our repository under a name made of its key: written twice, it is there once. */
export async function say(place: Place, utterance: Utterance, means: Means): Promise<Said> {
  if (utterance.audience !== 'public') return { kind: 'refused', why: 'audience' }
  const text = sayable(utterance.text)
  if (!fits(text)) return { kind: 'refused', why: 'too-long' }
  const server = serverOf(place, means, false)
  const before = await standing(utterance, server, means)
  // Nothing was said in this attempt: what cannot be told now may be asked again.
  if (before.kind === 'unknown') return { kind: 'later', at: inAMinute(means) }
  if (before.kind !== 'not-there') return before
  const to = utterance.answers[0] ?? utterance.thread.nativeId
  const answered = postUri(to) ? await answeredAt(to, server, means) : null
  if (answered && answered.kind !== 'there') return answered
  if (!answered && utterance.answers.length > 0) return { kind: 'gone' }
  const more = answered ? { reply: answered.reply } : {}
  return writePost({ key: utterance.key, text, to: utterance.to, more }, server, means)
}

interface Post {
  key: string
  text: string
  to: Utterance['to']
  /** What else stands in the record: what it answers, its images. */
  more: object
}

export async function writePost({ key, text, to, more }: Post, server: Server, means: Means): Promise<Said> {
  const facets = await facetsIn(text, to, server, means)
  const record = {
    ...{ $type: postCollection, text, createdAt: means.clock().toISOString() },
    ...(facets.length > 0 && { facets }),
    ...more,
  }
  const body = { repo: server.did, collection: postCollection, rkey: tidOf(key), record }
  const answer = await ask(server, { method: 'com.atproto.repo.createRecord', body }, means)
  if (answer.kind === 'there') return sent(thingOf(answer.value)?.uri) ?? { kind: 'unknown' }
  return unsaid(answer, means)
}

/** Our own record of that name. */
export async function readBack(
  place: Place,
  utterance: Utterance,
  means: Means,
): Promise<Said | { kind: 'not-there' }> {
  return await standing(utterance, serverOf(place, means, false), means)
}

export async function standing(
  { key }: { key: string },
  server: Server,
  means: Means,
): Promise<Said | { kind: 'not-there' }> {
  const query = { repo: server.did, collection: postCollection, rkey: tidOf(key) }
  const answer = await ask(server, { method: 'com.atproto.repo.getRecord', query }, means)
  if (answer.kind === 'there') {
    const found = thingOf(answer.value)
    return (cidOf(found?.cid) && sent(uriOf(query.repo, query.collection, query.rkey))) || { kind: 'unknown' }
  }
  if (isEnd(answer)) return { kind: 'not-there' }
  return answer.kind === 'later' ? { kind: 'later', at: answer.at } : { kind: 'unknown' }
}

async function facetsIn(text: string, to: Utterance['to'], server: Server, means: Means): Promise<Facet[]> {
  const named = to.slice(0, mostMentions).flatMap((by) => nameIn(text, namedAs(by), by.nativeId))
  const stretches = apart([...named, ...stretchesIn(text)])
  const handles = new Set(stretches.flatMap(({ kind, means: handle }) => (kind === 'mention' ? [handle] : [])))
  const dids = new Map(named.map(({ means: did }) => [did, did]))
  for (const handle of [...handles].slice(0, mostMentions)) {
    if (dids.has(handle)) continue
    const did = await didSaidBy(server.root, server.secrets.access ?? null, handle, means)
    if (did) dids.set(handle, did)
  }
  return facetsOf(text, stretches, dids)
}

function sent(uri: unknown): Extract<Said, { kind: 'sent' }> | null {
  const named = nameOf(uri) && postUri(uri)
  return named ? { kind: 'sent', nativeId: named, url: pageOf(named), proof: 'seen' } : null
}

export function unsaid(answer: Unanswered, means: Means): Exclude<Said, { kind: 'sent' }> {
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  if (answer.kind === 'trouble') return answer.sure ? { kind: 'later', at: inAMinute(means) } : { kind: 'unknown' }
  // Two at once: one of them has written it, and reading back finds it.
  if (/already|InvalidSwap|ConcurrentWrites/i.test(answer.detail)) return { kind: 'unknown' }
  return { kind: 'refused', why: answer.detail }
}

const inAMinute = (means: Means) => new Date(means.clock().getTime() + 60_000)
