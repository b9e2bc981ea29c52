import { type JsonFeed } from 'feedsmith'
import { webUrl } from '#reading'
import { bounded, type Entry, type FeedDocument } from './document.ts'
import { byLook, plain, type Written } from './written.ts'

/** JSON Feed 1.0 and 1.1. */
export function fromJson(feed: JsonFeed.Feed<string>, url: string): FeedDocument {
  return {
    title: plain(byLook(bounded(feed.title, 1000))) || null,
    link: webUrl(feed.home_page_url, url),
    language: bounded(feed.language, 40),
    author: bounded(feed.authors?.[0]?.name, 500),
    comments: null,
    next: webUrl(feed.next_url, url),
    generator: null,
    entries: (feed.items ?? []).map((item) => entryOf(item, url)),
  }
}

function entryOf(item: JsonFeed.Item<string>, base: string): Entry {
  const [author] = item.authors ?? []
  const title = bounded(item.title, 5000)
  return {
    id: bounded(item.id, 2000),
    link: webUrl(item.url ?? item.external_url, base),
    title: title === null ? null : { is: 'text', words: title },
    content: contentOf(item),
    author: author ? { name: bounded(author.name, 500), url: webUrl(author.url, base), mail: null } : null,
    published: bounded(item.date_published ?? item.date_modified, 100),
    updated: bounded(item.date_modified, 100),
    language: bounded(item.language, 40),
    inReplyTo: null,
    comments: null,
    enclosures: (item.attachments ?? []).slice(0, 20).flatMap((attachment) => {
      const to = webUrl(attachment.url, base)
      return to ? [{ url: to, type: bounded(attachment.mime_type, 100), bytes: attachment.size_in_bytes ?? null }] : []
    }),
  }
}

function contentOf(item: JsonFeed.Item<string>): Written | null {
  const html = bounded(item.content_html, 400_000)
  if (html !== null) return { is: 'html', words: html }
  const text = bounded(item.content_text ?? item.summary, 400_000)
  return text === null ? null : { is: 'text', words: text }
}
