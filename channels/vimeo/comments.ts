/** The comments below one video: what is new from the newest down, what an earlier round left, and what was taken away. */
import { type Unheard } from '#channel'
import { digestOf } from '#reading'
import { unheardFor } from './ask.ts'
import { type Looked } from './cursor.ts'
import { commentOf, nativeIdOf, writeComment, writeGone } from './read.ts'
import { accountOf, askIn, type Round } from './round.ts'
import { numberIn, type Thing, textOf, thingOf, thingsOf, totalOf } from './thing.ts'

const pageSize = 100
const mostPages = 10
const mostMissed = 20
const deepest = 5

export interface Walk {
  met: Map<number, Thing>
  /** The page that would come next. */
  next: number
  ended: boolean
  lowest: number
  unheard: Unheard | null
}

export async function hearBelow(round: Round, video: Thing): Promise<Unheard | null> {
  const id = numberIn(video.uri, 'videos')
  const before: Looked = round.cursor.videos.get(id) ?? { total: 0, at: 0, until: 0, owed: null, shut: false }
  // Down past what was heard before: only there is it told that a reply came to something old.
  const fresh = await walk(round, id, 1, 0)
  if (fresh.unheard && fresh.met.size === 0) return fresh.unheard
  const left = owedAfter(before, fresh)
  // One page back: what was taken away meanwhile has drawn the rest forward.
  const late = left && !fresh.unheard ? await walk(round, id, Math.max(1, left.page - 1), left.above) : null
  let unheard = fresh.unheard ?? late?.unheard ?? null
  const followed = new Set<number>()
  for (const [number, comment] of [...(late?.met ?? []), ...fresh.met].sort(([one], [other]) => one - other)) {
    hear(round, video, comment, 0, number > Math.min(before.until, left?.above ?? before.until))
    unheard = (await hearReplies(round, video, number, comment, followed, 1)) ?? unheard
  }
  if (!fresh.unheard) await hearGone(round, id, fresh, followed)
  const owed = left && !late?.ended ? { page: Math.max(left.page, late?.next ?? 0), above: left.above } : null
  // A round that ends halfway has not heard all that the total counts.
  const total = unheard || owed ? before.total : totalOf(video, 'comments')
  const until = Math.max(before.until, ...fresh.met.keys())
  const shut = thingOf(video.privacy)?.view !== 'anybody'
  round.cursor.videos.set(id, { total, at: round.means.clock().getTime(), until, owed, shut })
  return unheard
}

export async function walk(round: Round, video: number, from: number, until: number): Promise<Walk> {
  const done: Walk = { met: new Map(), next: from, ended: false, lowest: Number.POSITIVE_INFINITY, unheard: null }
  for (; done.next < from + mostPages; done.next++) {
    const query = { direction: 'desc', per_page: `${pageSize}`, page: `${done.next}` }
    const answer = await askIn(round, `/videos/${video}/comments`, query)
    if (answer.kind !== 'there') return { ...done, unheard: unheardFor(answer) }
    const page = thingsOf(answer.value)
    for (const comment of page) {
      const number = numberIn(comment.uri, 'comments')
      if (!number) continue
      done.met.set(number, comment)
      done.lowest = Math.min(done.lowest, number)
    }
    if (page.length < pageSize) return { ...done, ended: true, lowest: 0 }
    if (done.lowest <= until) return { ...done, ended: true }
  }
  return done
}

/** What this round could not reach, and what an earlier one left. */
function owedAfter(before: Looked, fresh: Walk): Looked['owed'] {
  if (fresh.ended || fresh.lowest <= before.until) return before.owed
  return { page: fresh.next, above: Math.min(before.until, before.owed?.above ?? before.until) }
}

/** `isNew`: to be heard although nothing is remembered of it. */
function hear(round: Round, video: Thing, comment: Thing, parent: number, isNew: boolean): void {
  const key = nativeIdOf(numberIn(video.uri, 'videos'), numberIn(comment.uri, 'comments'))
  const known = round.cursor.known.get(key)
  const digest = digestOf([
    textOf(comment.text),
    textOf(thingOf(comment.user)?.name),
    `${parent || (known?.parent ?? 0)}`,
  ])
  if (known?.digest === digest || (!known && !isNew)) return
  round.cursor.known.set(key, { digest, replies: known?.replies ?? 0, parent: parent || (known?.parent ?? 0) })
  round.events.push(writeComment(comment, video, parent || (known?.parent ?? 0), accountOf(round.place)))
}

/** Asked for only where their number has changed: edits of replies are heard when something else is said there. */
async function hearReplies(
  round: Round,
  video: Thing,
  to: number,
  comment: Thing,
  followed: Set<number>,
  depth: number,
): Promise<Unheard | null> {
  const id = numberIn(video.uri, 'videos')
  const known = round.cursor.known.get(nativeIdOf(id, to))
  const total = totalOf(comment, 'replies')
  if (!known || known.replies === total || depth > deepest) return null
  for (let page = 1; page <= mostPages; page++) {
    const path = `/videos/${id}/comments/${to}/replies`
    const answer = await askIn(round, path, { per_page: `${pageSize}`, page: `${page}` })
    if (answer.kind !== 'there') return unheardFor(answer)
    const replies = thingsOf(answer.value)
    for (const reply of replies) {
      hear(round, video, reply, to, true)
      followed.add(numberIn(reply.uri, 'comments'))
      const unheard = await hearReplies(round, video, numberIn(reply.uri, 'comments'), reply, followed, depth + 1)
      if (unheard) return unheard
    }
    if (replies.length < pageSize) break
  }
  followed.add(-to)
  round.cursor.known.set(nativeIdOf(id, to), { ...known, replies: total })
  return null
}

/** Known comments that stand no more where they stood: asked for one by one, since only Vimeo's word ends one. */
async function hearGone(round: Round, video: number, fresh: Walk, followed: Set<number>): Promise<void> {
  const missed = [...round.cursor.known].filter(([key, { parent }]) => {
    const named = commentOf(key)
    if (named?.video !== video || fresh.met.has(named.comment) || followed.has(named.comment)) return false
    // Replies are missed where all replies of the same comment were read, or where it went itself.
    if (parent) return followed.has(-parent) || (parent >= fresh.lowest && !fresh.met.has(parent))
    return named.comment >= fresh.lowest
  })
  for (const [key] of missed.slice(0, mostMissed)) await hearIfGone(round, key)
}

export async function hearIfGone(round: Round, key: string): Promise<void> {
  const named = commentOf(key)
  if (!named) return
  const answer = await askIn(round, `/videos/${named.video}/comments/${named.comment}`)
  if (answer.kind !== 'declined' || ![404, 410].includes(answer.status)) return
  round.events.push(writeGone(named.video, named.comment))
  round.cursor.known.delete(key)
}
