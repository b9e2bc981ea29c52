import { type Channel } from '#channel'
import { contactPoint } from '#contact-point'
import { type Divert, mendLosses, readLedger } from '#conversation'
import { type Jobs, type PlaceJob, type Within } from '#database'
import { type Clock } from '#kernel'
import { type Doorway } from '../doorway.ts'

export interface ReadNeeds {
  within: Within
  jobs: Jobs
  clock: Clock
  channels: ReadonlyMap<string, Channel>
  /** Takes out what is said to others than a conversation. */
  divert: Divert
  /** Left out: nobody knocks here. */
  doorway?: Pick<Doorway, 'clear'>
}

const atOnce = 500

/** Makes messages of all that waits in a place's ledger, a few hundred to a transaction. */
export async function readAll(needs: ReadNeeds, { workspace, place: id }: PlaceJob): Promise<void> {
  const place = await needs.within([workspace], null, (db) => contactPoint(db, workspace, id))
  const channel = needs.channels.get(place.channel)
  if (!channel) return
  for (;;) {
    await needs.doorway?.clear()
    const { taken } = await needs.within([workspace], null, (db) =>
      readLedger(
        db,
        needs.jobs,
        needs.clock,
        channel,
        { workspace, place: id },
        { most: atOnce, divert: needs.divert },
      ),
    )
    if (taken < atOnce) break
  }
  await needs.within([workspace], null, (db) => mendLosses(db, needs.clock, place))
}
