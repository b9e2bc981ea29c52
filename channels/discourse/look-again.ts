import { ask } from './ask.ts'
import { type Known } from './cursor.ts'
import { meet, type Round, takeBack } from './round.ts'
import { numberOf, thingOf, thingsOf } from './thing.ts'

const topicsPerRound = 5
const postsPerTopic = 50
const youngFor = 14 * 24 * 3600_000

/** Edits move nothing up and ends are told nobody: what is young is looked at again, some topics in each round. */
export async function lookAgain(round: Round): Promise<void> {
  const { cursor, means, forum } = round
  const now = means.clock().getTime()
  const byTopic = new Map<number, Known[]>()
  for (const known of cursor.known)
    if (now - known.since < youngFor) byTopic.set(known.topic, [...(byTopic.get(known.topic) ?? []), known])
  const topics = [...byTopic].toReversed()
  const turn = topics.length ? cursor.turn % topics.length : 0
  // The newest topic each time, the others in turn.
  const chosen = new Map(
    [...topics.slice(0, 1), ...topics.slice(turn), ...topics.slice(0, turn)].slice(0, topicsPerRound + 1),
  )
  cursor.turn = topics.length ? (turn + topicsPerRound) % topics.length : 0
  for (const [topic, all] of chosen) {
    const some = all.slice(-postsPerTopic).filter(({ id }) => !round.events.has(id))
    if (!some.length) continue
    const ids = some.map(({ id }) => `post_ids[]=${id}`).join('&')
    const answer = await ask(forum, `/t/${topic}/posts.json?${ids}`, means)
    if (answer.kind === 'later' || answer.kind === 'trouble') return
    const isGone = answer.kind === 'declined' && (answer.status === 404 || answer.status === 410)
    if (answer.kind === 'declined' && !isGone) continue
    const stream = answer.kind === 'there' ? thingOf(thingOf(answer.value)?.post_stream) : null
    const posts = thingsOf(stream?.posts)
    for (const post of posts) if (some.some(({ id }) => id === numberOf(post.id))) await meet(post, round)
    const there = new Set(posts.map((post) => numberOf(post.id)))
    for (const known of some) if (!there.has(known.id) && ++known.missed >= 2) takeBack(known, round)
  }
}
