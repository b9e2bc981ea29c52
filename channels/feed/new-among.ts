import { type RawEvent } from '#channel'
import { believed, readDate } from '#reading'
import { carriesComments } from './comments.ts'
import { type Cursor, mostSeen, seenKey } from './cursor.ts'
import { type FeedDocument } from './document.ts'
import { entryEvent } from './entry.ts'
import { nativeIds, wordsDigest } from './ids.ts'
import { placed } from './thread.ts'

export interface Page {
  document: FeedDocument
  url: string
  /** What the place was planted as, where that is known. */
  carries: unknown
  now: Date
}

export interface NewOnes {
  events: RawEvent[]
  /** What the document shows: digest of an entry's id → digest of its words, in its order. */
  met: Map<string, string>
  shared: Set<string>
  latest: Date | null
  oldest: Date | null
}

/** The entries of a document that are new or whose words changed, oldest first, and what is to be remembered. */
export function newAmong({ document, url, carries, now }: Page, before: Pick<Cursor, 'seen' | 'shared'>): NewOnes {
  const comments = carriesComments(document, url, carries)
  const where = placed(document, url, comments)
  const { ids, shared } = nativeIds(document.entries, before.shared)
  const dated = [...ids].map(([entry, nativeId]) => ({ entry, nativeId, at: believed(readDate(entry.published), now) }))
  const newest = dated.length > mostSeen ? dated.sort((a, b) => time(b.at) - time(a.at)).slice(0, mostSeen) : dated
  const { title, link, language, author } = document
  const met = new Map<string, string>()
  const fresh: { at: Date | null; event: RawEvent }[] = []
  for (const { entry, nativeId, at } of newest) {
    const [key, words] = [seenKey(nativeId), wordsDigest(entry)]
    met.set(key, words)
    if (before.seen.get(key) === words) continue
    const event = entryEvent({
      nativeId,
      heardAt: now.toISOString(),
      ...where.get(entry)!,
      feed: { title, link, language, author },
      entry,
    })
    fresh.push({ at, event })
  }
  const oldestFirst = fresh.reverse().sort((a, b) => time(a.at) - time(b.at))
  const times = newest.flatMap(({ at }) => (at ? [at.getTime()] : []))
  const [latest, oldest] = times.length ? [new Date(Math.max(...times)), new Date(Math.min(...times))] : [null, null]
  return { events: oldestFirst.map(({ event }) => event), met, shared, latest, oldest }
}

function time(date: Date | null): number {
  return date?.getTime() ?? 0
}
