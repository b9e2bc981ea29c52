import { type RawEvent, type Utterance } from '#channel'
import { type MemoryEvent, type MemoryReacted, type MemorySaid, memoryEvent } from './event.ts'

/**
 * What can go wrong at a place. `timed-out-after-success`: the next saying stands there although no answer came.
 * `revoked-mid-page`: the first page still comes, then the token is worth nothing.
 */
export type Fault =
  | 'too-many-requests'
  | 'server-error'
  | 'timed-out'
  | 'timed-out-after-success'
  | 'duplicates'
  | 're-order'
  | 'cut-short'
  | 'revoked-mid-page'

/** The world around a memory channel: people speak, change and take back their words; things break. */
export interface World {
  hears(said: Partial<MemorySaid> & { text: string; place?: string }): string
  /** Somebody likes, passes on or keeps something. */
  reacts(reacted: Partial<MemoryReacted> & { about: string; place?: string }): string
  edits(nativeId: string, text: string): void
  deletes(nativeId: string): void
  /** What we said that stands there, oldest first. */
  said(place?: string): readonly Utterance[]
  /** Native ids of what we like there. */
  liked(place?: string): readonly string[]
  /** Whether our account may like anything there. */
  maysLike(is: boolean): void
  /** How often a saying was asked for, whatever became of it. */
  timesAsked(): number
  /** What stands there and is never handed to whoever listens; found again, only to whoever listens from the beginning. */
  loses(nativeId: string): void
  finds(nativeId: string): void
  /** Whoever compares is told only that words stand there, not which. */
  mutes(is: boolean): void
  /** When the keys to the place open no more; null: never. */
  keysEnd(at: Date | null): void
  breaks(fault: Fault): void
  mends(): void
}

interface Entry {
  place: string | null
  event: MemoryEvent
}

/** Everything the place knows. Bounded: what is older is forgotten, as an old feed forgets. */
export class Memory {
  readonly log: Entry[] = []
  readonly standing = new Map<string, { place: string; utterance: Utterance; removed: boolean }>()
  /** Entries forgotten at the front of the log: cursors count from the very first. */
  forgotten = 0
  fault: Fault | null = null
  asked = 0
  readonly lost = new Set<string>()
  mute = false
  keysEnd: Date | null = null
  /** What we like, and at which place. */
  readonly liked = new Map<string, string>()
  mayLike = true

  record(place: string | null, event: MemoryEvent): void {
    this.log.push({ place, event })
    if (this.log.length > 20_000) {
      this.log.splice(0, 10_000)
      this.forgotten += 10_000
    }
  }

  stand(place: string, nativeId: string, utterance: Utterance): void {
    this.standing.set(nativeId, { place, utterance, removed: false })
    if (this.standing.size > 10_000) this.standing.delete(this.standing.keys().next().value!)
  }

  isGone(nativeId: string): boolean {
    return this.log.findLast(({ event }) => event.nativeId === nativeId)?.event.kind === 'gone'
  }

  /** One page of what happened at a place after `cursor`, and the cursor after it. */
  page(place: string, cursor: number, most: number): { events: RawEvent[]; cursor: number } {
    const events: RawEvent[] = []
    let at = Math.max(cursor, this.forgotten)
    for (; at < this.forgotten + this.log.length && events.length < most; at++) {
      const entry = this.log[at - this.forgotten]!
      if (entry.place !== null && entry.place !== place) continue
      if (!this.lost.has(entry.event.nativeId)) events.push(memoryEvent(entry.event))
    }
    return { events, cursor: at }
  }

  /** All that ever happened at a place, as far as it remembers. */
  all(place: string): RawEvent[] {
    return this.log.flatMap((entry) =>
      entry.place === null || entry.place === place ? [memoryEvent(entry.event)] : [],
    )
  }
}

export function openWorld(memory: Memory): World {
  const latest = (nativeId: string) => memory.log.findLast((entry) => entry.event.nativeId === nativeId)
  let made = 0
  return {
    hears({ place, ...said }) {
      const nativeId = said.nativeId ?? `voice-${++made}`
      const thread = said.thread ?? { nativeId: 'thread-1' }
      memory.record(place ?? null, { by: { name: 'Marmelade' }, saidAt: null, ...said, kind: 'said', nativeId, thread })
      return nativeId
    },
    reacts({ place, ...reacted }) {
      const nativeId = reacted.nativeId ?? `reaction-${++made}`
      memory.record(place ?? null, { by: { name: 'Marmelade' }, how: 'like', ...reacted, kind: 'reacted', nativeId })
      return nativeId
    },
    edits(nativeId, text) {
      const entry = latest(nativeId)
      if (entry?.event.kind === 'said') memory.record(entry.place, { ...entry.event, text })
    },
    deletes(nativeId) {
      const entry = latest(nativeId)
      if (entry) memory.record(entry.place, { kind: 'gone', nativeId })
    },
    said: (place) =>
      [...memory.standing.values()]
        .filter((stands) => !stands.removed && (place === undefined || stands.place === place))
        .map((stands) => stands.utterance),
    liked: (place) => [...memory.liked].flatMap(([about, at]) => (place === undefined || at === place ? [about] : [])),
    maysLike: (is) => {
      memory.mayLike = is
    },
    timesAsked: () => memory.asked,
    loses: (nativeId) => void memory.lost.add(nativeId),
    finds: (nativeId) => void memory.lost.delete(nativeId),
    mutes: (is) => {
      memory.mute = is
    },
    keysEnd: (at) => {
      memory.keysEnd = at
    },
    breaks: (fault) => {
      memory.fault = fault
    },
    mends: () => {
      memory.fault = null
    },
  }
}
