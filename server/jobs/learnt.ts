import { setImmediate } from 'node:timers/promises'
import { type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import { type Learnt, learnOn } from '#reason'

export interface LearntNeeds {
  within: Within
  clock: Clock
}

/** What was learnt of a few clients lately: going on from there is cheaper than fetching it again for each message. */
const lately = new WeakMap<Within, Map<string, Learnt>>()
const mostKept = 8

/**
 * The brand of a workspace with all that its corrections have taught, up to the last one. Long replays go on step by step,
 * each in a transaction of its own, and nothing else waits for them.
 */
export async function learntBrand({ within, clock }: LearntNeeds, workspace: Id<'workspace'>): Promise<Learnt> {
  const kept = lately.get(within) ?? new Map<string, Learnt>()
  lately.set(within, kept)
  let learnt = kept.get(workspace)
  do {
    await setImmediate()
    learnt = await within([workspace], null, (db) => learnOn(db, clock, workspace, learnt))
  } while (learnt.more)
  kept.delete(workspace)
  kept.set(workspace, learnt)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
  return learnt
}
