import { addressKey, forgetTheWay, webUrl } from '#reading'
import { isComment, postOfFeed, readCommentTitle } from './comments.ts'
import { type Entry, type FeedDocument } from './document.ts'
import { wordsDigest } from './ids.ts'
import { plain } from './written.ts'

export interface EntryThread {
  nativeId: string
  url: string | null
  title: string | null
}

export interface Placed {
  thread: EntryThread
  /** Said under a piece, rather than the piece itself. */
  comment: boolean
}

/**
 * The thread of each entry. A post is known by its normalised address, so that the site's feed and its comment feeds
 * meet in one thread; failing that by the id that the reply names (RFC 4685), failing that by the feed.
 */
export function placed(feed: FeedDocument, url: string, comments: boolean): Map<Entry, Placed> {
  const byId = new Map(feed.entries.flatMap((entry) => (entry.id ? [[entry.id, entry] as const] : [])))
  const onePost = comments ? postOfFeed(feed.title) : null
  // Where replies are told as such (RFC 4685), what replies to nothing is a piece, even among many comments.
  const tells = feed.entries.some((entry) => entry.inReplyTo)
  const where = new Map<Entry, Placed>()
  for (const entry of feed.entries) {
    const root = rootOf(entry, byId)
    const comment = entry.inReplyTo !== null || (comments && (!tells || isComment(entry)))
    const found = comment ? threadOfReply(entry, root, onePost === null ? null : feed.link) : threadAt(entry.link)
    const thread = {
      nativeId: found?.nativeId ?? fallback(root, comment, feed, url),
      url: found?.url ?? null,
      title: titleOf(entry, root, onePost, comment),
    }
    where.set(entry, { thread, comment })
  }
  return where
}

/** Climbs from reply to reply within this document; a circle ends where it closes. */
function rootOf(entry: Entry, byId: ReadonlyMap<string, Entry>): Entry {
  const seen = new Set([entry])
  let at = entry
  for (let hops = 0; hops < 100; hops++) {
    const above = at.inReplyTo?.ref ? byId.get(at.inReplyTo.ref) : undefined
    if (!above || seen.has(above)) return at
    seen.add(above)
    at = above
  }
  return at
}

function threadOfReply(entry: Entry, root: Entry, post: string | null): Omit<EntryThread, 'title'> | null {
  if (root !== entry && !root.inReplyTo) return threadAt(root.link)
  return threadAt(entry.inReplyTo?.href ?? root.inReplyTo?.href ?? null) ?? threadAt(post) ?? threadAt(entry.link)
}

function threadAt(link: string | null): Omit<EntryThread, 'title'> | null {
  const nativeId = addressKey(link)
  if (!nativeId || nativeId.length > 480) return null
  const page = link === null ? null : URL.parse(link)
  if (!page) return null
  page.hash = ''
  forgetTheWay(page)
  page.pathname = page.pathname.replace(/\/comment-page-\d{1,6}(?=\/|$)/, '')
  return { nativeId, url: webUrl(page.href) }
}

/** Failing an address, an id; one that is not unique in the world is said with its site. */
function fallback(root: Entry, comment: boolean, feed: FeedDocument, url: string): string {
  const site = addressKey(feed.link) ?? addressKey(url) ?? url
  const named = root.inReplyTo?.ref ?? root.id
  if (named && /^(tag|urn|https?):/i.test(named)) return named.slice(0, 480)
  if (named) return `${site} ${named}`.slice(0, 480)
  return comment ? site.slice(0, 480) : `${site} ${wordsDigest(root)}`.slice(0, 480)
}

function titleOf(entry: Entry, root: Entry, onePost: string | null, comment: boolean): string | null {
  if (!comment) return plain(entry.title) || null
  const told = readCommentTitle(plain(entry.title), entry.author?.name ?? null)?.post
  return told ?? onePost ?? (root === entry || root.inReplyTo ? null : plain(root.title) || null)
}
