import { type Channel, type Looked, type Manifest, type Means, type Place, type RawEvent } from '#channel'
import { type Json } from '#kernel'
import { cleanLine, readAddress } from '#reading'
import { alertEvent, readAlert } from './alert-entry.ts'
import { askForFeed } from './ask.ts'
import { type FeedDocument } from './document.ts'

const manifest: Manifest = {
  key: 'feed-alerts',
  name: { fr: 'Résultats Google (Alertes)', en: 'Google results (Alerts)' },
  abilities: ['looks', 'listens'],
  plantedBy: 'address',
  // Why these: see « Terms » in README.md.
  terms: { maxAgeDays: null, deleteWithSource: false, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  pace: [{ youngerThanHours: 24 * 365 * 100, everySeconds: 1_800 }],
  longestUtterance: null,
}
/** Pages that are remembered, so that one found again is not heard again. */
const mostSeen = 2_000

const google = 'https://www.google.com'

/** The address of a feed of alerts there; null where it is another address. */
export function alertsAddress(written: string, origin = google): string | null {
  const url = readAddress(written)
  return url?.origin === origin && url.pathname.startsWith('/alerts/feeds/') ? url.href : null
}

/** `origin`: where the feeds of alerts stand. */
export function alertsAt(origin: string): Channel & Required<Pick<Channel, 'looks' | 'listens'>> {
  return {
    manifest,
    read: readAlert,
    looks: { look: (address, means) => look(alertsAddress(address, origin), means) },
    listens: { listen },
  }
}

export const alerts = alertsAt(google)

async function look(address: string | null, means: Means): Promise<Looked> {
  if (!address) return { kind: 'nothing-there', why: 'no-feed', detail: '' }
  const asked = await askForFeed(address, {}, means)
  if (asked.kind === 'outcome' && asked.listened.kind === 'trouble')
    return { kind: 'nothing-there', why: asked.listened.why, detail: asked.listened.detail }
  if (asked.kind !== 'document') return { kind: 'nothing-there', why: 'not-found', detail: '' }
  const events = eventsIn(asked.document, means)
  const sample = events.slice(-3).flatMap((event) => {
    const read = readAlert(event)
    return read.kind === 'read' ? read.heard : []
  })
  return {
    kind: 'found',
    candidates: [
      {
        address,
        name: cleanLine(asked.document.title ?? '', 200) || address,
        carries: 'pieces',
        settings: {},
        count: events.length,
        sample: sample.flatMap((one) =>
          one.kind === 'said'
            ? [{ by: one.by.name, text: cleanLine(one.text, 280), saidAt: one.saidAt?.toISOString() ?? null }]
            : [],
        ),
      },
    ],
  }
}

async function listen(place: Place, cursor: Json, means: Means) {
  const asked = await askForFeed(place.address, {}, means)
  if (asked.kind === 'outcome') return asked.listened
  const seen = seenIn(cursor)
  const events = asked.kind === 'document' ? eventsIn(asked.document, means) : []
  const fresh = events.filter(({ nativeId }) => !seen.includes(nativeId))
  const after = [...seen, ...fresh.map(({ nativeId }) => nativeId)].slice(-mostSeen)
  return {
    kind: 'heard' as const,
    events: fresh satisfies RawEvent[],
    cursor: { seen: after },
    movedTo: null,
    latest: fresh.length ? means.clock() : null,
  }
}

/** Oldest first, each page once. */
function eventsIn({ entries }: FeedDocument, means: Means) {
  const events = [...entries].reverse().flatMap((entry) => alertEvent(entry, means.clock()) ?? [])
  return [...new Map(events.map((event) => [event.nativeId, event])).values()]
}

function seenIn(cursor: Json): string[] {
  const seen = typeof cursor === 'object' && cursor !== null && !Array.isArray(cursor) ? cursor.seen : []
  return (Array.isArray(seen) ? seen : []).filter((one) => typeof one === 'string').slice(-mostSeen)
}
