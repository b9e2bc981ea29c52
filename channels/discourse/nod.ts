/** A like: a post action of the second kind. A forum takes one back for ten minutes only, where nobody changed that. */
import { type Means, type Nod, type Nodded, type Place } from '#channel'
import { ask, type Forum, forumOf } from './ask.ts'
import { type unread, unsaid } from './say.ts'
import { numberOf, thingOf, thingsOf } from './thing.ts'

const like = 2

export async function nod(place: Place, { about }: Nod, means: Means): Promise<Nodded> {
  const forum = forumOf(place, means)
  const post = await postAt(about, forum, means)
  if ('kind' in post) return post
  if (post.isLiked) return seen
  const answer = await ask(forum, '/post_actions.json', means, { id: post.id, post_action_type_id: like })
  return answer.kind === 'there' ? seen : undone(answer, means)
}

export async function takeBack(place: Place, { about }: Nod, means: Means): Promise<Nodded> {
  const forum = forumOf(place, means)
  const post = await postAt(about, forum, means)
  if ('kind' in post) return post
  if (!post.isLiked) return seen
  if (!post.mayUndo) return { kind: 'refused', why: 'too-late' }
  const path = `/post_actions/${post.id}.json?post_action_type_id=${like}`
  const answer = await ask(forum, path, means, undefined, undefined, 'DELETE')
  return answer.kind === 'there' ? seen : undone(answer, means)
}

interface Post {
  id: number
  isLiked: boolean
  mayUndo: boolean
}

const seen: Nodded = { kind: 'sent', nativeId: null, proof: 'seen' }

/** The forum tells with the post whether we like it: nothing is done twice, and a silence is settled by looking. */
async function postAt(about: string, forum: Forum, means: Means): Promise<Nodded | Post> {
  const [topic, number] = about.split('/').map((part) => numberOf(Number(part)))
  if (!topic || !number) return { kind: 'refused', why: 'unsupported' }
  const answer = await ask(forum, `/posts/by_number/${topic}/${number}.json`, means)
  if (answer.kind !== 'there') {
    const came = undone(answer, means)
    // Nothing was done in this attempt.
    return came.kind === 'unknown' ? { kind: 'later', at: new Date(means.clock().getTime() + 60_000) } : came
  }
  const post = thingOf(answer.value)
  const id = numberOf(post?.id)
  if (!id) return { kind: 'gone' }
  const own = thingsOf(post?.actions_summary).find((one) => one.id === like)
  return { id, isLiked: own?.acted === true, mayUndo: own?.can_undo === true }
}

function undone(answer: Parameters<typeof unread>[0], means: Means): Nodded {
  if (answer.kind === 'declined' && answer.status === 403) return { kind: 'refused', why: 'not-allowed' }
  const came = unsaid(answer, means)
  return came.kind === 'sent' ? { kind: 'unknown' } : came
}
