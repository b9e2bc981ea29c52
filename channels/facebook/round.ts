/** One round over a page's posts: the newest always, the older ones in turn, each with its newest comments. */
import { type Means } from '#channel'
import { type Answer, afterOf, ask, type Graph, idOf, type Thing, thingOf, thingsOf } from '#meta'
import { postFields } from './posts.ts'

export const size = 50
export const commentFields = 'id,message,created_time,from{id,name},parent{id},permalink_url,attachment'
const postsAtOnce = 25

export interface Under {
  post: Thing
  comments: Thing[]
  /** Where older comments begin; null: these are all. */
  after: string | null
}

export type Posts =
  | { kind: 'posts'; posts: Under[]; after: string | null; used: number }
  | Exclude<Answer, { kind: 'there' }>

/** Several posts and the newest comments under each in one call: filter `stream` is replies at any depth. */
export async function postsWith(graph: Graph, edge: string, after: string | null, means: Means): Promise<Posts> {
  const comments = `comments.filter(stream).order(reverse_chronological).limit(${size}){${commentFields}}`
  const query = {
    fields: `${postFields},${comments}`,
    limit: `${postsAtOnce}`,
    ...(after && { after }),
  }
  const answer = await ask(graph, { path: edge, query }, means)
  if (answer.kind !== 'there') return answer
  const posts = thingsOf(answer.value.data).flatMap((post) => {
    const list = thingOf(post.comments)
    return idOf(post.id) ? [{ post, comments: commentsIn(list), after: afterOf(list) }] : []
  })
  return { kind: 'posts', posts, after: afterOf(answer.value), used: answer.used }
}

export async function olderUnder(graph: Graph, post: string, after: string | null, means: Means) {
  const query = {
    filter: 'stream',
    order: 'reverse_chronological',
    limit: `${size}`,
    fields: commentFields,
    ...(after && { after }),
  }
  const answer = await ask(graph, { path: `/${post}/comments`, query }, means)
  if (answer.kind !== 'there') return answer
  return { kind: 'comments' as const, comments: commentsIn(answer.value), after: afterOf(answer.value) }
}

const commentsIn = (list: Thing | null) => thingsOf(list?.data).filter(({ id }) => idOf(id))
