import { type Means, type RawEvent } from '#channel'
import { askForFeed } from './ask.ts'
import { type Cursor, remember } from './cursor.ts'
import { type FeedDocument } from './document.ts'
import { closes, failedOnce, further, type Gap } from './gap.ts'
import { newAmong, type Page } from './new-among.ts'

/** Older pages asked for in one listening; what is owed beyond that waits for the next. */
const mostAtOnce = 5

/** Where the entries before this page stand: as the feed says (RFC 5005 §3), or as WordPress pages its feeds. */
export function olderPage(document: FeedDocument, url: string): string | null {
  if (document.entries.length === 0) return null
  if (document.next) return document.next === url ? null : document.next
  if (!/wordpress/i.test(document.generator ?? '')) return null
  const next = new URL(url)
  next.searchParams.set('paged', String(Number(next.searchParams.get('paged') ?? 1) + 1))
  return next.href
}

interface Older extends Pick<Cursor, 'seen' | 'shared'> {
  events: RawEvent[]
  open: Gap[]
  closed: Gap[]
}

interface Going {
  as: Pick<Page, 'carries' | 'now'>
  /** What the feed's first page shows now, where it is at hand. */
  first: ReadonlySet<string> | null
  means: Means
}

/**
 * More was said than one page holds: goes back page by page, the newest gap first, until each is closed. A page that
 * does not come is asked for again next time.
 */
export async function olderPages(start: Pick<Cursor, 'seen' | 'shared' | 'gaps'>, going: Going): Promise<Older> {
  const older: Older = { events: [], seen: start.seen, shared: start.shared, open: [], closed: [] }
  let left = mostAtOnce
  for (const from of start.gaps) {
    let gap: Gap | null = from
    let came = true
    while (gap?.next && came && left-- > 0) {
      const before: Gap = gap
      gap = await onePage(before, older, going)
      came = gap === null || gap.tries === 0
    }
    if (gap) older.open.push(gap)
    else older.closed.push(from)
  }
  return older
}

/** The gap as it stands one page further; null where it is closed. */
async function onePage(gap: Gap, older: Older, { as, first, means }: Going): Promise<Gap | null> {
  const asked = await askForFeed(gap.next!, {}, means)
  if (asked.kind !== 'document') {
    // Past its last page a blog says 404: the feed shows nothing older.
    const isEnd = asked.kind === 'outcome' && (asked.status === 404 || asked.status === 410)
    return isEnd ? { ...gap, next: null } : failedOnce(gap)
  }
  const page = newAmong({ ...as, document: asked.document, url: asked.url }, older)
  older.events.unshift(...page.events)
  older.shared = page.shared
  // Newest first: what is older is remembered behind, while there is room.
  older.seen = remember(new Map([...older.seen].map(([key, words]) => [key, page.met.get(key) ?? words])), page.met)
  const shown = { keys: new Set(page.met.keys()), oldest: page.oldest }
  if (closes(shown, gap)) return null
  // A feed that knows no pages shows its first one whatever it is asked for.
  const isFirst = first !== null && [...shown.keys].every((key) => first.has(key))
  return further(gap, shown, isFirst ? null : olderPage(asked.document, asked.url))
}
