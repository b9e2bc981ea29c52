import { createHash } from 'node:crypto'

/** What was stored of late, to the letter: whoever brings it again is thanked again, and nothing more is done. */
export interface BroughtBefore {
  has(door: string, body: Uint8Array): boolean
  /** Only once it is stored. */
  note(door: string, body: Uint8Array): void
}

/** As many as a burst brings; the oldest is forgotten first. What comes again after that is told apart further in. */
export function rememberBrought(most = 20_000): BroughtBefore {
  const digests = new Set<string>()
  const digestOf = (door: string, body: Uint8Array) => createHash('sha256').update(door).update(body).digest('base64')
  return {
    has: (door, body) => digests.has(digestOf(door, body)),
    note(door, body) {
      digests.add(digestOf(door, body))
      if (digests.size > most) digests.delete(digests.values().next().value!)
    },
  }
}
