import { type Means } from '#channel'
import { contactPoint, holdContactPoint, knocksOf, listenSoon, recordListening } from '#contact-point'
import { type Jobs, type PlaceJob } from '#database'
import { type Doorway } from '../doorway.ts'
import { type MeansNeeds, meansAt } from './means-at.ts'

export interface ListenNeeds extends MeansNeeds {
  jobs: Jobs
  /** Between 0 and 1: spreads the hours at which places are asked. */
  chance(): number
  /** Left out: nobody knocks here. */
  doorway?: Pick<Doorway, 'clear'>
}

/** Places one is listening at, and whether somebody asked for it again meanwhile. */
const underWay = new Map<string, boolean>()

/**
 * Goes and listens at one contact point. Whoever knocks wakes it while it is under way: it goes once more then, for two
 * at once would each write down a cursor that knows nothing of the other.
 */
export async function listenAt(needs: ListenNeeds, job: PlaceJob): Promise<void> {
  if (underWay.has(job.place)) {
    underWay.set(job.place, true)
    return
  }
  try {
    for (let again = false; ; again = true) {
      // While a burst comes in, more of it is taken together.
      await needs.doorway?.clear()
      underWay.set(job.place, false)
      await listenOnce(needs, job, again)
      if (!underWay.get(job.place)) break
    }
  } finally {
    underWay.delete(job.place)
  }
}

/** No transaction is open while the network takes its time. */
async function listenOnce(needs: ListenNeeds, { workspace, place: id }: PlaceJob, again: boolean): Promise<void> {
  const here = { workspace, id }
  const { place, handed } = await needs.within([workspace], null, async (db) => ({
    place: await contactPoint(db, workspace, id),
    handed: await knocksOf(db, needs.clock, here),
  }))
  const channel = needs.channels.get(place.channel)
  if (!channel || place.pausedAt || place.closedAt) return
  // Woken by a knock that the round before has taken along: it has listened this very moment.
  if (again && !handed.knocks.length && !channel.watches) return
  const means: Means = { ...(await meansAt(needs, place)), knocks: handed.knocks }
  const listened = channel.listens
    ? await channel.listens.listen(place, place.cursor, means)
    : { kind: 'unsupported' as const }
  await needs.within([workspace], null, async (db) => {
    const now = await holdContactPoint(db, workspace, id)
    // Closed while we listened: what it said after that is not for us any more.
    if (!now || now.closedAt) return
    // Another process listened meanwhile: what it wrote down stands, and one begins anew from there.
    if (now.lastListenedAt?.getTime() !== place.lastListenedAt?.getTime())
      return await listenSoon(db, needs.jobs, { workspace, place: id })
    await recordListening(db, needs, channel.manifest, place, listened, needs.chance(), handed)
  })
}
