import { setTimeout as wait } from 'node:timers/promises'

/**
 * Machines that knock at doors of ours are answered within moments, or they come back with all of it again: work that may
 * wait steps aside for them.
 */
export interface Doorway {
  /** Counts somebody as waiting until their answer is there. */
  serving<T>(answer: () => Promise<T>): Promise<T>
  /** Resolves once nobody waits, and after a while in any case: a burst may last, and work must go on through it. */
  clear(): Promise<void>
}

/** In milliseconds: what a slice of work leaves to the doors before the next one. */
const longest = 100

export function openDoorway(): Doorway {
  let waiting = 0
  return {
    async serving(answer) {
      waiting++
      try {
        return await answer()
      } finally {
        waiting--
      }
    },
    async clear() {
      const until = performance.now() + longest
      // Whoever came meanwhile is let in first.
      do await wait(1)
      while (waiting > 0 && performance.now() < until)
    },
  }
}
