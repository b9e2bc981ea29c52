/** What others post on the page, or post elsewhere and name the page in: words of theirs, which a thread begins with. */
import { type Means, type RawEvent } from '#channel'
import { ask, type Graph, idOf, type Thing, thingsOf, timeOf } from '#meta'
import { type Cursor } from './cursor.ts'
import { digestOfComment } from './digest.ts'
import { isOfOthers } from './kinds.ts'
import { writePost } from './read.ts'

export const postFields = 'id,message,created_time,permalink_url,from{id,name},full_picture'
const mostAtOnce = 25

export const postedAt = ({ created_time }: Thing) => timeOf(created_time)?.getTime() ?? 0

/** Once, and again where its words have changed. */
export function newsOfPost(post: Thing, page: string, cursor: Cursor): RawEvent[] {
  const id = idOf(post.id)
  if (!id || !isOfOthers(post, page)) return []
  const digest = digestOfComment(post.message, post.from, null)
  const known = cursor.known.get(id)
  if (known?.digest === digest) return []
  const saidAt = postedAt(post)
  cursor.known.set(id, { digest, post: '', saidAt, at: known?.at || saidAt })
  return [writePost(post, page)]
}

/** The newest posts elsewhere that name the page. */
export async function tagged(graph: Graph, page: string, cursor: Cursor, means: Means) {
  const query = { fields: postFields, limit: `${mostAtOnce}` }
  const answer = await ask(graph, { path: `/${page}/tagged`, query }, means)
  if (answer.kind !== 'there') return { events: [], not: answer }
  const posts = thingsOf(answer.value.data).toSorted((one, other) => postedAt(one) - postedAt(other))
  return { events: posts.flatMap((post) => newsOfPost(post, page, cursor)), not: null }
}
