/** What one answers, as a record must name it, and whether its thread lets us answer. */
import { type Means, type Said } from '#channel'
import { type Unanswered } from './ask.ts'
import { ask, type Server } from './session.ts'
import { recordAtSource } from './source.ts'
import { type Thing, textOf, thingOf, thingsOf } from './thing.ts'
import { authorOf, cidOf, gateCollection, nameOf, postUri, type Ref, refOf, uriOf } from './uri.ts'

export interface Reply {
  root: Ref
  parent: Ref
}

type Answered = { kind: 'there'; reply: Reply } | Said

const closed: Said = { kind: 'refused', why: 'its author lets not everyone answer (threadgate)' }
const blocked: Said = { kind: 'refused', why: 'its author and this account do not see each other (block)' }

export async function answeredAt(uri: string, server: Server, means: Means): Promise<Answered> {
  const answer = await ask(server, { method: 'app.bsky.feed.getPosts', query: { uris: [uri] } }, means)
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  // Without a view of the network one looks at the repositories themselves.
  if (answer.kind === 'trouble' && !answer.sure) return await fromSource(uri, server, means)
  if (answer.kind !== 'there') return notNow(answer, means)
  const [post] = thingsOf(thingOf(answer.value)?.posts)
  if (!post) return (await isBlocked(uri, server, means)) ? blocked : await fromSource(uri, server, means)
  // Said nevertheless, it would stand in our repository and be shown to nobody.
  if (thingOf(post.viewer)?.replyDisabled === true) return closed
  return there(uri, cidOf(post.cid), thingOf(post.record))
}

function there(uri: string, cid: string | null, record: Thing | null): Answered {
  if (!cid || !record) return { kind: 'gone' }
  const parent = { uri, cid }
  return { kind: 'there', reply: { root: refOf(thingOf(record.reply)?.root) ?? parent, parent } }
}

/** Nothing was said yet: whatever is in the way, one may try again. */
function notNow(answer: Unanswered, means: Means): Said {
  if (answer.kind === 'declined') return { kind: 'refused', why: answer.detail }
  return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
}

async function isBlocked(uri: string, server: Server, means: Means): Promise<boolean> {
  const query = { uri, depth: '0', parentHeight: '0' }
  const answer = await ask(server, { method: 'app.bsky.feed.getPostThread', query }, means)
  return answer.kind === 'there' && thingOf(thingOf(answer.value)?.thread)?.blocked === true
}

async function fromSource(uri: string, server: Server, means: Means): Promise<Answered> {
  const found = await recordAtSource(uri, server, means)
  if (found.kind === 'gone') return { kind: 'gone' }
  if (found.kind === 'unknown') return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
  const answered = there(uri, cidOf(found.cid), thingOf(found.record))
  if (answered.kind !== 'there') return answered
  const may = await mayAnswer(answered.reply.root.uri, server, means)
  if (may === 'unknown') return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
  return may ? answered : closed
}

/** By the root's own threadgate. Whom its author follows or lists is not looked up: what cannot be shown is not claimed. */
async function mayAnswer(root: string, server: Server, means: Means): Promise<boolean | 'unknown'> {
  const author = authorOf(root)
  if (author === server.did) return true
  const gate = await recordAtSource(uriOf(author, gateCollection, nameOf(root)?.rkey ?? ''), server, means)
  if (gate.kind !== 'there') return gate.kind === 'gone' ? true : 'unknown'
  const allow = thingOf(gate.record)?.allow
  if (!Array.isArray(allow)) return true
  if (!thingsOf(allow, 10).some(({ $type }) => textOf($type).endsWith('#mentionRule'))) return false
  const found = postUri(root) ? await recordAtSource(root, server, means) : null
  const facets = found?.kind === 'there' ? thingsOf(thingOf(found.record)?.facets) : []
  return facets.some(({ features }) => thingsOf(features, 5).some(({ did }) => did === server.did))
}
