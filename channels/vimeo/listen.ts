import { type Listened, type Means, type Place, type Unheard } from '#channel'
import { type Json } from '#kernel'
import { ask, unheardFor } from './ask.ts'
import { hearBelow, hearIfGone } from './comments.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { commentOf } from './read.ts'
import { askIn, doorOf, type Round } from './round.ts'
import { numberIn, type Thing, textOf, thingOf, thingsOf, totalOf } from './thing.ts'

const mostPages = 5
/** Videos where nothing seems to have been said are read again in turn, for edits. */
const readAgain = 3

interface Partly {
  why: 'not-allowed'
  detail: string
}

/** Asks which videos have other numbers of comments than before, and reads there; whoever waited longest comes first. */
export async function listen(api: string, place: Place, json: Json, means: Means): Promise<Listened> {
  const round: Round = { api, place, means, cursor: readCursor(json), events: [], calls: 0 }
  const { videos, whole, unheard } = await videosIn(round)
  if (unheard) return unheard
  const { partly, stopped } = await hearAmong(round, videos)
  if (stopped && round.events.length === 0 && stopped.kind !== 'later') return stopped
  if (stopped && round.events.length === 0 && stopped.kind === 'later' && stopped.at > means.clock()) return stopped
  const hidden = whole && !stopped ? await hearVideosGone(round, videos) : null
  return {
    kind: 'heard',
    events: round.events,
    cursor: writeCursor(round.cursor),
    movedTo: null,
    latest: latestIn(round),
    ...((partly ?? hidden) && { partly: (partly ?? hidden)! }),
  }
}

/** The newest five hundred. `whole`: there are no others. */
export async function videosIn(round: Round): Promise<{ videos: Thing[]; whole: boolean; unheard: Unheard | null }> {
  const videos: Thing[] = []
  for (let page = 1; page <= mostPages; page++) {
    const query = { sort: 'date', direction: 'desc', per_page: '100', page: `${page}` }
    const answer = await askIn(round, '/me/videos', query)
    if (answer.kind !== 'there') return { videos, whole: false, unheard: unheardFor(answer) }
    const some = thingsOf(answer.value)
    videos.push(...some.filter(({ uri }) => numberIn(uri, 'videos')))
    if (some.length < 100) return { videos, whole: true, unheard: null }
  }
  return { videos, whole: false, unheard: null }
}

async function hearAmong(round: Round, videos: readonly Thing[]) {
  const known = (video: Thing) => round.cursor.videos.get(numberIn(video.uri, 'videos'))
  const byTurn = [...videos].sort((one, other) => (known(one)?.at ?? 0) - (known(other)?.at ?? 0))
  const stirs = (video: Thing) => totalOf(video, 'comments') !== (known(video)?.total ?? 0) || known(video)?.owed
  const quiet = byTurn.filter((video) => !stirs(video) && totalOf(video, 'comments') > 0).slice(0, readAgain)
  let partly: Partly | null = null
  for (const video of [...byTurn.filter(stirs), ...quiet]) {
    const unheard = await hearBelow(round, video)
    // One video that is closed to us keeps no other from being heard.
    if (unheard?.kind === 'trouble' && (unheard.why === 'not-allowed' || unheard.why === 'not-found'))
      partly = { why: 'not-allowed', detail: textOf(video.name).slice(0, 200) }
    else if (unheard) return { partly, stopped: unheard }
  }
  return { partly, stopped: null }
}

/**
 * A video that is in the list no more, and that Vimeo knows no more, takes what was said below it along. It knows none either
 * that not everybody may see, once that right is missing: these are no further than out of sight.
 */
async function hearVideosGone(round: Round, videos: readonly Thing[]): Promise<Partly | null> {
  const there = new Set(videos.map(({ uri }) => numberIn(uri, 'videos')))
  const { videos: looked, known } = round.cursor
  let partly: Partly | null = null
  for (const id of [...looked.keys()].filter((one) => !there.has(one)).slice(0, 3)) {
    // Each has its turn.
    const before = looked.get(id)!
    looked.delete(id)
    looked.set(id, before)
    const answer = await askIn(round, `/videos/${id}`)
    if (answer.kind !== 'declined' || ![404, 410].includes(answer.status)) continue
    if (before.shut && (partly || !(await seesShut(round)))) {
      partly = { why: 'not-allowed', detail: 'private' }
      continue
    }
    const below = [...known.keys()].filter((key) => commentOf(key)?.video === id)
    for (const key of below) await hearIfGone(round, key)
    if (below.every((key) => !known.has(key))) looked.delete(id)
  }
  return partly
}

/** Where Vimeo does not tell, the right is taken for there. */
async function seesShut(round: Round): Promise<boolean> {
  const answer = await ask(doorOf(round.api, round.means), { path: '/oauth/verify' }, round.means)
  const scope = answer.kind === 'there' ? textOf(thingOf(answer.value)?.scope) : ''
  return !scope || scope.split(' ').includes('private')
}

function latestIn(round: Round): Date | null {
  const times = round.events.map(({ body }) => {
    const kept = thingOf(JSON.parse(Buffer.from(body).toString('utf8')))
    return Date.parse(textOf(thingOf(kept?.comment)?.created_on))
  })
  const latest = Math.max(...times.filter((time) => !Number.isNaN(time)))
  return Number.isFinite(latest) ? new Date(latest) : null
}
