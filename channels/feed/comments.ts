import { type Entry, type FeedDocument } from './document.ts'
import { plain } from './written.ts'

// How WordPress titles comment feeds and comments in the languages it is met in here. `on` takes a post's title.
const feedOnPost = /^(?:comments on|commentaires? sur|kommentare zu|comentarios en)\s*:?\s+(.+)$/isu
const feedOfSite = /^(?:comments for|commentaires pour|kommentare für|comentarios para)\s+(.+)$/isu
const onBy =
  /^(?:comment on (?<en>.+) by|commentaires? sur (?<fr>.+) par|kommentar zu (?<de>.+) von|comentario en (?<es>.+) por)\s+(?<by>.+)$/isu
const by = /^(?:by|par|von|por)\s*:\s*(.+)$/isu

/** The post whose comments a feed carries, by the feed's title: « Commentaires sur : La nouvelle recette ». */
export function postOfFeed(title: string | null): string | null {
  return (title && feedOnPost.exec(title.slice(0, 1000))?.[1]?.trim()) || null
}

/** Who speaks and under which post, where a comment's title says so instead of the comment's own words. */
export function readCommentTitle(
  title: string,
  author: string | null,
): { post: string | null; by: string | null } | null {
  const line = title.slice(0, 1000)
  const named = onBy.exec(line)
  if (named?.groups) {
    const { en, fr, de, es } = named.groups
    const post = en ?? fr ?? de ?? es ?? ''
    // A post's title may hold « par » itself: the author's name, where known, says where the title ends.
    if (author && line.endsWith(author)) return { post: beforeAuthor(line, author) ?? post, by: author }
    return { post: post.trim(), by: named.groups.by!.trim() }
  }
  const only = by.exec(line)
  return only ? { post: null, by: only[1]!.trim() } : null
}

function beforeAuthor(line: string, author: string): string | null {
  const rest = line.slice(0, -author.length).replace(/\s+(by|par|von|por)\s+$/iu, '')
  return /^(?:comment on|commentaires? sur|kommentar zu|comentario en)\s+(.+)$/isu.exec(rest)?.[1]?.trim() ?? null
}

/** Whether a feed carries what people say under pieces, rather than the pieces. */
export function carriesComments(feed: FeedDocument, url: string, said?: unknown): boolean {
  if (said === 'comments' || said === 'pieces') return said === 'comments'
  const title = feed.title?.slice(0, 1000) ?? ''
  if (feedOfSite.test(title)) return true
  const onPost = feedOnPost.test(title)
  if (feed.entries.length === 0) return onPost || looksLikeCommentAddress(url)
  const comments = feed.entries.filter(isComment).length
  return comments * 2 > feed.entries.length || (onPost && (looksLikeCommentAddress(url) || /\/.+\/feed\/?$/.test(url)))
}

export function looksLikeCommentAddress(url: string): boolean {
  return /\/comments?\/(feed|default)|\/feeds\/\d+\/comments\/|comments?[./-](rss|atom|feed|xml)|[?&]feed=(comments-)?rss2?.*withcomments|feed=comments/i.test(
    url.slice(0, 2000),
  )
}

/** Whether an entry shows by itself that it was said under something. */
export function isComment(entry: Entry): boolean {
  if (entry.inReplyTo) return true
  if (/#(comment|c|respond|reply)[-_]?\d|[?&]showComment=/i.test(entry.link ?? entry.id ?? '')) return true
  return entry.title !== null && readCommentTitle(plain(entry.title), null) !== null
}
