import { type Listened, type Means, type Place } from '#channel'
import { type Json } from '#kernel'
import { type Google, unheardFor } from './ask.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { open } from './keys.ts'
import { hearReleased, lookAgain } from './look-again.ts'
import { nativeIdOf, writeComment } from './read.ts'
import { askFor, digestIn, hearThread, type Not, type Round, timeOf } from './round.ts'
import { idOf, itemsOf, textOf } from './thing.ts'
import { videosOf } from './videos.ts'

const mostLists = 10
const roundSeconds = 180

interface Share {
  pages: number
  lists: number
}

/**
 * From the newest thread down to a page where nothing is new, then what earlier rounds left, then threads whose turn it
 * is to be looked at again.
 */
export async function listen(
  google: Google,
  place: Place,
  json: Json,
  means: Means,
  most: Share = { pages: mostLists, lists: mostLists },
): Promise<Listened> {
  const opened = await open(google, means)
  if (opened.kind !== 'open') return unheardFor(opened)
  const { key } = opened
  const channel = textOf(place.settings.channel)
  const share = await listsNow(means)
  const [pages, lists] = [Math.min(most.pages, share), Math.min(most.lists, share)]
  const round: Round = { google, key, channel, means, cursor: readCursor(json), met: [], gone: [], pages, lists }
  const owed = round.cursor.owed.splice(0)
  let not = await walk(round, '')
  for (const page of owed)
    if (not || round.pages <= 0) round.cursor.owed.push(page)
    else not = await walk(round, page)
  // Only where the round has something left, and never when all is compared: that begins from nothing.
  if (!not && json !== null) not = (await lookAgain(round, shownIn(round))) ?? (await hearWaiting(round))
  const isQuiet = round.met.length + round.gone.length === 0
  if (not && not.kind !== 'spent' && (isQuiet || not.kind === 'needs-reconnection')) return not
  const videos = await videosOf(
    google,
    key,
    round.met.map(({ video }) => video),
    means,
  )
  if (videos.unheard) return unheardFor(videos.unheard)
  const seenAt = means.clock().getTime()
  const events = round.met.reverse().map(({ comment, video, replies, saidAt }) => {
    const nativeId = nativeIdOf(video, idOf(comment.id))
    round.cursor.known.delete(nativeId)
    round.cursor.known.set(nativeId, { digest: digestIn(comment), replies, saidAt, seenAt })
    return writeComment(comment, video, videos.videos.get(video) ?? null, channel)
  })
  const cursor = writeCursor(round.cursor)
  const { untold } = round.cursor
  return {
    kind: 'heard',
    events: [...events, ...round.gone],
    cursor,
    movedTo: null,
    latest: latestIn(round),
    ...(untold && { partly: untold }),
    ...(key.renewed && { secrets: key.renewed }),
  }
}

/** The day's units are spread over its rounds: a long history waits rather than spend them all before noon. */
async function listsNow({ purse, clock }: Means): Promise<number> {
  if (!purse) return Number.POSITIVE_INFINITY
  const { hear } = await purse.left()
  const seconds = Math.min(86_400, Math.max(roundSeconds, (purse.fullAt().getTime() - clock().getTime()) / 1000))
  // Three at least: the newest, one of what is owed, and what stands below one thread there.
  return Math.max(3, Math.floor((hear * roundSeconds) / seconds))
}

/** All else is heard where one may not know what waits for review. */
async function hearWaiting(round: Round): Promise<Not> {
  const not = await hearReleased(round)
  if (not?.kind !== 'trouble') return not
  round.cursor.untold = { why: not.why, detail: `heldForReview: ${not.detail}` }
  round.cursor.heldAt = round.means.clock().getTime()
  return null
}

async function walk(round: Round, from: string): Promise<Not> {
  for (let page = from; ; ) {
    if (round.pages-- <= 0 || round.lists <= 0) return owe(round, page)
    const answer = await askFor(round, 'commentThreads', {
      part: 'snippet,replies',
      allThreadsRelatedToChannelId: round.channel,
      order: 'time',
      ...(page && { pageToken: page }),
    })
    // YouTube names that page no more: what it held and was not heard is met when all is compared by night, or not at all.
    if (answer.kind === 'declined' && answer.reason === 'invalidPageToken' && page) return null
    if (answer.kind !== 'there') return owe(round, page, unheardFor(answer))
    const before = round.met.length
    for (const thread of itemsOf(answer.value)) {
      const not = await hearThread(round, thread)
      if (not) return owe(round, page, not)
    }
    const next = textOf(answer.value.nextPageToken)
    if (!next || round.met.length === before) return null
    page = next
  }
}

function owe(round: Round, page: string, not: Not = null): Not {
  if (page) round.cursor.owed.push(page)
  return not
}

const shownIn = (round: Round) => new Set(round.met.map(({ comment, video }) => nativeIdOf(video, idOf(comment.id))))

function latestIn(round: Round): Date | null {
  const latest = Math.max(0, ...round.met.map(({ comment }) => timeOf(comment)))
  return latest > 0 ? new Date(latest) : null
}
