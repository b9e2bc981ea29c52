import { type Unheard, unheardFor } from './ask.ts'
import { mostOwn, type Watched } from './cursor.ts'
import { end, type Gate, isMet, meet, type Round } from './round.ts'
import { ask } from './session.ts'
import { standsAtSource } from './source.ts'
import { type Thing, textOf, thingOf, thingsOf } from './thing.ts'
import { gateCollection, nameOf, postCollection, postUri } from './uri.ts'

/** Our own repository, which knows best what we said: our newest words, those taken back, and who may answer them. */
export async function ownRepository(round: Round): Promise<Unheard | null> {
  const gates = await records(gateCollection, 100, round)
  if ('kind' in gates) return gates
  round.gates = new Map(gates.flatMap(gateIn))
  const posts = await records(postCollection, mostOwn, round)
  if ('kind' in posts) return posts
  const { did, handle } = round.place.settings
  const author = { did, handle, displayName: '' }
  for (const { uri, cid, value } of posts.toReversed()) meet({ uri, cid, record: value, author }, round)
  await ended(posts, round)
  const before = new Map(round.cursor.own.map((one) => [one.uri, one]))
  round.cursor.own = posts.flatMap(({ uri: written }): Watched[] => {
    const uri = postUri(written)
    return uri && isMet(uri, round) ? [before.get(uri) ?? { uri, replies: 0, quotes: 0 }] : []
  })
  return null
}

async function records(collection: string, limit: number, { server, means }: Round): Promise<Thing[] | Unheard> {
  const query = { repo: server.did, collection, limit: `${limit}` }
  const answer = await ask(server, { method: 'com.atproto.repo.listRecords', query }, means)
  return answer.kind === 'there' ? thingsOf(thingOf(answer.value)?.records, limit) : unheardFor(answer)
}

function gateIn({ value }: Thing): [string, Gate][] {
  const gate = thingOf(value)
  const post = postUri(gate?.post)
  if (!gate || !post) return []
  const hidden = Array.isArray(gate.hiddenReplies) ? gate.hiddenReplies.slice(0, 1_000).map(textOf) : []
  return [[post, { closed: Array.isArray(gate.allow), hidden: new Set(hidden) }]]
}

/** Ours that stood there and stand there no more; what only slid below the page is still there. */
async function ended(posts: readonly Thing[], round: Round): Promise<void> {
  const there = new Set(posts.map(({ uri }) => uri))
  const lowest = posts.length < mostOwn ? '' : (nameOf(posts.at(-1)?.uri)?.rkey ?? '')
  for (const { uri } of round.cursor.own) {
    if (there.has(uri) || (nameOf(uri)?.rkey ?? '') < lowest) continue
    if ((await standsAtSource(uri, round)) === 'gone') end(uri, round)
  }
}
