/**
 * The work that waits. `stately`: per key at most one at work and one waiting, so that a burst of wake-ups for one
 * contact point is one round of work and then one more.
 */
export const queues = {
  /** Go and listen at a contact point. */
  listen: { policy: 'stately' },
  /** Make messages of what a contact point's ledger holds. */
  read: { policy: 'stately' },
  /** Find reasons in messages. */
  understand: { policy: 'standard' },
  /** Say what stands in the outbox. */
  say: { policy: 'stately' },
} as const

export type Queue = keyof typeof queues
