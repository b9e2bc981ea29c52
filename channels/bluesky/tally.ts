import { type Means, type Place, type Tally } from '#channel'
import { type Json } from '#kernel'
import { standingIn } from '#reading'
import { readCursor } from './cursor.ts'
import { lookAgain } from './look-again.ts'
import { newNotifications } from './notifications.ts'
import { ownRepository } from './own.ts'
import { read } from './read.ts'
import { openRound } from './round.ts'
import { serverOf } from './session.ts'
import { readOn } from './threads.ts'

/** Our newest words, who spoke to us of late and what stands in our threads, asked for as if nothing had been heard. */
export async function tally(place: Place, _: Json, means: Means): Promise<Tally> {
  const server = serverOf(place, means, false)
  if (!URL.canParse(server.root) || !server.did || !means.secrets.password)
    return { kind: 'needs-reconnection', why: 'no account is known' }
  const round = openRound(place, readCursor(null), server, means)
  const own = await ownRepository(round)
  if (own) return own
  // Without a view of the network nobody tells who spoke to us; our own words are all that can be compared.
  if (place.settings.appView !== false) {
    const unheard = await newNotifications(round)
    if (unheard) return unheard
    await lookAgain(round)
    await readOn(round)
  }
  return { kind: 'tallied', standing: standingIn([...round.events.values()], read) }
}
