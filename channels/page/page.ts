import { type Channel, type Manifest, type PieceLimits, type Place, type Published, type Utterance } from '#channel'
import { choicesRefused } from '#reading'
import { addressOf, readPageEvent, writePageEvent } from './event.ts'

/** It is a place of this very desk: tests and Chromium go to the real one. */
const here = { kind: 'ours' } as const

const manifest: Manifest = {
  key: 'page',
  name: { fr: 'Page à vous', en: 'Page of your own' },
  abilities: ['receives', 'says', 'publishes', 'removes'],
  proved: { receives: here, says: here, publishes: here, removes: here },
  plantedBy: 'name',
  terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  pace: [],
  ourPlace: true,
  longestUtterance: 20_000,
}

const limits: PieceLimits = {
  ...{ longest: manifest.longestUtterance, longestTitle: null, warning: false, goesOn: false },
  media: {
    ...{ most: 10, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'], mostBytes: 8 * 1024 * 1024 },
    ...{ longestAlt: 1_500, needed: false, atOurs: true },
  },
  poll: { most: 8, longest: 100, withMedia: true, days: null },
}

const mostRemembered = 10_000

export type PageChannel = Channel & Required<Pick<Channel, 'receives' | 'says' | 'publishes' | 'removes'>>

/**
 * A page of our own. It shows what the desk holds and nothing else: what is recorded as said stands there by that very
 * record. The key is the native id, so that saying it again after a restart, when this memory is gone, changes nothing.
 */
export function openPage(): PageChannel {
  const standing = new Map<string, { removed: boolean }>()
  const put = (place: Place, { key, text, audience }: Ours): Stood => {
    if (text.length > manifest.longestUtterance!) return { kind: 'refused', why: 'too-long' }
    if (audience !== 'public') return { kind: 'refused', why: 'audience' }
    if (!standing.has(key)) remember(standing, key)
    return stands(place, key)
  }
  const lookFor = (place: Place, { key }: Ours): Stood | { kind: 'not-there' } => {
    const found = standing.get(key)
    if (!found) return { kind: 'not-there' }
    return found.removed ? { kind: 'gone' } : stands(place, key)
  }
  return {
    manifest,
    read: readPageEvent,
    receives: { receive: (spoken) => writePageEvent({ kind: 'said', ...spoken }) },
    says: {
      say: async (place, utterance) => put(place, utterance),
      readBack: async (place, utterance) => lookFor(place, utterance),
    },
    publishes: {
      limits: () => limits,
      measure: (text) => text.length,
      async publish(place, piece) {
        if (piece.media.length > limits.media!.most) return { kind: 'refused', why: 'too-many-images' }
        // The page itself shows them, with its form.
        const amiss = choicesRefused(piece, limits.poll)
        if (amiss) return { kind: 'refused', why: amiss }
        return begun(put(place, piece))
      },
      async pieceThere(place, piece) {
        const there = lookFor(place, piece)
        return there.kind === 'not-there' ? there : begun(there)
      },
    },
    removes: {
      async remove(_, nativeId) {
        const found = standing.get(nativeId)
        if (found) found.removed = true
        return { kind: 'done' }
      },
    },
  }
}

type Ours = Pick<Utterance, 'key' | 'text' | 'audience'>
type Stood =
  | { kind: 'sent'; nativeId: string; url: string | null; proof: 'seen' }
  | { kind: 'gone' }
  | { kind: 'refused'; why: string }

const stands = (place: Place, key: string): Stood => ({
  kind: 'sent',
  nativeId: key,
  url: addressOf(place, key),
  proof: 'seen',
})

/** The thread that a piece begins beside the page's own bears its name. */
function begun(stood: Stood): Published {
  if (stood.kind !== 'sent') return stood
  return { ...stood, thread: { nativeId: stood.nativeId, url: stood.url, title: null } }
}

function remember(standing: Map<string, { removed: boolean }>, key: string): void {
  standing.set(key, { removed: false })
  if (standing.size > mostRemembered) standing.delete(standing.keys().next().value!)
}
