/** What is said of videos beside their comments: fifty for one unit. */

import { type Means } from '#channel'
import { ask, type Google, type Key } from './ask.ts'
import { idOf, itemsOf, type Thing } from './thing.ts'

/** A video that does not come is told without its title, to the narrower audience. */
export async function videosOf(google: Google, key: Key, ids: Iterable<string>, means: Means) {
  const wanted = [...new Set(ids)].filter(Boolean)
  const videos = new Map<string, Thing>()
  for (let from = 0; from < wanted.length; from += 50) {
    const query = { part: 'snippet,status', id: wanted.slice(from, from + 50).join(',') }
    const answer = await ask(google, key, { path: 'videos', query }, means)
    if (answer.kind !== 'there') return { videos, unheard: answer }
    for (const video of itemsOf(answer.value)) videos.set(idOf(video.id), video)
  }
  return { videos, unheard: null }
}
