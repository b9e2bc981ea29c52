import { type Channel, type Means, type WaysOut } from '#channel'
import { addressHere, type ContactPoint, keysKept, type Seal, secretsOf } from '#contact-point'
import { heldAt } from '#conversation'
import { type Within } from '#database'
import { type Clock } from '#kernel'
import { appAt, openPurse } from '#platform'

export interface MeansNeeds {
  within: Within
  clock: Clock
  channels: ReadonlyMap<string, Channel>
  ways: WaysOut
  seal: Seal
  publicUrl: string
}

/** All that a channel is given at a place: the ways out, its keys, those of its app, and what is left to spend there. */
export async function meansAt(
  needs: MeansNeeds,
  place: Pick<ContactPoint, 'workspace' | 'id' | 'channel' | 'cursor'>,
): Promise<Means> {
  const { within, seal, clock, ways } = needs
  const manifest = needs.channels.get(place.channel)?.manifest
  return await within([place.workspace], null, async (db) => {
    const app = manifest?.app ? await appAt(db, seal, place.workspace, manifest.app.key) : null
    return {
      ...ways,
      secrets: await secretsOf(db, seal, place),
      keys: keysKept(within, clock, seal, place),
      ...(app ? { app: app.keys } : {}),
      ...(app && manifest?.budget ? { purse: openPurse(within, clock, manifest.budget, app) } : {}),
      clock,
      here: addressHere(needs.publicUrl, place),
      held: heldAt(within, place),
    }
  })
}
