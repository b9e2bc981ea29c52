import { type Means, type Place, type RawEvent, type Renewed } from '#channel'
import { ask, type Google, unheardFor } from './ask.ts'
import { open } from './keys.ts'
import { commentOf, writeComment, writeGone } from './read.ts'
import { idOf, itemsOf, textOf } from './thing.ts'
import { videosOf } from './videos.ts'

const atOnce = 50

/** Fifty comments for one unit; those that YouTube does not name stand there no more. */
export async function renew(google: Google, place: Place, ids: readonly string[], means: Means): Promise<Renewed> {
  const opened = await open(google, means)
  if (opened.kind !== 'open') return unheardFor(opened)
  const { key } = opened
  const named = ids.map(commentOf).filter((one) => one !== null)
  const events: RawEvent[] = []
  const about = await videosOf(
    google,
    key,
    named.map(({ video }) => video),
    means,
  )
  if (about.unheard) return unheardFor(about.unheard)
  for (let from = 0; from < named.length; from += atOnce) {
    const some = named.slice(from, from + atOnce)
    const id = some.map(({ comment }) => comment).join(',')
    const query = { part: 'snippet', id, maxResults: '100', textFormat: 'plainText' }
    const answer = await ask(google, key, { path: 'comments', query }, means)
    if (answer.kind !== 'there') return unheardFor(answer)
    const standing = new Map(itemsOf(answer.value).map((one) => [idOf(one.id), one]))
    for (const { video, comment } of some) {
      const found = standing.get(comment)
      const channel = textOf(place.settings.channel)
      const now = about.videos.get(video) ?? null
      events.push(found ? writeComment(found, video, now, channel) : writeGone(video, comment))
    }
  }
  return { kind: 'renewed', events }
}
