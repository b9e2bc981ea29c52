import { type Means, type Place, type Tally } from '#channel'
import { type Json } from '#kernel'
import { standingIn } from '#reading'
import { forumOf } from './ask.ts'
import { unheardFor } from './listen.ts'
import { newPosts } from './new-posts.ts'
import { read } from './read.ts'
import { openRound } from './round.ts'

/** The forum's newest posts, asked for as on a first visit. */
export async function tally(place: Place, _: Json, means: Means): Promise<Tally> {
  const forum = forumOf(place, means)
  if (!URL.canParse(forum.root) || !forum.key) return { kind: 'needs-reconnection', why: 'no forum is known' }
  const round = openRound(place, null, forum, means)
  const halted = await newPosts(round)
  if (halted) return unheardFor(halted)
  return { kind: 'tallied', standing: standingIn([...round.events.values()], read) }
}
