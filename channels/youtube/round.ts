/** One round of listening: what is asked, and what is heard of a thread. */
import { type Means, type RawEvent, type Unheard } from '#channel'
import { digestOf } from '#reading'
import { type Answer, ask, type Google, type Key, unheardFor } from './ask.ts'
import { type Cursor } from './cursor.ts'
import { commentOf, nativeIdOf, writeGone } from './read.ts'
import { countOf, idOf, itemsOf, type Thing, textOf, thingOf } from './thing.ts'

export interface Round {
  google: Google
  key: Key
  channel: string
  means: Means
  cursor: Cursor
  /** Oldest first once the round is over. */
  met: { comment: Thing; video: string; replies: number; saidAt: number }[]
  /** Taken back, as looking again has shown. */
  gone: RawEvent[]
  /** How many pages of the newest threads may still be asked for. */
  pages: number
  /** How many lists of any kind may still be begun: a thread’s replies, once begun, are read on. */
  lists: number
}

/** `spent`: the round may begin no more; the thread is heard in another. */
export type Not = Unheard | { kind: 'spent' } | null

const mostReplyPages = 10

export function askFor(round: Round, path: string, query: Readonly<Record<string, string>>): Promise<Answer> {
  round.lists--
  const whole = { ...query, textFormat: 'plainText', ...(!query.id && { maxResults: '100' }) }
  return ask(round.google, round.key, { path, query: whole }, round.means)
}

/** What is new in a thread goes to what the round has met; one that not everybody may see yet is left alone. */
export async function hearThread(round: Round, thread: Thing): Promise<Not> {
  const snippet = thingOf(thread.snippet)
  const top = thingOf(snippet?.topLevelComment)
  const video = idOf(snippet?.videoId)
  if (!top || !idOf(top.id) || !video || !isPublic(thread)) return null
  const total = countOf(snippet?.totalReplyCount)
  const nativeId = nativeIdOf(video, idOf(top.id))
  const known = round.cursor.known.get(nativeId)
  const shown = itemsOf(thingOf(thread.replies)?.comments)
  const hasMore = total > shown.length && known?.replies !== total
  if (hasMore && round.lists <= 0) return { kind: 'spent' }
  const all = hasMore ? await repliesTo(round, idOf(top.id)) : shown
  if (!Array.isArray(all)) return all
  const saidAt = Math.max(known?.saidAt ?? 0, ...[top, ...all].map(timeOf))
  const fresh = all.filter((reply) => isNew(round, video, reply))
  for (const comment of fresh) round.met.push({ comment, video, replies: 0, saidAt: 0 })
  const isOther = known?.replies !== total
  if (isOther || fresh.length > 0) takeBackBelow(round, nativeId, new Set(all.map(({ id }) => idOf(id))), total)
  if (isOther || isNew(round, video, top)) round.met.push({ comment: top, video, replies: total, saidAt })
  else round.cursor.known.set(nativeId, { ...known, saidAt, seenAt: round.means.clock().getTime() })
  return null
}

/** Where YouTube shows as many replies as it counts, whatever else was known there stands there no more. */
function takeBackBelow(round: Round, top: string, replies: ReadonlySet<string>, total: number): void {
  if (replies.size !== total) return
  for (const id of round.cursor.known.keys())
    if (id.startsWith(`${top}.`) && !replies.has(commentOf(id)!.comment)) takeBack(round, id)
}

export function takeBack({ cursor, gone }: Round, id: string): void {
  const { video, comment } = commentOf(id)!
  gone.push(writeGone(video, comment))
  cursor.known.delete(id)
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

/** Held for review, or taken for spam: YouTube shows such a thread to who keeps the channel alone. */
export const isPublic = (thread: Thing): boolean => {
  const snippet = thingOf(thread.snippet)
  const status = textOf(thingOf(thingOf(snippet?.topLevelComment)?.snippet)?.moderationStatus)
  return snippet?.isPublic !== false && !['heldForReview', 'likelySpam', 'rejected'].includes(status)
}

export const isNew = (round: Round, video: string, comment: Thing): boolean =>
  idOf(comment.id) !== '' && round.cursor.known.get(nativeIdOf(video, idOf(comment.id)))?.digest !== digestIn(comment)

export function digestIn(comment: Thing): string {
  const snippet = thingOf(comment.snippet)
  return digestOf([textOf(snippet?.textDisplay), textOf(snippet?.authorDisplayName)])
}

export function timeOf(comment: Thing): number {
  const time = Date.parse(textOf(thingOf(comment.snippet)?.publishedAt))
  return Number.isNaN(time) ? 0 : time
}
