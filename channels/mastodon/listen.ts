import { type Listened, type Means, type Place } from '#channel'
import { type Json } from '#kernel'
import { serverOf } from './ask.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { hearFollowed } from './follow.ts'
import { lookAgain } from './look-again.ts'
import { newNotifications } from './notifications.ts'
import { openRound } from './round.ts'
import { threadsOfOurs } from './threads.ts'

/** Asks who spoke to us, reads on in the threads of our own words and in what is followed, and looks again at what is young. */
export async function listen(place: Place, json: Json, means: Means): Promise<Listened> {
  const server = serverOf(place, means)
  if (!URL.canParse(server.root) || !server.token) return { kind: 'needs-reconnection', why: 'no server is known' }
  const round = openRound(place, readCursor(json), server, means)
  const notified = await newNotifications(round)
  if (notified && round.events.size === 0) return notified
  // Half a round is kept: what was not read is read in the next, from where this one stood.
  if (!notified) {
    await threadsOfOurs(round)
    await hearFollowed(round)
    await lookAgain(round)
  }
  return {
    kind: 'heard',
    events: [...round.events.values()],
    cursor: writeCursor(round.cursor),
    movedTo: null,
    latest: round.latest,
    gaps: round.gaps,
    ...(round.partly && { partly: round.partly }),
  }
}
