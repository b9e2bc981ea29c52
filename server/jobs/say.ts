import { type Said } from '#channel'
import { type LinkKey, recordDelivery, type ToDeliver, takeInHand } from '#conversation'
import { type Id } from '#kernel'
import { type MeansNeeds, meansAt } from './means-at.ts'

export interface SayNeeds extends MeansNeeds {
  linkKey: LinkKey
}

/**
 * Says what one row of the outbox holds. Taking it in hand, saying it and recording what came of it are three steps: a
 * crash in between leaves `saying`, and the place is asked whether it stands there before anything is said again.
 */
export async function sayOne(needs: SayNeeds, at: { workspace: Id<'workspace'>; outbox: Id<'outbox'> }): Promise<void> {
  const inHand = await needs.within([at.workspace], null, (db) => takeInHand(db, needs.clock, needs.linkKey, at))
  if (!inHand) return
  const said = await saidAt(needs, inHand)
  await needs.within([at.workspace], null, (db) => recordDelivery(db, needs.clock, inHand, said))
}

async function saidAt(needs: SayNeeds, { place, utterance, readBackFirst }: ToDeliver): Promise<Said> {
  const says = needs.channels.get(place.channel)?.says
  if (!says) return { kind: 'refused', why: 'unsupported' }
  if (place.closedAt) return { kind: 'gone' }
  const means = await meansAt(needs, place)
  if (readBackFirst) {
    const there = await says.readBack(place, utterance, means)
    // A place that cannot tell now has not told: saying it again blindly might say it twice.
    if (there.kind === 'later' || there.kind === 'refused') return { kind: 'unknown' }
    if (there.kind !== 'not-there') return there
  }
  return says.say(place, utterance, means)
}
