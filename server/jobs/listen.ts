import { type Channel, type Means, type WaysOut } from '#channel'
import { addressHere, contactPoint, knocksOf, recordListening, type Seal, secretsOf } from '#contact-point'
import { heldAt } from '#conversation'
import { type Jobs, type PlaceJob, type Within } from '#database'
import { type Clock } from '#kernel'

export interface ListenNeeds {
  within: Within
  jobs: Jobs
  clock: Clock
  channels: ReadonlyMap<string, Channel>
  ways: WaysOut
  seal: Seal
  publicUrl: string
  /** Between 0 and 1: spreads the hours at which places are asked. */
  chance(): number
}

/** Goes and listens at one contact point. No transaction is open while the network takes its time. */
export async function listenAt(needs: ListenNeeds, { workspace, place: id }: PlaceJob): Promise<void> {
  const here = { workspace, id }
  const { place, secrets, handed } = await needs.within([workspace], null, async (db) => ({
    place: await contactPoint(db, workspace, id),
    secrets: await secretsOf(db, needs.seal, here),
    handed: await knocksOf(db, needs.clock, here),
  }))
  const channel = needs.channels.get(place.channel)
  if (!channel || place.pausedAt || place.closedAt) return
  const means: Means = {
    ...needs.ways,
    secrets,
    clock: needs.clock,
    here: addressHere(needs.publicUrl, here),
    knocks: handed.knocks,
    held: heldAt(needs.within, place),
  }
  const listened = channel.listens
    ? await channel.listens.listen(place, place.cursor, means)
    : { kind: 'unsupported' as const }
  await needs.within([workspace], null, async (db) => {
    // Closed while we listened: what it said after that is not for us any more.
    if ((await contactPoint(db, workspace, id)).closedAt) return
    await recordListening(db, needs, channel.manifest, place, listened, needs.chance(), handed)
  })
}
