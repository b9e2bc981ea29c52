/** A like: a record of ours (`app.bsky.feed.like`) that names the post by its address and its digest. */
import { type Means, type Nod, type Nodded, type Place } from '#channel'
import { isShutOut, type Unanswered } from './ask.ts'
import { unsaid } from './say.ts'
import { ask, type Server, serverOf } from './session.ts'
import { isEnd, recordAtSource } from './source.ts'
import { textOf, thingOf } from './thing.ts'
import { tidOf } from './tid.ts'
import { cidOf, likeCollection, postUri, uriOf } from './uri.ts'

/** Only posts; what else is heard has no like there. */
export const may = (nativeId: string): boolean => postUri(nativeId) !== null

/** The record's name is made of the key: written twice, it is there once. */
export async function nod(place: Place, { key, about, at }: Nod, means: Means): Promise<Nodded> {
  const server = serverOf(place, means, false)
  const there = await standing(key, server, means)
  if (there.kind !== 'not-there') return there
  const post = await recordAtSource(about, server, means)
  if (post.kind === 'gone') return { kind: 'gone' }
  const cid = post.kind === 'there' ? cidOf(post.cid) : null
  // Nothing was written in this attempt.
  if (!cid) return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
  const record = { $type: likeCollection, subject: { uri: about, cid }, createdAt: at.toISOString() }
  const body = { repo: server.did, collection: likeCollection, rkey: tidOf(key), record }
  const answer = await ask(server, { method: 'com.atproto.repo.createRecord', body }, means)
  return answer.kind === 'there' ? seen(key, server) : undone(answer, means)
}

export async function takeBack(place: Place, { key }: Nod, means: Means): Promise<Nodded> {
  const server = serverOf(place, means, false)
  const body = { repo: server.did, collection: likeCollection, rkey: tidOf(key) }
  const answer = await ask(server, { method: 'com.atproto.repo.deleteRecord', body }, means)
  // A record that is not there is deleted with the same answer.
  return answer.kind === 'there' || isEnd(answer) ? seen(key, server) : undone(answer, means)
}

async function standing(key: string, server: Server, means: Means): Promise<Nodded | { kind: 'not-there' }> {
  const query = { repo: server.did, collection: likeCollection, rkey: tidOf(key) }
  const answer = await ask(server, { method: 'com.atproto.repo.getRecord', query }, means)
  if (answer.kind === 'there') return textOf(thingOf(answer.value)?.uri) ? seen(key, server) : { kind: 'unknown' }
  if (isEnd(answer)) return { kind: 'not-there' }
  return undone(answer, means)
}

const seen = (key: string, { did }: Server): Nodded => ({
  kind: 'sent',
  nativeId: uriOf(did, likeCollection, tidOf(key)),
  proof: 'seen',
})

function undone(answer: Unanswered, means: Means): Nodded {
  if (isShutOut(answer)) return { kind: 'refused', why: 'needs-reconnection' }
  return unsaid(answer, means)
}
