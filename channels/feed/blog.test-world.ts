import { createHash } from 'node:crypto'
import { type Loopback, openLoopback, respond } from '../loopback.ts'

export interface Comment {
  id: number
  by: string
  text: string
  at: Date
}

/** A blog on loopback for tests, with one post and its comments, that serves them as WordPress does: RSS, ETag, pages. */
export interface Blog {
  place: Loopback
  feedUrl: string
  comments: Comment[]
  /** Set to answer otherwise than with the feed. */
  wrong: ((path: string) => { status: number; headers?: Record<string, string>; body?: string } | null) | null
  /** Changes the document before it goes out. */
  twist: ((items: string[]) => string[]) | null
  perPage: number
  /** Whether old pages are told of (RFC 5005). */
  pages: boolean
  says(text: string, by?: string): Comment
}

export async function openBlog(): Promise<Blog> {
  const place = await openLoopback((request, response, path) => {
    const other = blog.wrong?.(path)
    if (other) return respond(response, other.status, other.headers ?? {}, other.body)
    const body = document(blog, Number(new URL(path, 'http://x').searchParams.get('page') ?? 1))
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`
    if (request.headers['if-none-match'] === etag) return respond(response, 304, { ETag: etag })
    respond(response, 200, { ETag: etag, 'Content-Type': 'application/rss+xml; charset=UTF-8' }, body)
  })
  const blog: Blog = {
    place,
    feedUrl: `${place.url}/comments/feed/`,
    comments: [],
    wrong: null,
    twist: null,
    perPage: 50,
    pages: true,
    says(text, by = 'Marmelade') {
      const id = blog.comments.length + 1
      const comment = { id, by, text, at: new Date(Date.UTC(2026, 10, 20, 8, 0, id)) }
      blog.comments.push(comment)
      return comment
    },
  }
  return blog
}

function document(blog: Blog, page: number): string {
  const newest = [...blog.comments].reverse().slice((page - 1) * blog.perPage, page * blog.perPage)
  const items = newest.map((comment) => itemOf(blog, comment))
  const next = blog.pages && blog.comments.length > page * blog.perPage
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Commentaires pour Le carnet</title><link>${blog.place.url}/</link>
${next ? `<atom:link rel="next" href="${blog.feedUrl}?page=${page + 1}"/>` : ''}
${(blog.twist?.(items) ?? items).join('\n')}
</channel></rss>`
}

function itemOf(blog: Blog, { id, by, text, at }: Comment): string {
  const safe = (words: string) =>
    words
      .toWellFormed()
      .replace(/[\0-\x08]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
  return `<item><title>Commentaires sur La recette par ${safe(by)}</title><link>${blog.place.url}/la-recette/#comment-${id}</link>
<dc:creator>${safe(by)}</dc:creator><pubDate>${at.toUTCString()}</pubDate><guid isPermaLink="false">${blog.place.url}/?p=1#comment-${id}</guid>
<description>${safe(text)}</description></item>`
}
