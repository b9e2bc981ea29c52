/**
 * The work that waits. `short`: per key at most one waits, so that a burst of wake-ups for one contact point is one round
 * of work. What is at work holds nobody back: a worker that was killed would otherwise keep its key until it expires.
 * That two work at once on the same thing is each verb's own to prevent, by the rows it locks.
 */
export const queues = {
  /** Go and listen at a contact point. */
  listen: { policy: 'short' },
  /** Make messages of what a contact point's ledger holds. */
  read: { policy: 'short' },
  /** Find reasons in messages. */
  understand: { policy: 'standard' },
  /** Ask a contact point what it has, and look whether it is held here. */
  compare: { policy: 'short' },
  /** Ask a contact point how what it lent stands there now. */
  renew: { policy: 'short' },
  /** Take a removed message away at its place. */
  'take-away': { policy: 'short' },
  /** Say what stands in the outbox. */
  say: { policy: 'short' },
  /** Give a like, or take one back. */
  nod: { policy: 'short' },
  /** Write to a department. */
  ask: { policy: 'short' },
  /** Write to one who is asked to approve an invitation. */
  approval: { policy: 'short' },
  /** Go through a file of what was noted by hand. */
  capture: { policy: 'short' },
  /** Read on at a client's own site. */
  crawl: { policy: 'short' },
  /** Tell others of what a word of ours links to. */
  mention: { policy: 'short' },
  /** Tell someone of the desk of an alert. */
  alert: { policy: 'short' },
} as const

export type Queue = keyof typeof queues
