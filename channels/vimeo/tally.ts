import { type Means, type Place, type Tally } from '#channel'
import { standingIn } from '#reading'
import { hearBelow } from './comments.ts'
import { videosIn } from './listen.ts'
import { read } from './read.ts'
import { type Round } from './round.ts'
import { totalOf } from './thing.ts'

const mostTallied = 200

/** The comments below the newest videos that have any, whatever was heard of them. */
export async function tally(api: string, place: Place, means: Means): Promise<Tally> {
  const round: Round = { api, place, means, cursor: { videos: new Map(), known: new Map() }, events: [], calls: 0 }
  const { videos, unheard } = await videosIn(round)
  if (unheard) return unheard
  for (const video of videos.filter((one) => totalOf(one, 'comments') > 0)) {
    const failed = await hearBelow(round, video)
    // A video that is closed to us has nothing to compare; anything else is no empty place.
    const closed = failed?.kind === 'trouble' && (failed.why === 'not-allowed' || failed.why === 'not-found')
    // The round has asked enough: what it has is of the newest videos, and worth comparing.
    const enough = failed?.kind === 'later' && failed.at <= means.clock() && round.events.length > 0
    if (enough) break
    if (failed && !closed) return failed
    if (round.events.length >= mostTallied) break
  }
  return { kind: 'tallied', standing: standingIn(round.events, read) }
}
