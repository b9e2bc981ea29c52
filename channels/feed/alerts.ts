import {
  type Channel,
  type Listened,
  type Looked,
  type Manifest,
  type Means,
  type Place,
  type RawEvent,
  type Trouble,
} from '#channel'
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
    return { kind: 'nothing-there', why: inGooglesWay(asked.listened.why), detail: asked.listened.detail }
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

/** `etag`, `lastModified`: of what was last read at `of`. `odd`: it held results whose page is not known. */
interface Cursor {
  of: string
  etag: string | null
  lastModified: string | null
  seen: string[]
  odd: boolean
}

async function listen(place: Place, json: Json, means: Means): Promise<Listened> {
  const before = cursorIn(json)
  const asked = await askForFeed(place.address, validators(place, before), means)
  if (asked.kind === 'outcome')
    return asked.listened.kind === 'trouble'
      ? { ...asked.listened, why: inGooglesWay(asked.listened.why) }
      : asked.listened
  const read = asked.kind === 'document' ? eventsIn(asked.document, means) : []
  const seen = new Set(before.seen)
  const fresh = read.filter(({ nativeId }) => !seen.has(nativeId))
  const odd = asked.kind === 'document' ? read.some(({ known }) => !known) : before.odd
  const headers =
    asked.kind === 'document' ? asked.headers : { etag: before.etag, 'last-modified': before.lastModified }
  const cursor: Cursor = {
    of: place.address,
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    seen: [...before.seen, ...fresh.map(({ nativeId }) => nativeId)].slice(-mostSeen),
    odd,
  }
  return {
    kind: 'heard',
    events: fresh.map(({ known: _, ...event }): RawEvent => event),
    cursor: { ...cursor },
    movedTo: null,
    latest: fresh.length ? means.clock() : null,
    ...(odd && { partly: { why: 'link-not-known' as const, detail: '' } }),
  }
}

/** What is wrong, as whoever looks after an alert has to hear it: at Google there is nobody to ask. */
function inGooglesWay(why: Trouble): Trouble {
  if (why === 'not-found') return 'alert-gone'
  return ['forbidden', 'not-a-feed', 'too-many-redirects'].includes(why) ? 'alert-guarded' : why
}

function validators(place: Place, { of, etag, lastModified }: Cursor): Record<string, string> {
  if (of !== place.address) return {}
  return { ...(etag && { 'if-none-match': etag }), ...(lastModified && { 'if-modified-since': lastModified }) }
}

/** Oldest first, each page once. */
function eventsIn({ entries }: FeedDocument, means: Means) {
  const events = [...entries].reverse().flatMap((entry) => alertEvent(entry, means.clock()) ?? [])
  return [...new Map(events.map((event) => [event.nativeId, event])).values()]
}

function cursorIn(json: Json): Cursor {
  const kept = typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}
  const text = (value: Json | undefined) => (typeof value === 'string' && value.length <= 2000 ? value : null)
  return {
    of: text(kept.of) ?? '',
    etag: text(kept.etag),
    lastModified: text(kept.lastModified),
    seen: (Array.isArray(kept.seen) ? kept.seen : []).filter((one) => typeof one === 'string').slice(-mostSeen),
    odd: kept.odd === true,
  }
}
