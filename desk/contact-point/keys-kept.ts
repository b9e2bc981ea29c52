import { type KeysKept } from '#channel'
import { type Db, type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import { type Seal } from './seal.ts'

/** Whoever renews has so long before another may: longer than a network is waited for. */
const inHandSeconds = 60

/**
 * Keys of a place that open once: one process at a time changes them, and what they are changed for is kept at once. No
 * transaction is open while the network takes its time.
 */
export function keysKept(
  within: Within,
  clock: Clock,
  seal: Seal,
  place: { workspace: Id<'workspace'>; id: Id<'contact point'> },
): KeysKept {
  const { workspace, id } = place
  const ofPlace = (db: Db) => db.updateTable('contact_point').where('workspace_id', '=', workspace).where('id', '=', id)
  const alone = <T>(work: (db: Db) => Promise<T>) => within([workspace], null, work)
  return {
    async renew(work) {
      const now = clock()
      const until = new Date(now.getTime() + inHandSeconds * 1000)
      const taken = await alone((db) =>
        ofPlace(db)
          .set({ keys_in_hand_until: until })
          .where((one) => one.or([one('keys_in_hand_until', 'is', null), one('keys_in_hand_until', '<=', now)]))
          .returning('secrets')
          .executeTakeFirst(),
      )
      if (!taken) return 'busy'
      const renewed = await work(taken.secrets ? seal.open(place, taken.secrets) : {})
      await alone((db) =>
        ofPlace(db)
          .set({ keys_in_hand_until: null, ...(renewed && { secrets: seal.close(place, renewed) }) })
          // Connected anew meanwhile: those keys are newer than ours.
          .where('secrets', 'is not distinct from', taken.secrets)
          .execute(),
      )
      return 'done'
    },
  }
}
