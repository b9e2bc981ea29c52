import { type Loopback, openLoopback, respond } from '../channels/loopback.ts'

export interface Blog {
  url: string
  /** Address of a post, as one would paste it. */
  postUrl(slug: string): string
  publishes(post: { slug: string; title: string; text: string; by?: string }): void
  /** Someone comments under a post; answers the id of the comment. */
  hears(comment: { by: string; text: string; under: string; answers?: number; at?: Date }): number
  corrects(id: number, text: string): void
  /** How many of the latest comments its feed shows. */
  shows: number
  server: Loopback
  close(): Promise<void>
}

interface Post {
  slug: string
  title: string
  text: string
  by: string
  at: Date
}

interface Comment {
  id: number
  by: string
  text: string
  under: string
  answers: number | null
  at: Date
}

/** A real blog on this machine: its pages, the feed of its posts, the feed of its comments with who answers whom. */
export async function openBlog(now: () => Date): Promise<Blog> {
  const posts: Post[] = []
  const comments: Comment[] = []
  const server = await openLoopback((_request, response, path) => {
    const url = server.url
    const page = (title: string, body: string) =>
      respond(response, 200, { 'content-type': 'text/html; charset=utf-8' }, pageHtml(url, title, body))
    if (path === '/') return page('Le blog des Vergers', posts.map((post) => `<p>${post.title}</p>`).join(''))
    if (path === '/feed/')
      return feed(
        response,
        'Le blog des Vergers',
        url,
        posts.map((post) => postItem(url, post)),
      )
    if (path === '/comments/feed/') {
      return feed(
        response,
        'Commentaires pour Le blog des Vergers',
        url,
        comments.slice(0, blog.shows).map((one) => commentItem(url, one, posts)),
      )
    }
    const post = posts.find((one) => path === `/${one.slug}/`)
    return post ? page(post.title, `<p>${post.text}</p>`) : respond(response, 404, {}, 'not here')
  })
  const blog: Blog = {
    url: server.url,
    server,
    shows: Number.POSITIVE_INFINITY,
    postUrl: (slug) => `${server.url}/${slug}/`,
    publishes: (post) => void posts.unshift({ by: 'Odile', at: now(), ...post }),
    hears({ answers, at = now(), ...comment }) {
      const id = comments.length + 1
      comments.unshift({ id, answers: answers ?? null, at, ...comment })
      return id
    },
    corrects(id, text) {
      comments.find((one) => one.id === id)!.text = text
    },
    close: server.close,
  }
  return blog
}

function feed(response: Parameters<typeof respond>[0], title: string, url: string, items: string[]): void {
  respond(
    response,
    200,
    { 'content-type': 'application/rss+xml; charset=utf-8' },
    `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:thr="http://purl.org/syndication/thread/1.0"><channel><title>${xml(title)}</title><link>${url}/</link>
      <description/>${items.join('')}</channel></rss>`,
  )
}

function postItem(url: string, post: Post): string {
  return `<item><title>${xml(post.title)}</title><link>${url}/${post.slug}/</link><guid>${url}/${post.slug}/</guid>
    <dc:creator>${xml(post.by)}</dc:creator><pubDate>${post.at.toUTCString()}</pubDate>
    <description>${xml(post.text)}</description></item>`
}

function commentItem(url: string, comment: Comment, posts: readonly Post[]): string {
  const post = posts.find((one) => one.slug === comment.under)!
  const ref = comment.answers ? `${url}/${comment.under}/#comment-${comment.answers}` : `${url}/${comment.under}/`
  return `<item><title>Commentaires sur ${xml(post.title)} par ${xml(comment.by)}</title>
    <link>${url}/${comment.under}/#comment-${comment.id}</link><guid>${url}/${comment.under}/#comment-${comment.id}</guid>
    <dc:creator>${xml(comment.by)}</dc:creator><pubDate>${comment.at.toUTCString()}</pubDate>
    <thr:in-reply-to ref="${ref}" href="${ref}" type="text/html"/><description>${xml(comment.text)}</description></item>`
}

function pageHtml(url: string, title: string, body: string): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${xml(title)}</title>
    <link rel="alternate" type="application/rss+xml" title="Le blog des Vergers" href="${url}/feed/">
    <link rel="alternate" type="application/rss+xml" title="Commentaires" href="${url}/comments/feed/"></head><body>${body}</body></html>`
}

const xml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
