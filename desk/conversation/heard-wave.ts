import { type HeardCounts, type HeardReaction, type HeardVote, type HeardWords } from '#channel'
import { type Id } from '#kernel'

/** One thing said, with where the ledger holds it. */
export interface HeardEntry {
  rawEvent: Id<'raw event'> | null
  heardAt: Date
  said: HeardWords
}

/** The same for what is said without words. */
export interface ReactionEntry {
  rawEvent: Id<'raw event'> | null
  heardAt: Date
  reacted: HeardReaction
}

/** The same for what is counted of a piece of ours, and for each vote where the counting is ours. */
export interface CountEntry {
  rawEvent: Id<'raw event'> | null
  heardAt: Date
  counted: HeardCounts
}
export interface VoteEntry {
  rawEvent: Id<'raw event'> | null
  heardAt: Date
  voted: HeardVote
}

export type HeardOne =
  | { kind: 'said'; entry: HeardEntry }
  | { kind: 'gone'; nativeId: string }
  | { kind: 'ended'; nativeId: string }
  | { kind: 'reacted'; entry: ReactionEntry }
  | { kind: 'counted'; entry: CountEntry }
  | { kind: 'voted'; entry: VoteEntry }

export type HeardStep =
  | { kind: 'said'; entries: HeardEntry[] }
  | { kind: 'gone'; nativeIds: string[] }
  /** Whole threads, with all that was said in them. */
  | { kind: 'ended'; nativeIds: string[] }
  | { kind: 'reacted'; entries: ReactionEntry[] }
  | { kind: 'counted'; entries: CountEntry[] }
  | { kind: 'voted'; entries: VoteEntry[] }

/**
 * Cuts what was heard, in its order, into steps that each speak of a message once: a set-based statement can then take
 * a whole step, and two revisions of one comment in one batch are still two revisions.
 */
export function inSteps(heard: readonly HeardOne[]): HeardStep[] {
  const steps: HeardStep[] = []
  let seen = new Set<string>()
  for (const one of heard) {
    const nativeId = nativeIdOf(one)
    if (steps.at(-1)?.kind !== one.kind || seen.has(nativeId)) {
      steps.push(emptyStep(one.kind))
      seen = new Set()
    }
    seen.add(nativeId)
    const step = steps.at(-1)!
    if (step.kind === 'said' && one.kind === 'said') step.entries.push(one.entry)
    if (step.kind === 'reacted' && one.kind === 'reacted') step.entries.push(one.entry)
    if (step.kind === 'counted' && one.kind === 'counted') step.entries.push(one.entry)
    if (step.kind === 'voted' && one.kind === 'voted') step.entries.push(one.entry)
    if ((step.kind === 'gone' || step.kind === 'ended') && step.kind === one.kind) step.nativeIds.push(one.nativeId)
  }
  return steps
}

function emptyStep(kind: HeardOne['kind']): HeardStep {
  return kind === 'gone' || kind === 'ended' ? { kind, nativeIds: [] } : { kind, entries: [] }
}

function nativeIdOf(one: HeardOne): string {
  if (one.kind === 'gone' || one.kind === 'ended') return one.nativeId
  switch (one.kind) {
    case 'said':
      return one.entry.said.nativeId
    case 'reacted':
      return one.entry.reacted.nativeId
    case 'counted':
      return one.entry.counted.nativeId
    case 'voted':
      return one.entry.voted.nativeId
  }
}
