import { type Means, type Place, type Tally } from '#channel'
import { type Json } from '#kernel'
import { standingIn } from '#reading'
import { serverOf } from './ask.ts'
import { readCursor } from './cursor.ts'
import { newNotifications } from './notifications.ts'
import { read } from './read.ts'
import { openRound } from './round.ts'
import { threadsOfOurs } from './threads.ts'

/**
 * Who spoke to us of late and what stands under our newest words, asked for as if nothing had been heard. The cursor only
 * tells the thread of what is known, so that what is found belongs where the rest of it does.
 */
export async function tally(place: Place, json: Json, means: Means): Promise<Tally> {
  const server = serverOf(place, means)
  if (!URL.canParse(server.root) || !server.token) return { kind: 'needs-reconnection', why: 'no server is known' }
  const known = readCursor(json).known.map((one) => ({ ...one, digest: '' }))
  const round = openRound(
    place,
    { notification: null, known, own: [], turn: 0, followed: [], searched: null },
    server,
    means,
  )
  const unheard = await newNotifications(round)
  if (unheard) return unheard
  await threadsOfOurs(round)
  return { kind: 'tallied', standing: standingIn([...round.events.values()], read) }
}
