/** What stands on one page, and what others post elsewhere with its name in it. */
export interface Post {
  id: string
  message: string
  at: number
  by: { id: string; name: string }
  /** Behind an ad: never shown on the page. */
  ad?: boolean
  /** Posted by another, elsewhere: nothing of it stands on the page. */
  elsewhere?: boolean
  hidden?: boolean
  picture?: string
  photos?: { url: string; alt: string }[]
}

const marmelade = { id: '7001', name: 'Marmelade' }

export function openPosts(
  at: { now: number; next: number; hidesOthers: boolean },
  page: { id: string; name: string },
  first: Post[],
) {
  const posts = [...first]
  const time = (of: number) => new Date(of).toISOString().replace('.000Z', '+0000')

  /** A post of the page, where nobody else is named. */
  function adds(message: string, more: Partial<Post> = {}): Post {
    at.now += 1000
    const now = at.now - (at.now % 1000)
    const post = { id: `${page.id}_${100 + at.next++}`, message, at: now, by: page, ...more }
    posts.unshift(post)
    return post
  }

  function shown({ id, message, at: said, by, picture }: Post, under?: { data: unknown[] }) {
    return {
      id,
      ...(message && { message }),
      created_time: time(said),
      permalink_url: `https://www.facebook.com/${id}`,
      from: by.id === page.id ? { id: page.id } : by,
      ...(picture && { full_picture: picture }),
      ...(under && under.data.length > 0 && { comments: under }),
    }
  }

  /** `/feed`, `/ads_posts`, `/tagged`: newest first, 25 to a page of the list. */
  function listed(edge: string, after: string | undefined, under: (id: string) => { data: unknown[] }) {
    const isHere = (one: Post) =>
      edge === 'ads_posts'
        ? one.ad
        : edge === 'tagged'
          ? one.elsewhere
          : !one.ad && !one.elsewhere && !one.hidden && !(at.hidesOthers && one.by.id !== page.id)
    const all = posts.filter(isHere).sort((one, other) => other.at - one.at)
    const from = after ? Number(after) : 0
    const data = all.slice(from, from + 25).map((one) => shown(one, edge === 'tagged' ? undefined : under(one.id)))
    const next = from + 25 < all.length && { next: 'https://next' }
    return { data, paging: { cursors: { before: 'a', after: `${from + data.length}` }, ...next } }
  }

  /** One post, as far as it is asked for. */
  function told(id: string, fields: string) {
    const post = posts.find((one) => one.id === id)
    if (!post) return null
    const all = { ...shown(post), is_hidden: post.hidden === true, is_published: !post.ad }
    return Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)))
  }

  /** What is brought of it (« Webhooks », field `feed`). */
  const feedOf = (verb: string, post: Post) => ({
    ...{ item: 'status', verb, post_id: post.id, from: post.by, created_time: post.at / 1000 },
    ...(verb !== 'remove' && {
      message: post.message,
      post: { id: post.id, permalink_url: shown(post).permalink_url },
    }),
  })

  const reactionOf = (verb: string, about: { id: string; post?: string }, reaction_type: string, from = marmelade) => ({
    ...{ item: 'reaction', verb, reaction_type, from, created_time: at.now / 1000 },
    ...(about.post ? { comment_id: about.id, post_id: about.post } : { post_id: about.id }),
  })

  return { posts, adds, listed, told, feedOf, reactionOf }
}
