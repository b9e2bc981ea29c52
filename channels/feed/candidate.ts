import { type Candidate } from '#channel'
import { addressKey, cleanLine } from '#reading'
import { carriesComments } from './comments.ts'
import { type FeedDocument } from './document.ts'
import { readEntry } from './entry.ts'
import { newAmong } from './new-among.ts'

const mostSamples = 3

/** Shows what a feed would bring, read exactly as it would be read once planted. */
export function candidateOf(document: FeedDocument, url: string, now: Date): Candidate {
  const carries = carriesComments(document, url) ? 'comments' : 'pieces'
  const { events } = newAmong({ document, url, carries, now }, { seen: new Map(), shared: new Set() })
  const heard = events
    .slice(-mostSamples)
    .reverse()
    .flatMap((event) => {
      const read = readEntry(event)
      return read.kind === 'read' ? read.heard : []
    })
  return {
    address: url,
    name: cleanLine(document.title ?? '', 200) || (addressKey(url) ?? url),
    carries,
    settings: { carries },
    count: events.length,
    sample: heard.flatMap((words) =>
      words.kind === 'said'
        ? [{ by: words.by.name, text: cleanLine(words.text, 280), saidAt: words.saidAt?.toISOString() ?? null }]
        : [],
    ),
  }
}
