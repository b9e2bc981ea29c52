import { type Means, type Place, type Tally } from '#channel'
import { standingIn } from '#reading'
import { type Google } from './ask.ts'
import { listen } from './listen.ts'
import { read } from './read.ts'

/** Two hundred threads, and what stands below those that are long. */
const most = { pages: 2, lists: 30 }

/** The newest threads and what stands below them, whatever was heard of them. */
export async function tally(google: Google, place: Place, means: Means): Promise<Tally> {
  const listened = await listen(google, place, null, means, most)
  return listened.kind === 'heard' ? { kind: 'tallied', standing: standingIn(listened.events, read) } : listened
}
