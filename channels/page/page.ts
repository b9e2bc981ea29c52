import { type Channel, type Manifest, type Place, type Said, type Utterance } from '#channel'
import { addressOf, readPageEvent, writePageEvent } from './event.ts'

/** It is a place of this very desk: tests and Chromium go to the real one. */
const here = { kind: 'ours' } as const

const manifest: Manifest = {
  key: 'page',
  name: { fr: 'Page à vous', en: 'Page of your own' },
  abilities: ['receives', 'says', 'removes'],
  proved: { receives: here, says: here, removes: here },
  plantedBy: 'name',
  terms: { maxAgeDays: null, deleteWithSource: true, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  pace: [],
  ourPlace: true,
  longestUtterance: 20_000,
}

const mostRemembered = 10_000

export type PageChannel = Channel & Required<Pick<Channel, 'receives' | 'says' | 'removes'>>

/**
 * A page of our own. It shows what the desk holds and nothing else: what is recorded as said stands there by that very
 * record. The key is the native id, so that saying it again after a restart, when this memory is gone, changes nothing.
 */
export function openPage(): PageChannel {
  const standing = new Map<string, { removed: boolean }>()
  return {
    manifest,
    read: readPageEvent,
    receives: { receive: (spoken) => writePageEvent({ kind: 'said', ...spoken }) },
    says: {
      async say(place, utterance) {
        if (utterance.text.length > manifest.longestUtterance!) return { kind: 'refused', why: 'too-long' }
        if (utterance.audience !== 'public') return { kind: 'refused', why: 'audience' }
        if (!standing.has(utterance.key)) remember(standing, utterance.key)
        return stands(place, utterance)
      },
      async readBack(place, utterance) {
        const found = standing.get(utterance.key)
        if (!found) return { kind: 'not-there' }
        return found.removed ? { kind: 'gone' } : stands(place, utterance)
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

const stands = (place: Place, { key }: Utterance): Said => ({
  kind: 'sent',
  nativeId: key,
  url: addressOf(place, key),
  proof: 'seen',
})

function remember(standing: Map<string, { removed: boolean }>, key: string): void {
  standing.set(key, { removed: false })
  if (standing.size > mostRemembered) standing.delete(standing.keys().next().value!)
}
