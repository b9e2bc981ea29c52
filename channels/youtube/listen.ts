import { type Listened, type Means, type Place, type Unheard } from '#channel'
import { type Json } from '#kernel'
import { digestOf } from '#reading'
import { type Answer, ask, type Google, unheardFor } from './ask.ts'
import { type Cursor, readCursor, writeCursor } from './cursor.ts'
import { open } from './keys.ts'
import { nativeIdOf, writeComment } from './read.ts'
import { countOf, idOf, itemsOf, type Thing, textOf, thingOf } from './thing.ts'
import { videosOf } from './videos.ts'

interface Round {
  google: Google
  token: string
  channel: string
  means: Means
  cursor: Cursor
  /** Oldest first once the round is over. */
  met: { comment: Thing; video: string; replies: number }[]
  pages: number
}

const mostPages = 10
const mostReplyPages = 10
const roundSeconds = 180

/** From the newest thread down to a page where nothing is new, then what earlier rounds left. `most`: pages, at most. */
export async function listen(
  google: Google,
  place: Place,
  json: Json,
  means: Means,
  most = mostPages,
): Promise<Listened> {
  const opened = await open(google, means)
  if (opened.kind !== 'open') return unheardFor(opened)
  const { token, renewed } = opened
  const channel = textOf(place.settings.channel)
  const pages = Math.min(most, await pagesNow(means))
  const round: Round = { google, token, channel, means, cursor: readCursor(json), met: [], pages }
  const owed = round.cursor.owed.splice(0)
  let unheard = await walk(round, '')
  for (const page of owed)
    if (unheard || round.pages <= 0) round.cursor.owed.push(page)
    else unheard = await walk(round, page)
  if (unheard && (round.met.length === 0 || unheard.kind === 'needs-reconnection')) return unheard
  const videos = await videosOf(
    google,
    token,
    round.met.map(({ video }) => video),
    means,
  )
  if (videos.unheard) return unheardFor(videos.unheard)
  const events = round.met.reverse().map(({ comment, video, replies }) => {
    round.cursor.known.set(nativeIdOf(video, idOf(comment.id)), { digest: digestIn(comment), replies })
    return writeComment(comment, video, videos.videos.get(video) ?? null, channel)
  })
  const cursor = writeCursor(round.cursor)
  return { kind: 'heard', events, cursor, movedTo: null, latest: latestIn(round), ...(renewed && { secrets: renewed }) }
}

/** The day's units are spread over its rounds: a long history waits rather than spend them all before noon. */
async function pagesNow({ purse, clock }: Means): Promise<number> {
  if (!purse) return mostPages
  const { hear } = await purse.left()
  const seconds = Math.min(86_400, Math.max(roundSeconds, (purse.fullAt().getTime() - clock().getTime()) / 1000))
  // Two at least: the newest, and one of what is owed.
  return Math.max(2, Math.min(mostPages, Math.floor((hear * roundSeconds) / seconds)))
}

async function walk(round: Round, from: string): Promise<Unheard | null> {
  for (let page = from; ; ) {
    if (round.pages-- <= 0) return owe(round, page)
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
      const unheard = await hearThread(round, thread)
      if (unheard) return owe(round, page, unheard)
    }
    const next = textOf(answer.value.nextPageToken)
    if (!next || round.met.length === before) return null
    page = next
  }
}

function owe(round: Round, page: string, unheard: Unheard | null = null): Unheard | null {
  if (page) round.cursor.owed.push(page)
  return unheard
}

async function hearThread(round: Round, thread: Thing): Promise<Unheard | null> {
  const snippet = thingOf(thread.snippet)
  const top = thingOf(snippet?.topLevelComment)
  const video = idOf(snippet?.videoId)
  if (!top || !idOf(top.id) || !video) return null
  const total = countOf(snippet?.totalReplyCount)
  const known = round.cursor.known.get(nativeIdOf(video, idOf(top.id)))
  const shown = itemsOf(thingOf(thread.replies)?.comments)
  const all = total > shown.length && known?.replies !== total ? await repliesTo(round, idOf(top.id)) : shown
  if (!Array.isArray(all)) return all
  for (const reply of all) if (isNew(round, video, reply)) round.met.push({ comment: reply, video, replies: 0 })
  if (isNew(round, video, top) || known?.replies !== total) round.met.push({ comment: top, video, replies: total })
  return null
}

async function repliesTo(round: Round, parentId: string): Promise<Thing[] | Unheard> {
  const replies: Thing[] = []
  let pageToken = ''
  for (let n = 0; n < mostReplyPages; n++) {
    const query = { part: 'snippet', parentId, ...(pageToken && { pageToken }) }
    const answer = await askFor(round, 'comments', query)
    // Taken back while we asked.
    if (answer.kind === 'declined' && answer.status === 404) return []
    if (answer.kind !== 'there') return unheardFor(answer)
    replies.push(...itemsOf(answer.value))
    pageToken = textOf(answer.value.nextPageToken)
    if (!pageToken) break
  }
  return replies
}

function askFor(round: Round, path: string, query: Readonly<Record<string, string>>): Promise<Answer> {
  const whole = { ...query, maxResults: '100', textFormat: 'plainText' }
  return ask(round.google, round.token, { path, query: whole }, round.means)
}

const isNew = (round: Round, video: string, comment: Thing) =>
  idOf(comment.id) !== '' && round.cursor.known.get(nativeIdOf(video, idOf(comment.id)))?.digest !== digestIn(comment)

function digestIn(comment: Thing): string {
  const snippet = thingOf(comment.snippet)
  return digestOf([textOf(snippet?.textDisplay), textOf(snippet?.authorDisplayName)])
}

function latestIn(round: Round): Date | null {
  const times = round.met.map(({ comment }) => Date.parse(textOf(thingOf(comment.snippet)?.publishedAt)))
  const latest = Math.max(...times.filter((time) => !Number.isNaN(time)))
  return Number.isFinite(latest) ? new Date(latest) : null
}
