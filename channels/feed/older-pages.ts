import { type Means, type RawEvent } from '#channel'
import { askForFeed } from './ask.ts'
import { type Cursor } from './cursor.ts'
import { type FeedDocument } from './document.ts'
import { newAmong, type Page } from './new-among.ts'

const mostPages = 5
const mostTries = 10

export type Owed = NonNullable<Cursor['owed']>

/** Where the entries before this page stand: as the feed says (RFC 5005 §3), or as WordPress pages its feeds. */
export function olderPage(document: FeedDocument, url: string, pages: number): Owed | null {
  if (pages >= mostPages || document.entries.length === 0) return null
  if (document.next && document.next !== url) return { url: document.next, pages, tries: 0 }
  if (!/wordpress/i.test(document.generator ?? '')) return null
  const next = new URL(url)
  next.searchParams.set('paged', String(Number(next.searchParams.get('paged') ?? 1) + 1))
  return { url: next.href, pages, tries: 0 }
}

interface Older extends Pick<Cursor, 'seen' | 'shared' | 'owed'> {
  events: RawEvent[]
}

/**
 * More was said than one page holds: goes back page by page until one brings nothing new. A page that does not come is
 * owed, and asked for again next time.
 */
export async function olderPages(
  start: Omit<Older, 'events'>,
  as: Pick<Page, 'carries' | 'now'>,
  means: Means,
): Promise<Older> {
  const older: Older = { events: [], seen: start.seen, shared: start.shared, owed: start.owed }
  while (older.owed) {
    const at = older.owed
    const asked = await askForFeed(at.url, {}, means)
    if (asked.kind !== 'document') {
      // Past its last page a blog says 404: there is nothing more to owe.
      const isEnd = asked.kind === 'outcome' && (asked.status === 404 || asked.status === 410)
      older.owed = isEnd || at.tries + 1 >= mostTries ? null : { ...at, tries: at.tries + 1 }
      return older
    }
    const page = newAmong({ ...as, document: asked.document, url: asked.url }, older)
    older.events.unshift(...page.events)
    older.seen = page.seen
    older.shared = page.shared
    older.owed = page.events.length === 0 ? null : olderPage(asked.document, asked.url, at.pages + 1)
  }
  return older
}
