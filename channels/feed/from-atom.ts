import { type AtomFeed } from 'feedsmith'
import { digestOf, webUrl } from '#reading'
import { bounded, type Entry, type FeedDocument } from './document.ts'
import { byLook, plain, type Written } from './written.ts'

type AtomEntry = AtomFeed.Entry<string>
type Link = AtomFeed.Link<string>

/** Atom 0.3 and 1.0 (RFC 4287), with threads (RFC 4685). */
export function fromAtom(feed: AtomFeed.Feed<string>, url: string): FeedDocument {
  const base = webUrl(feed.xml?.base, url) ?? url
  return {
    title: plain(byLook(bounded(feed.title?.value, 1000))) || null,
    link: linkTo(feed.links, 'alternate', base),
    language: bounded(feed.xml?.lang, 40),
    author: bounded(feed.authors?.[0]?.name, 500),
    comments: linkTo(feed.links, 'replies', base),
    next: linkTo(feed.links, 'next', base),
    generator: bounded(feed.generator?.text ?? feed.generator?.uri, 200),
    entries: (feed.entries ?? []).map((entry) => entryOf(entry, base)),
  }
}

function entryOf(entry: AtomEntry, feedBase: string): Entry {
  const base = webUrl(entry.xml?.base, feedBase) ?? feedBase
  const reply = entry.thr?.inReplyTos?.[0]
  const author = entry.authors?.[0] ?? entry.source?.authors?.[0]
  return {
    id: bounded(entry.id, 2000),
    link: linkTo(entry.links, 'alternate', base) ?? webUrl(entry.content?.src, base),
    title: written(entry.title, 5000),
    content: written(entry.content, 400_000) ?? written(entry.summary, 400_000),
    author: author
      ? {
          name: plain(byLook(bounded(author.name, 500))) || null,
          url: webUrl(author.uri, base),
          mail: author.email ? digestOf([author.email.toLowerCase()]) : null,
        }
      : null,
    published: bounded(entry.published ?? entry.dc?.dates?.[0] ?? entry.updated, 100),
    updated: bounded(entry.updated, 100),
    language: bounded(entry.content?.xml?.lang ?? entry.xml?.lang ?? entry.dc?.languages?.[0], 40),
    inReplyTo: reply ? { ref: bounded(reply.ref, 2000), href: webUrl(reply.href, base) } : null,
    comments: linkTo(entry.links, 'replies', base, /atom|rss|xml/) ?? webUrl(entry.wfw?.commentRss, base),
    enclosures: (entry.links ?? [])
      .filter((link) => link.rel === 'enclosure')
      .slice(0, 20)
      .flatMap((link) => {
        const to = webUrl(link.href, base)
        return to ? [{ url: to, type: bounded(link.type, 100), bytes: link.length ?? null }] : []
      }),
  }
}

function linkTo(links: Link[] | undefined, rel: string, base: string, type = /./): string | null {
  const those = (links ?? []).filter((link) => (link.rel ?? 'alternate') === rel)
  const best = those.find(
    (link) => link.type && type.test(link.type) && (rel !== 'alternate' || /html/.test(link.type)),
  )
  return webUrl((best ?? those.find((link) => !link.type || type.source === '.'))?.href, base)
}

/** RFC 4287 §3.1: plain text unless it says otherwise. Anything that is not text at all is left out. */
function written(found: AtomFeed.Text | AtomFeed.Content | undefined, most: number): Written | null {
  const words = bounded(found?.value, most)
  if (words === null) return null
  const type = found?.type?.toLowerCase() ?? 'text'
  if (type === 'text' || type === 'text/plain') return { is: 'text', words }
  return /html|xml/.test(type) ? { is: 'html', words } : null
}
