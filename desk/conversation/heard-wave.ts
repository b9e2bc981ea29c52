import { type HeardWords } from '#channel'
import { type Id } from '#kernel'

/** One thing said, with where the ledger holds it. */
export interface HeardEntry {
  rawEvent: Id<'raw event'> | null
  heardAt: Date
  said: HeardWords
}

export type HeardStep = { kind: 'said'; entries: HeardEntry[] } | { kind: 'gone'; nativeIds: string[] }

/**
 * Cuts what was heard, in its order, into steps that each speak of a message once: a set-based statement can then take
 * a whole step, and two revisions of one comment in one batch are still two revisions.
 */
export function inSteps(
  heard: readonly ({ kind: 'said'; entry: HeardEntry } | { kind: 'gone'; nativeId: string })[],
): HeardStep[] {
  const steps: HeardStep[] = []
  let seen = new Set<string>()
  for (const one of heard) {
    const nativeId = one.kind === 'said' ? one.entry.said.nativeId : one.nativeId
    let step = steps.at(-1)
    if (!step || step.kind !== one.kind || seen.has(nativeId)) {
      step = one.kind === 'said' ? { kind: 'said', entries: [] } : { kind: 'gone', nativeIds: [] }
      steps.push(step)
      seen = new Set()
    }
    seen.add(nativeId)
    if (step.kind === 'said' && one.kind === 'said') step.entries.push(one.entry)
    if (step.kind === 'gone' && one.kind === 'gone') step.nativeIds.push(one.nativeId)
  }
  return steps
}
