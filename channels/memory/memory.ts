import {
  type Channel,
  type Listened,
  type Listens,
  type Manifest,
  type Nodded,
  type Nods,
  type Piece,
  type PieceLimits,
  type Place,
  type Published,
  type Publishes,
  type Removes,
  type Said,
  type Says,
  type Tallies,
  type Utterance,
} from '#channel'
import { type Json } from '#kernel'
import { standingIn } from '#reading'
import { readMemoryEvent } from './event.ts'
import { Memory, openWorld, type World } from './world.ts'

const pageSize = 50
const mostPages = 20

const manifest: Manifest = {
  key: 'memory',
  name: { fr: 'Lieu imaginaire', en: 'Imaginary place' },
  abilities: ['listens', 'tallies', 'says', 'nods', 'publishes', 'removes'],
  plantedBy: null,
  terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: true, mayUseAi: true },
  pace: [{ youngerThanHours: 24 * 365 * 100, everySeconds: 300 }],
  answersPrivately: true,
  longestUtterance: 10_000,
}

export type MemoryChannel = Channel & { world: World } & Required<
    Pick<Channel, 'listens' | 'tallies' | 'says' | 'nods' | 'publishes' | 'removes'>
  >

const anything: PieceLimits = {
  longest: manifest.longestUtterance,
  longestTitle: null,
  warning: true,
  media: { most: 4, types: ['image/jpeg', 'image/png'], mostBytes: 8 * 1024 * 1024, longestAlt: 1500, needed: false },
  goesOn: true,
  poll: null,
}

/** Opens an empty world and the channel that listens and speaks there. Two opened apart share nothing. */
export function openMemory(limits: PieceLimits = anything): MemoryChannel {
  const memory = new Memory()
  return {
    manifest,
    world: openWorld(memory),
    read: (event) => readMemoryEvent(event),
    listens: listensTo(memory),
    tallies: talliesOf(memory),
    says: saysIn(memory),
    nods: nodsIn(memory),
    publishes: publishesIn(memory, limits),
    removes: removesFrom(memory),
  }
}

function listensTo(memory: Memory): Listens {
  return { listen: async (place, cursor, means) => listen(memory, place, cursor, means.clock()) }
}

function listen(memory: Memory, place: Place, cursor: Json, now: Date): Listened {
  const { fault } = memory
  if (fault === 'too-many-requests')
    return { kind: 'later', at: new Date(now.getTime() + 60_000), why: 'too-many-requests' }
  if (fault === 'server-error' || fault === 'timed-out' || fault === 'cut-short')
    return { kind: 'trouble', why: fault, detail: 'as told' }
  const start = typeof cursor === 'number' && Number.isSafeInteger(cursor) && cursor >= 0 ? cursor : 0
  let at = start
  const events = []
  for (let pages = 0; pages < mostPages; pages++) {
    if (fault === 'revoked-mid-page' && pages === 1) break
    // Events come twice, as from a platform that repeats its last page.
    const page = memory.page(
      place.id,
      fault === 'duplicates' && pages === 0 ? Math.max(0, at - pageSize) : at,
      pageSize,
    )
    events.push(...page.events)
    if (page.cursor <= at && page.events.length === 0) break
    at = Math.max(at, page.cursor)
  }
  // What came before the token went is handed over; the next asking finds out that nothing more will come.
  if (fault === 'revoked-mid-page' && at === start) return { kind: 'needs-reconnection', why: 'the token was revoked' }
  if (fault === 're-order') events.reverse()
  return { kind: 'heard', events, cursor: at, movedTo: null, latest: null, keysEnd: memory.keysEnd }
}

function talliesOf(memory: Memory): Tallies {
  return {
    async tally(place, _, means) {
      const { fault } = memory
      if (fault === 'too-many-requests')
        return { kind: 'later', at: new Date(means.clock().getTime() + 60_000), why: 'too-many-requests' }
      if (fault === 'server-error' || fault === 'timed-out' || fault === 'cut-short')
        return { kind: 'trouble', why: fault, detail: 'as told' }
      if (fault === 'revoked-mid-page') return { kind: 'needs-reconnection', why: 'the token was revoked' }
      const standing = standingIn(memory.all(place.id), readMemoryEvent)
      return { kind: 'tallied', standing: standing.map((one) => ({ ...one, event: memory.mute ? null : one.event })) }
    },
  }
}

/** The same key always makes the same id, in this process and the next: nothing is said twice. */
const nativeIdOf = (utterance: Utterance) => `said:${utterance.key}`

