import { type Channel, type TakenAway } from '#channel'
import { type AtRemoval, recordTakenAway, takeAwayInHand } from '#conversation'
import { type MeansNeeds, meansAt } from './means-at.ts'

export type TakeAwayNeeds = MeansNeeds & { channels: ReadonlyMap<string, Channel> }

/** Takes one message away at its place. Asked twice, a place answers that it is gone: a crash in between does no harm. */
export async function takeAwayOne(needs: TakeAwayNeeds, at: AtRemoval): Promise<void> {
  const inHand = await needs.within([at.workspace], null, (db) => takeAwayInHand(db, needs.clock, at))
  if (!inHand) return
  const removes = needs.channels.get(inHand.place.channel)?.removes
  const taken: TakenAway =
    !removes || inHand.place.closedAt
      ? { kind: 'refused', why: inHand.place.closedAt ? 'closed' : 'unsupported' }
      : await removes.remove(inHand.place, inHand.nativeId, await meansAt(needs, inHand.place))
  await needs.within([at.workspace], null, (db) => recordTakenAway(db, needs.clock, at, taken))
}
