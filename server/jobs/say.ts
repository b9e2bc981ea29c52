import { type Means, type Medium, type Piece, type Published, type Said } from '#channel'
import { type LinkKey, recordDelivery, type ToDeliver, takeInHand } from '#conversation'
import { type Id } from '#kernel'
import { lend, putOffWhileHeld } from '#spark'
import { isPublic } from '../settings.ts'
import { type MeansNeeds, meansAt } from './means-at.ts'

export interface SayNeeds extends MeansNeeds {
  linkKey: LinkKey
  /** The images of a piece, in this order. */
  mediaOf(workspace: Id<'workspace'>, media: readonly string[]): Promise<Medium[]>
}

/**
 * Says what one row of the outbox holds. Taking it in hand, saying it and recording what came of it are three steps: a
 * crash in between leaves `saying`, and the place is asked whether it stands there before anything is said again.
 */
export async function sayOne(needs: SayNeeds, at: { workspace: Id<'workspace'>; outbox: Id<'outbox'> }): Promise<void> {
  const inHand = await needs.within([at.workspace], null, async (db) =>
    (await putOffWhileHeld(db, needs.clock, at)) ? null : takeInHand(db, needs.clock, needs.linkKey, at),
  )
  if (!inHand) return
  const said = await saidAt(needs, inHand)
  await needs.within([at.workspace], null, (db) => recordDelivery(db, needs.clock, inHand, said))
}

async function saidAt(needs: SayNeeds, inHand: ToDeliver): Promise<Said | Published> {
  const { place, utterance, readBackFirst, late } = inHand
  if (inHand.piece) return publishedAt(needs, inHand)
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
  if (late) return { kind: 'refused', why: 'window-closed' }
  return says.say(place, utterance, means)
}

async function publishedAt(needs: SayNeeds, { place, utterance, readBackFirst, ...of }: ToDeliver): Promise<Published> {
  const publishes = needs.channels.get(place.channel)?.publishes
  if (!publishes) return { kind: 'refused', why: 'unsupported' }
  if (place.closedAt) return { kind: 'gone' }
  const { key, text, audience, again } = utterance
  const media = await needs.mediaOf(of.workspace, of.piece!.media)
  const piece: Piece = { ...of.piece!, key, text, audience, media, ...(again && { again }) }
  const lent = { workspace: of.workspace, outbox: of.outbox }
  const means: Means = {
    ...(await meansAt(needs, place)),
    ...(isPublic(needs.publicUrl) && {
      lend: (nth: number) => lend(needs.publicUrl, needs.linkKey, needs.clock(), { ...lent, nth }),
    }),
  }
  if (readBackFirst) {
    const there = await publishes.pieceThere(place, piece, means)
    // A place that cannot tell now has not told: publishing it again blindly might do so twice.
    if (there.kind === 'later' || there.kind === 'refused') return { kind: 'unknown' }
    if (there.kind !== 'not-there') return there
  }
  return publishes.publish(place, piece, means)
}