function saysIn(memory: Memory): Says {
  const stands = (nativeId: string): Said => ({ kind: 'sent', nativeId, url: null, proof: 'seen' })
  return {
    async say(place, utterance, means) {
      memory.asked++
      const nativeId = nativeIdOf(utterance)
      if (memory.fault === 'too-many-requests') return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
      if (memory.fault === 'server-error' || memory.fault === 'timed-out') return { kind: 'unknown' }
      if (memory.fault === 'revoked-mid-page') return { kind: 'refused', why: 'the token was revoked' }
      if (utterance.text.length > manifest.longestUtterance!) return { kind: 'refused', why: 'too long' }
      if (!memory.standing.has(nativeId)) {
        memory.stand(place.id, nativeId, utterance)
        echo(memory, place, nativeId, utterance, means.clock())
      }
      return memory.fault === 'timed-out-after-success' ? { kind: 'unknown' } : stands(nativeId)
    },
    async readBack(_, utterance) {
      if (memory.fault === 'server-error' || memory.fault === 'timed-out') return { kind: 'unknown' }
      const found = memory.standing.get(nativeIdOf(utterance))
      if (!found) return { kind: 'not-there' }
      return found.removed ? { kind: 'gone' } : stands(nativeIdOf(utterance))
    },
  }
}

/** One like of ours stands at a word, however often it is given. */
function nodsIn(memory: Memory): Nods {
  const done = (change: () => void, now: Date): Nodded => {
    if (memory.fault === 'too-many-requests') return { kind: 'later', at: new Date(now.getTime() + 60_000) }
    if (memory.fault === 'server-error' || memory.fault === 'timed-out') return { kind: 'unknown' }
    if (memory.fault === 'revoked-mid-page') return { kind: 'refused', why: 'needs-reconnection' }
    change()
    if (memory.fault === 'timed-out-after-success') return { kind: 'unknown' }
    return { kind: 'sent', nativeId: null, proof: 'seen' }
  }
  return {
    async nod(place, { about }, means) {
      if (memory.isGone(about)) return { kind: 'gone' }
      if (!memory.mayLike) return { kind: 'refused', why: 'not-allowed' }
      return done(() => memory.liked.set(about, place.id), means.clock())
    },
    takeBack: async (_, { about }, means) => done(() => memory.liked.delete(about), means.clock()),
  }
}

/** A piece is an utterance that begins its thread, under an id of its own. */
function publishesIn(memory: Memory, limits: PieceLimits): Publishes {
  const says = saysIn(memory)
  const threadOf = (piece: Piece) => ({ nativeId: `piece:${piece.key}`, url: null, title: piece.title })
  const asUtterance = (piece: Piece): Utterance => ({
    ...{ key: piece.key, text: piece.text, by: 'us', thread: threadOf(piece), answers: [], to: [] },
    audience: piece.audience,
  })
  const begun = (came: Said, piece: Piece): Published =>
    came.kind === 'sent' ? { ...came, proof: 'seen', thread: threadOf(piece) } : came
  return {
    limits: () => limits,
    measure: (text) => text.length,
    async publish(place, piece, means) {
      const { media } = limits
      if (limits.longest !== null && piece.text.length > limits.longest) return { kind: 'refused', why: 'too-long' }
      if (piece.media.length > (media?.most ?? 0)) return { kind: 'refused', why: 'too-many-images' }
      if (media?.needed && !piece.media.length) return { kind: 'refused', why: 'no-image' }
      return begun(await says.say(place, asUtterance(piece), means), piece)
    },
    async pieceThere(place, piece, means) {
      const there = await says.readBack(place, asUtterance(piece), means)
      return there.kind === 'not-there' ? there : begun(there, piece)
    },
  }
}

/** Our own words come back with the others', as on every platform; `ours` tells them apart. */
function echo(memory: Memory, place: Place, nativeId: string, utterance: Utterance, now: Date): void {
  memory.record(place.id, {
    kind: 'said',
    nativeId,
    thread: utterance.thread,
    by: { nativeId: 'us', name: utterance.by },
    ours: true,
    text: utterance.text,
    saidAt: now.toISOString(),
    answers: utterance.answers[0] ?? null,
    audience: utterance.audience,
  })
}

function removesFrom(memory: Memory): Removes {
  return {
    async remove(place, nativeId, means) {
      if (memory.fault === 'too-many-requests') return { kind: 'later', at: new Date(means.clock().getTime() + 60_000) }
      if (memory.fault) return { kind: 'refused', why: memory.fault }
      const ours = memory.standing.get(nativeId)
      if (ours) ours.removed = true
      memory.record(place.id, { kind: 'gone', nativeId })
      return { kind: 'done' }
    },
  }
}
