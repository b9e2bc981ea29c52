import { type Channel, type Means, type Said, type WaysOut } from '#channel'
import { addressHere, type Seal, secretsOf } from '#contact-point'
import { heldAt, type LinkKey, recordDelivery, type ToDeliver, takeInHand } from '#conversation'
import { type Within } from '#database'
import { type Clock, type Id } from '#kernel'

export interface SayNeeds {
  within: Within
  clock: Clock
  channels: ReadonlyMap<string, Channel>
  ways: WaysOut
  seal: Seal
  linkKey: LinkKey
  publicUrl: string
}

/**
 * Says what one row of the outbox holds. Taking it in hand, saying it and recording what came of it are three steps: a
 * crash in between leaves `saying`, and the place is asked whether it stands there before anything is said again.
 */
export async function sayOne(needs: SayNeeds, at: { workspace: Id<'workspace'>; outbox: Id<'outbox'> }): Promise<void> {
  const inHand = await needs.within([at.workspace], null, (db) => takeInHand(db, needs.clock, needs.linkKey, at))
  if (!inHand) return
  const secrets = await needs.within([at.workspace], null, (db) => secretsOf(db, needs.seal, inHand.place))
  const said = await saidAt(needs, inHand, secrets)
  await needs.within([at.workspace], null, (db) => recordDelivery(db, needs.clock, inHand, said))
}

async function saidAt(
  needs: SayNeeds,
  { place, utterance, readBackFirst }: ToDeliver,
  secrets: Means['secrets'],
): Promise<Said> {
  const says = needs.channels.get(place.channel)?.says
  if (!says) return { kind: 'refused', why: 'unsupported' }
  if (place.closedAt) return { kind: 'gone' }
  const means: Means = {
    ...needs.ways,
    secrets,
    clock: needs.clock,
    here: addressHere(needs.publicUrl, place),
    held: heldAt(needs.within, place),
  }
  if (readBackFirst) {
    const there = await says.readBack(place, utterance, means)
    // A place that cannot tell now has not told: saying it again blindly might say it twice.
    if (there.kind === 'later' || there.kind === 'refused') return { kind: 'unknown' }
    if (there.kind !== 'not-there') return there
  }
  return says.say(place, utterance, means)
}
