import { contactPoint, hear, keepRenewing, listenSoon, takeRenewingInHand } from '#contact-point'
import { recordRenewed, renewNoMore, wordsToRenew } from '#conversation'
import { type Jobs, type PlaceJob } from '#database'
import { type MeansNeeds, meansAt } from './means-at.ts'

export type RenewNeeds = MeansNeeds & { jobs: Jobs }

/** As many texts as one asks a source about at a time. */
const mostAtOnce = 100
/** Where the source cannot tell now. */
const wait = 3_600_000

/**
 * Asks a source how texts heard earlier stand there now. What it brings goes through the ledger like anything heard; what
 * it does not name stands as it did. No transaction is open while the network takes its time.
 */
export async function renewAt(needs: RenewNeeds, { workspace, place: id }: PlaceJob): Promise<void> {
  const { within, clock, jobs } = needs
  const at = { workspace, place: id }
  const inHand = await within([workspace], null, async (db) => {
    const taken = await takeRenewingInHand(db, clock, at)
    if (!taken) return null
    const place = await contactPoint(db, workspace, id)
    const ids = taken.renewing?.ids ?? (await wordsToRenew(db, clock, place, mostAtOnce))
    return { place, ids, pending: taken.renewing?.pending ?? null }
  })
  if (!inHand?.ids.length) return
  const { place, ids, pending } = inHand
  const renews = needs.channels.get(place.channel)?.renews
  // Its term ends, and nobody can ask for another.
  if (!renews) return await within([workspace], null, (db) => renewNoMore(db, place, ids))
  const renewed = await renews.renew(place, ids, pending, await meansAt(needs, place))
  await within([workspace], null, async (db) => {
    if (renewed.kind === 'renewed') {
      await hear(db, jobs, clock, at, renewed.events)
      await recordRenewed(db, clock, place, ids)
      await keepRenewing(db, at, null, null)
      if (ids.length === mostAtOnce) await jobs.send(db, 'renew', id, at)
      return
    }
    if (renewed.kind === 'under-way') return await keepRenewing(db, at, { ids, pending: renewed.pending }, renewed.at)
    const later = renewed.kind === 'later' ? renewed.at : new Date(clock().getTime() + wait)
    await keepRenewing(db, at, null, later)
    // What is amiss there is told where one listens.
    if (renewed.kind !== 'later' && renewed.kind !== 'unsupported') await listenSoon(db, jobs, at)
  })
}
