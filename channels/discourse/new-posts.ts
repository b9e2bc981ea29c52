import { type Answer, ask } from './ask.ts'
import { meet, type Round } from './round.ts'
import { numberOf, thingOf, thingsOf } from './thing.ts'

const pageSize = 50
const mostPages = 20
/** On the first visit so many of the newest ids are read. */
const firstIds = 200

/**
 * Reads the forum's posts forward, fifty ids at a time: `before` may be any id, so what was not reached in one round is
 * reached in the next, and nothing is stepped over. Answers what halted it.
 */
export async function newPosts(round: Round): Promise<Exclude<Answer, { kind: 'there' }> | null> {
  const { cursor } = round
  const newest = await pageBefore(null, round)
  if (!Array.isArray(newest)) return newest
  const top = Math.max(0, ...newest.map(({ id }) => id))
  cursor.post ??= Math.max(0, top - firstIds)
  // The forum was set back to an earlier day: what is said anew gets ids that were known before.
  if (top < cursor.post) cursor.post = Math.max(0, top - firstIds)
  for (let page = 0; page < mostPages && cursor.post < top; page++) {
    const until: number = cursor.post + pageSize
    const posts = until >= top ? newest : await pageBefore(until, round)
    if (!Array.isArray(posts)) return posts
    for (const { id, post } of posts) if (id > cursor.post && id <= Math.min(until, top)) await meet(post, round)
    cursor.post = Math.min(until, top)
  }
  return null
}

/** Posts up to an id, oldest first. */
async function pageBefore(before: number | null, { forum, means }: Round) {
  const answer = await ask(forum, `/posts.json${before === null ? '' : `?before=${before}`}`, means)
  if (answer.kind !== 'there') return answer
  return thingsOf(thingOf(answer.value)?.latest_posts)
    .flatMap((post) => ({ id: numberOf(post.id) ?? 0, post }))
    .filter(({ id }) => id > 0)
    .sort((one, other) => one.id - other.id)
}
