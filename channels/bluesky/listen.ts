import { type Listened, type Means, type Place } from '#channel'
import { type Json } from '#kernel'
import { type Unheard, unheardFor } from './ask.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { lookAgain } from './look-again.ts'
import { newNotifications } from './notifications.ts'
import { ownRepository } from './own.ts'
import { replay } from './replay.ts'
import { openRound, type Round } from './round.ts'
import { renewInTime, serverOf } from './session.ts'
import { readOn } from './threads.ts'

/**
 * Reads our own repository, the stream where one is named, who spoke to us, and on in our threads to the bottom: each
 * loses a word now and then, and each finds what another lost.
 */
export async function listen(place: Place, json: Json, means: Means): Promise<Listened> {
  const server = serverOf(place, means, true)
  if (!URL.canParse(server.root) || !server.did || !means.secrets.password)
    return { kind: 'needs-reconnection', why: 'no account is known' }
  const shut = await renewInTime(server, means)
  if (shut) return shut.kind === 'declined' ? { kind: 'needs-reconnection', why: shut.detail } : unheardFor(shut)
  const round = openRound(place, readCursor(json), server, means)
  const unheard = await went(round)
  // Half a round is kept: what was not read is read in the next, from where this one stood.
  if (unheard && round.events.size === 0) return unheard
  return {
    kind: 'heard',
    events: [...round.events.values()],
    cursor: writeCursor(round.cursor),
    movedTo: null,
    latest: round.latest,
    ...(server.renewed && { secrets: server.secrets }),
  }
}

async function went(round: Round): Promise<Unheard | null> {
  const own = await ownRepository(round)
  if (own) return own
  const streamed = await replay(round)
  const notified = await newNotifications(round)
  // A server without a view of the network has its stream, and that is all one hears of others there.
  if (notified && round.place.settings.appView === false) return notified.kind === 'trouble' ? streamed : notified
  if (notified) return notified
  await lookAgain(round)
  await readOn(round)
  return null
}
