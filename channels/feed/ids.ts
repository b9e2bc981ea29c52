import { digestOf } from '#reading'
import { type Entry } from './document.ts'
import { plain } from './written.ts'

/** What would make an entry another: its words and who said them, not its markup, its counters or its date of change. */
export function wordsDigest(entry: Entry): string {
  return digestOf(
    [plain(entry.title), plain(entry.content), entry.author?.name, entry.published, entry.inReplyTo?.ref],
    8,
  )
}

/**
 * A native id for each entry, stable from one document to the next whatever its order: its own, else its link, else a
 * digest. An entry repeated is one. Where several share an id, each adds what tells it apart; `shared` remembers such
 * ids, since the others may have left the feed by the next time.
 */
export function nativeIds(
  entries: readonly Entry[],
  shared: ReadonlySet<string>,
): { ids: Map<Entry, string>; shared: Set<string> } {
  const ids = new Map<Entry, string>()
  const sharedNow = new Set(shared)
  for (const [id, alike] of Map.groupBy(entries, ownId)) {
    const distinct = Map.groupBy(alike, telling)
    const key = digestOf([id], 11)
    if (distinct.size > 1) sharedNow.add(key)
    for (const [tells, same] of distinct) ids.set(same[0]!, sharedNow.has(key) ? `${id.slice(0, 400)} ${tells}` : id)
  }
  return { ids, shared: new Set([...sharedNow].slice(-200)) }
}

function ownId(entry: Entry): string {
  const id = entry.id ?? entry.link
  if (id === null) return `digest:${telling(entry)}`
  return id.length <= 400 ? id : `${id.slice(0, 300)} ${digestOf([id], 22)}`
}

/** What an entry is told apart by when its id does not; its content only where it has nothing else. */
function telling(entry: Entry): string {
  const named = [entry.link, entry.author?.name, entry.published, entry.title?.words]
  return digestOf(entry.link || entry.published ? named : [...named, entry.content?.words])
}
