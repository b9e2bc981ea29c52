import { type RdfFeed, type RssFeed } from 'feedsmith'
import { digestOf, webUrl } from '#reading'
import { bounded, type Entry, type FeedDocument } from './document.ts'
import { byLook, plain, type Written } from './written.ts'

type Item = RssFeed.Item<string> & Partial<Pick<RdfFeed.Item<string>, 'rdf'>>
type Feed = Omit<RssFeed.Feed<string> & Partial<RdfFeed.Feed<string>>, 'items'> & { items?: Item[] }

/** RSS 0.9x, 1.0 and 2.0. RSS does not say whether words are markup: their look decides. */
export function fromRss(found: RssFeed.Feed<string> | RdfFeed.Feed<string>, url: string): FeedDocument {
  const feed = found as Feed
  const base = webUrl(feed.link, url) ?? url
  const links = feed.atom?.links ?? []
  const to = (rel: string) => webUrl(links.find((link) => link.rel === rel)?.href, url)
  return {
    title: plain(byLook(bounded(feed.title, 1000))) || null,
    link: webUrl(feed.link, url),
    language: bounded(feed.language ?? feed.dc?.languages?.[0], 40),
    author: bounded(feed.managingEditor?.name ?? feed.dc?.creators?.[0], 500),
    comments: to('replies'),
    next: to('next'),
    generator: bounded(feed.generator, 200),
    entries: (feed.items ?? []).map((item) => entryOf(item, base)),
  }
}

function entryOf(item: Item, base: string): Entry {
  const permalink = item.guid?.value && item.guid.isPermaLink !== false ? item.guid.value : null
  const reply = item.thr?.inReplyTos?.[0]
  return {
    id: bounded(item.guid?.value ?? item.rdf?.about ?? item.atom?.id, 2000),
    link:
      webUrl(item.link ?? item.atom?.links?.find((link) => !link.rel || link.rel === 'alternate')?.href, base) ??
      webUrl(permalink),
    title: byLook(bounded(item.title ?? item.dc?.titles?.[0], 5000)),
    content: longest(
      item.content?.encoded,
      item.description ?? item.atom?.content?.value ?? item.dc?.descriptions?.[0],
    ),
    author: authorOf(item),
    published: bounded(item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.atom?.published, 100),
    updated: bounded(item.atom?.updated ?? item.dcterms?.modified?.[0], 100),
    language: bounded(item.dc?.languages?.[0] ?? item.xml?.lang, 40),
    inReplyTo: reply ? { ref: bounded(reply.ref, 2000), href: webUrl(reply.href, base) } : null,
    comments: webUrl(item.wfw?.commentRss ?? item.atom?.links?.find((link) => link.rel === 'replies')?.href, base),
    enclosures: (item.enclosures ?? []).slice(0, 20).flatMap((enclosure) => {
      const to = webUrl(enclosure.url, base)
      return to ? [{ url: to, type: bounded(enclosure.type, 100), bytes: enclosure.length ?? null }] : []
    }),
  }
}

function authorOf(item: Item): Entry['author'] {
  const [person] = item.authors ?? []
  const name =
    plain(byLook(bounded(item.dc?.creators?.[0] ?? person?.name ?? item.atom?.authors?.[0]?.name, 500))) || null
  const mail = person?.email ? digestOf([person.email.toLowerCase()]) : null
  const url = webUrl(person?.link ?? item.atom?.authors?.[0]?.uri)
  return name || mail || url ? { name, url, mail } : null
}

function longest(encoded: string | undefined, summary: string | undefined): Written | null {
  return byLook(bounded((encoded?.length ?? 0) >= (summary?.length ?? 0) ? encoded : summary, 400_000))
}
