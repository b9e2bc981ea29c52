import { type Answer } from './ask.ts'
import { type Owed } from './cursor.ts'
import { counted, meet, owe, type Round, repliesOf } from './round.ts'
import { ask } from './session.ts'
import { type Thing, textOf, thingOf, thingsOf } from './thing.ts'
import { authorOf, postUri } from './uri.ts'

const depth = 100
const parentHeight = 40
/** A thread of five thousand answers comes in one piece of ten to twenty megabytes. */
const mostBytes = 48 * 1024 * 1024
const within = 60_000
const mostNodes = 20_000
const mostQuotePages = 5

/** Reads what is owed, in turn; what cannot be read now stays owed. */
export async function readOn(round: Round): Promise<void> {
  const { cursor } = round
  const seen = new Set<string>()
  while (cursor.owed.length > 0 && round.asks > 0) {
    const [owed] = cursor.owed
    // Owed anew by what was just read of it: it has its turn in the next round.
    if (!owed || seen.has(`${owed.way} ${owed.uri}`)) return
    seen.add(`${owed.way} ${owed.uri}`)
    round.asks--
    const read = await ways[owed.way](owed, round)
    if (read === 'not-now') return
    cursor.owed.shift()
    if (read === 'in-part') owe(owed, round)
  }
}

type Outcome = 'done' | 'in-part' | 'not-now'

const ways: Record<Owed['way'], (owed: Owed, round: Round) => Promise<Outcome>> = { below, above, quotes }

async function below({ uri }: Owed, round: Round): Promise<Outcome> {
  const answer = await threadOf(uri, { depth: `${depth}`, parentHeight: '0' }, round)
  if (answer.kind !== 'there') return unread(answer)
  const top = thingOf(thingOf(answer.value)?.thread)
  return top ? walk(top, round) : 'done'
}

/** From the top down, so that whoever answers comes after what they answer. By hand: a thread may be deeper than a stack. */
function walk(top: Thing, round: Round): Outcome {
  let level: Thing[] = [top]
  let [nodes, steps] = [0, 0]
  for (; level.length > 0 && nodes < mostNodes; steps++) {
    const next: Thing[] = []
    for (const node of level) {
      nodes++
      const post = thingOf(node.post)
      const uri = postUri(post?.uri)
      if (!post || !uri) continue
      if (meet(post, round) === 'put-off') return 'in-part'
      const replies = Array.isArray(node.replies) ? thingsOf(node.replies, mostNodes) : null
      next.push(...(replies ?? []))
      // Cut off by the server, which goes less deep than it was asked to.
      if (!replies?.length && repliesOf(post) > 0 && (replies === null || steps >= 5) && node !== top)
        owe({ way: 'below', uri }, round)
      else counted(uri, repliesOf(post), round)
    }
    level = next
  }
  return 'done'
}

async function above({ uri }: Owed, round: Round): Promise<Outcome> {
  const answer = await threadOf(uri, { depth: '0', parentHeight: `${parentHeight}` }, round)
  if (answer.kind !== 'there') return unread(answer)
  const chain: Thing[] = []
  let at = thingOf(thingOf(thingOf(answer.value)?.thread)?.parent)
  for (; at && chain.length < parentHeight; at = thingOf(at.parent)) {
    const post = thingOf(at.post)
    if (!post) break
    chain.push(post)
  }
  for (const post of chain.toReversed()) if (meet(post, round) === 'put-off') return 'in-part'
  return 'done'
}

async function quotes({ uri }: Owed, round: Round): Promise<Outcome> {
  if (authorOf(uri) !== round.server.did) return 'done'
  let page = ''
  for (let pages = 0; pages < mostQuotePages; pages++) {
    const query = { uri, limit: '100', ...(page && { cursor: page }) }
    const answer = await ask(round.server, { method: 'app.bsky.feed.getQuotes', query }, round.means)
    if (answer.kind !== 'there') return unread(answer)
    const posts = thingsOf(thingOf(answer.value)?.posts)
    const met = posts.toReversed().map((post) => meet(post, round))
    if (met.includes('put-off')) return 'in-part'
    page = textOf(thingOf(answer.value)?.cursor).slice(0, 1_000)
    if (!page || !met.includes('new')) break
  }
  return 'done'
}

function threadOf(uri: string, more: Record<string, string>, { server, means }: Round): Promise<Answer> {
  const question = { method: 'app.bsky.feed.getPostThread', query: { uri, ...more }, mostBytes, within }
  return ask(server, question, means)
}

/** Gone, or not for our eyes: nothing is owed any more. */
const unread = (answer: Answer): Outcome => (answer.kind === 'declined' ? 'done' : 'not-now')
