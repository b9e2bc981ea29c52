import { type Means, type Place, type Tally } from '#channel'
import { type Json } from '#kernel'
import { standingIn } from '#reading'
import { siteOf } from './ask.ts'
import { pages } from './listen.ts'
import { piecesOf } from './pieces.ts'
import { read, writeComment } from './read.ts'

const pagesTallied = 2

/** The newest comments that stand in public, whatever was heard of them. */
export async function tally(place: Place, _: Json, means: Means): Promise<Tally> {
  const site = siteOf(place, means)
  if (!URL.canParse(site.root)) return { kind: 'needs-reconnection', why: 'no interface is known' }
  const newest = await pages(site, means, 1, (page) => page >= pagesTallied)
  if (newest.unheard) return newest.unheard
  const comments = [...newest.comments].sort(([one], [other]) => one - other).map(([, comment]) => comment)
  const pieces = await piecesOf(site, comments, means)
  const events = comments.map((comment) => writeComment(comment, pieces, place))
  return { kind: 'tallied', standing: standingIn(events, read) }
}
