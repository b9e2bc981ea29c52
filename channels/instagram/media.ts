/** What is said under media: what is new, what is owed, what is gone. */
import { type Means, type RawEvent } from '#channel'
import { type Answer, ask, type Doubt, digestOfText, type Graph, type Thing, textOf, timeOf } from '#meta'
import { type Cursor } from './cursor.ts'
import { writeComment, writeEnd, writeGone } from './read.ts'
import { listAt, mediaWith, oneMedia, type Under } from './round.ts'

/** Pages of older comments that one round reads, over all media together. */
const mostPages = 20
const mostMissed = 25
const adsAtOnce = 5

/** One page of media further back each round, then from the newest again: old ones are never starved by new ones. */
export async function olderMedia(graph: Graph, account: string, first: string | null, cursor: Cursor, means: Means) {
  const from = cursor.older ?? first
  if (!from) return []
  const media = await mediaWith(graph, account, from, means)
  if (media.kind === 'media') cursor.older = media.after
  // A place in the list that is known no more: the walk begins anew.
  else if (media.kind === 'declined') cursor.older = null
  return media.kind === 'media' ? media.media : []
}

/** Media behind ads, a few each round in turn; those that stand no more are let go. */
export async function adsMedia(graph: Graph, cursor: Cursor, means: Means) {
  const media: Under[] = []
  let not: Exclude<Answer, { kind: 'there' }> | null = null
  for (const id of cursor.ads.slice(0, adsAtOnce)) {
    const one = await oneMedia(graph, id, means)
    cursor.ads = cursor.ads.filter((other) => other !== id)
    if ('media' in one) media.push(one)
    else if (one.kind !== 'declined' || one.what !== 'missing') not = one
    else continue
    cursor.ads.push(id)
  }
  return { media, not }
}

/** The newest comments under one media; what does not reach down to what was read before is owed. */
export function takeIn(under: Under, account: string, cursor: Cursor): RawEvent[] {
  const { media, count, comments, after, longer } = under
  const id = textOf(media.id)
  const path = `/${id}/comments`
  const before = cursor.through.get(id)
  const events = newsAmong(comments, media, account, cursor)
  // More is counted than was met: it stands further down, under an old comment.
  const isDeeper = before !== undefined && count - before.count > events.length
  const above = isDeeper ? 0 : (before?.at ?? 0)
  const times = comments.filter(({ parent_id }) => !parent_id).map(saidAt)
  const newest = Math.max(before?.at ?? 0, ...times)
  const owed = cursor.owed.get(path)
  if (after && (isDeeper || Math.min(...times) > above)) {
    cursor.owed.set(path, { media: id, after, above: Math.min(owed?.above ?? above, above), newest })
    cursor.through.set(id, { at: before?.at ?? 0, count })
  } else cursor.through.set(id, { at: owed ? (before?.at ?? 0) : newest, count })
  if (isDeeper || before === undefined) oweReplies(longer, id, cursor)
  return events
}

function oweReplies(longer: Under['longer'], media: string, cursor: Cursor) {
  for (const { path, after } of longer)
    if (!cursor.owed.has(path)) cursor.owed.set(path, { media, after, above: 0, newest: 0 })
}

/** Each list with something owed gets a page in turn, so that a long one leaves room for the others. */
export async function owedPages(graph: Graph, account: string, all: Map<string, Under>, cursor: Cursor, means: Means) {
  const events: RawEvent[] = []
  for (let pages = 0; pages < mostPages && cursor.owed.size > 0; pages++) {
    const [path, owed] = [...cursor.owed][0]!
    cursor.owed.delete(path)
    const older = await listAt(graph, path, owed.after || null, means)
    if (older.kind === 'declined' && older.what !== 'token') {
      // The place in the list is known no more: begun anew from the newest, unless what it is under is gone.
      if (older.what === 'other' && owed.after) cursor.owed.set(path, { ...owed, after: '' })
      continue
    }
    if (older.kind !== 'comments') {
      cursor.owed.set(path, owed)
      break
    }
    events.push(...newsAmong(older.comments, all.get(owed.media)?.media ?? { id: owed.media }, account, cursor))
    oweReplies(older.longer, owed.media, cursor)
    const lowest = Math.min(...older.comments.filter(({ parent_id }) => !parent_id).map(saidAt))
    const through = cursor.through.get(owed.media)
    if (older.after && lowest > owed.above) cursor.owed.set(path, { ...owed, after: older.after })
    else if (owed.newest > 0) cursor.through.set(owed.media, { at: owed.newest, count: through?.count ?? 0 })
  }
  return events
}

/** Oldest first; those heard already, in these very words, are no news. */
function newsAmong(comments: readonly Thing[], media: Thing, account: string, cursor: Cursor): RawEvent[] {
  const events: RawEvent[] = []
  for (const comment of comments.toSorted((one, other) => saidAt(one) - saidAt(other))) {
    const id = textOf(comment.id)
    const digest = digestOfText(comment.text)
    if (cursor.known.get(id)?.digest === digest) continue
    cursor.known.set(id, { digest, media: textOf(media.id), saidAt: saidAt(comment) })
    events.push(writeComment(comment, media, account))
  }
  return events
}

export const saidAt = (comment: Thing) => timeOf(comment.timestamp)?.getTime() ?? 0

type Reading = Graph & { doubt: Doubt }

const isGone = async (answer: Answer, { doubt }: Reading) =>
  answer.kind === 'declined' && answer.what === 'missing' && (await doubt.mayRead())

/** Known comments missing where they stood: asked for one by one, since only the platform's word ends one. */
export async function goneUnder(graph: Reading, under: Under, cursor: Cursor, means: Means) {
  const { media, comments, after } = under
  const events: RawEvent[] = []
  const there = new Set(comments.map(({ id }) => id))
  const lowest = after ? Math.min(...comments.filter(({ parent_id }) => !parent_id).map(saidAt)) : 0
  const missed = [...cursor.known].filter(
    ([id, one]) => one.digest && one.media === media.id && one.saidAt > lowest && !there.has(id),
  )
  for (const [id, one] of missed.slice(0, mostMissed)) {
    const answer = await ask(graph, { path: `/${id}`, query: { fields: 'id' } }, means)
    if (!(await isGone(answer, graph))) continue
    cursor.known.set(id, { ...one, digest: '' })
    events.push(writeGone(id))
  }
  return events
}

const mostAsked = 10

/**
 * A media that stood among the newest and does no more: asked for, unless it is met further down, where newer ones push it. What
 * was said under one that is no more has ended with it.
 */
export async function endedMedia(
  graph: Reading,
  newest: readonly Under[],
  met: ReadonlySet<string>,
  cursor: Cursor,
  means: Means,
) {
  const missed = cursor.newest.filter((id) => !met.has(id))
  const left = missed.slice(mostAsked)
  const events: RawEvent[] = []
  for (const id of missed.slice(0, mostAsked)) {
    const answer = await ask(graph, { path: `/${id}`, query: { fields: 'id' } }, means)
    if (await isGone(answer, graph)) events.push(endOf(id, cursor))
    else if (answer.kind !== 'there') left.push(id)
  }
  cursor.newest = [...newest.map(({ media }) => textOf(media.id)), ...left]
  return events
}

function endOf(media: string, cursor: Cursor): RawEvent {
  cursor.through.delete(media)
  for (const [path, owed] of cursor.owed) if (owed.media === media) cursor.owed.delete(path)
  for (const [id, one] of cursor.known) if (one.media === media) cursor.known.set(id, { ...one, digest: '' })
  return writeEnd(media)
}
