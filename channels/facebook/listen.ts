import { type Listened, type Means, type Place, type RawEvent, type Trouble } from '#channel'
import { type Json } from '#kernel'
import { ask, type Doubt, doubtOf, type Graph, idOf, type Thing, textOf, thingOf, timeOf, unheardFor } from '#meta'
import { changesIn } from './changes.ts'
import { type Cursor, type Partly, readCursor, writeCursor } from './cursor.ts'
import { digestOfComment } from './digest.ts'
import { endedPosts, showAgain } from './ends.ts'
import { isOfOthers } from './kinds.ts'
import { mentionsIn } from './mentions.ts'
import { newsOfPost, postedAt, tagged } from './posts.ts'
import { writeComment, writeGone } from './read.ts'
import { olderUnder, postsWith, type Under } from './round.ts'
import { messagesIn, talksOf } from './talks.ts'

/** Pages of older comments that one round reads, over all posts together. */
const mostPages = 20
const toReadOthers = 'pages_read_user_content'
const mostMissed = 25
/** While news is brought, the page is asked no more often: each hundred of a burst would cost a round of calls. */
const betweenRounds = 60_000
const betweenLooks = 3_600_000
/** In hundredths of what the platform allows: past that only the newest is asked for, so that answering stays possible. */
const mostUsed = 90

/** Takes in what was brought, asks for what is new, looks again at what is young, and follows what was taken away. */
export async function listen(graph: Graph, place: Place, json: Json, means: Means): Promise<Listened> {
  const page = textOf(place.settings.page)
  if (!graph.token || !idOf(page)) return { kind: 'needs-reconnection', why: 'no page is known' }
  const cursor = readCursor(json)
  const knocks = means.knocks ?? []
  const { events, named } = changesIn(knocks, page, cursor)
  const since = means.clock().getTime() - cursor.asked.at
  if (knocks.length === 0 || since < 0 || since >= betweenRounds) {
    const unheard = await goRound(graph, page, { events, cursor }, means)
    // What was brought is heard all the same; the rest is told by the round that comes next.
    if (unheard?.kind === 'needs-reconnection' || (unheard && knocks.length === 0)) return unheard
  }
  // Asked for, a private message comes with the name of who says it; brought afterwards, it is known.
  events.push(...messagesIn(knocks, page, cursor))
  const mentions = await mentionsIn(graph, page, named, cursor, means)
  return heard([...events, ...mentions.events], cursor, mentions.keeps)
}

type Round = { events: RawEvent[]; cursor: Cursor }

/** All that is asked for; null once it is heard, and what could not be stands in the cursor. */
async function goRound(graph: Graph, page: string, { events, cursor }: Round, means: Means) {
  const newest = await postsWith(graph, `/${page}/feed`, null, means)
  if (newest.kind !== 'posts') {
    const unheard = unheardFor(newest)
    cursor.asked.partly = { why: troubleIn(unheard), detail: 'feed' }
    return unheard
  }
  if (newest.used >= mostUsed) {
    for (const one of newest.posts) events.push(...takeIn(one, page, cursor))
    const partly: Partly = { why: 'too-many-requests', detail: `${Math.round(newest.used)} %` }
    cursor.asked = { at: means.clock().getTime(), partly }
    return null
  }
  const ads = await postsWith(graph, `/${page}/ads_posts`, null, means)
  const older = await olderPosts(graph, page, newest.after, cursor, means)
  const met = [...newest.posts, ...(ads.kind === 'posts' ? ads.posts : []), ...older]
  const all = new Map(met.map((one) => [textOf(one.post.id), one]))
  for (const one of all.values()) events.push(...takeIn(one, page, cursor))
  events.push(...(await owedPages(graph, page, all, cursor, means)))
  const reading = { ...graph, doubt: doubtOf(graph, toReadOthers, [...all.values()].some(showsOthers(page)), means) }
  for (const one of all.values()) events.push(...(await goneUnder(reading, one, cursor, means)))
  const stood = newest.posts.map(({ post }) => textOf(post.id))
  events.push(...(await endedPosts(reading, stood, new Set(all.keys()), cursor, means)))
  const named = await tagged(graph, page, cursor, means)
  events.push(...named.events)
  const spoken = await talksOf(graph, page, cursor, means)
  events.push(...spoken.events)
  await lookWhetherShown(graph, page, cursor, means)
  const parts = partlyFor({
    comments: reading.doubt.isShut ? { kind: 'declined', what: 'rights', detail: '' } : null,
    ads_posts: ads.kind === 'posts' ? null : ads,
    tagged: named.not,
    conversations: spoken.not,
  })
  const detail = ['is_published', ...(parts ? [parts.detail] : [])].join(', ')
  const partly: Partly | null = cursor.shown.is ? parts : { why: 'unpublished', detail }
  cursor.asked = { at: means.clock().getTime(), partly }
  return null
}

/** A page that is not published is heard all the same, but nobody sees it. */
async function lookWhetherShown(graph: Graph, page: string, cursor: Cursor, means: Means): Promise<void> {
  const now = means.clock().getTime()
  if (cursor.shown.is && now - cursor.shown.at < betweenLooks && now >= cursor.shown.at) return
  const answer = await ask(graph, { path: `/${page}`, query: { fields: 'id,is_published' } }, means)
  if (answer.kind === 'there') cursor.shown = { at: now, is: answer.value.is_published !== false }
}

function heard(events: RawEvent[], cursor: Cursor, keeps: string[]): Listened {
  const { partly } = cursor.asked
  const latest = Math.max(0, ...[...cursor.known.values()].map(({ saidAt }) => saidAt))
  return {
    kind: 'heard',
    events,
    cursor: writeCursor(cursor),
    movedTo: null,
    latest: latest ? new Date(latest) : null,
    ...(keeps.length > 0 && { keeps }),
    ...(partly && { partly }),
  }
}

/** Each part is a right of its own, which may be taken away by itself. */
function partlyFor(not: Record<string, Parameters<typeof unheardFor>[0] | null>): Partly | null {
  const parts = Object.entries(not).flatMap(([part, why]) => (why ? [[part, troubleIn(unheardFor(why))] as const] : []))
  const [first] = parts
  return first ? { why: first[1], detail: parts.map(([part]) => rightFor[part] ?? part).join(', ') } : null
}

/** Which right opens what, so that whoever reads of a part that is not heard knows which one to look at. */
const rightFor: Readonly<Record<string, string>> = {
  comments: `comments (${toReadOthers})`,
  conversations: 'conversations (pages_messaging)',
  tagged: 'tagged (pages_read_user_content)',
}

const troubleIn = (unheard: ReturnType<typeof unheardFor>): Trouble =>
  unheard.kind === 'later' || unheard.kind === 'trouble' ? unheard.why : 'not-allowed'

/** One page of posts further back each round, then from the newest again: an old post is never starved by a new one. */
async function olderPosts(graph: Graph, page: string, first: string | null, cursor: Cursor, means: Means) {
  const from = cursor.older ?? first
  if (!from) return []
  const posts = await postsWith(graph, `/${page}/feed`, from, means)
  if (posts.kind === 'posts') cursor.older = posts.after
  // A place in the list that is known no more: the walk begins anew.
  else if (posts.kind === 'declined') cursor.older = null
  return posts.kind === 'posts' ? posts.posts : []
}

/** The newest comments under one post; what does not reach down to what was read before is owed. */
function takeIn({ post, comments, after }: Under, page: string, cursor: Cursor): RawEvent[] {
  const id = textOf(post.id)
  showAgain(id, cursor)
  const above = cursor.through.get(id) ?? 0
  const times = comments.map(saidAt)
  const isTheirs = isOfOthers(post, page)
  const newest = Math.max(above, isTheirs ? postedAt(post) : 0, ...times)
  if (after && Math.min(...times) > above) {
    const owed = cursor.owed.get(id)
    cursor.owed.set(id, { after, above: owed?.above ?? above, newest })
  } else if (!cursor.owed.has(id)) cursor.through.set(id, newest)
  return [...(isTheirs ? newsOfPost(post, page, cursor) : []), ...newsAmong(comments, post, page, cursor)]
}

/** Each post with something owed gets a page in turn, so that a long one leaves room for the others. */
async function owedPages(graph: Graph, page: string, all: Map<string, Under>, cursor: Cursor, means: Means) {
  const events: RawEvent[] = []
  for (let pages = 0; pages < mostPages && cursor.owed.size > 0; pages++) {
    const [id, owed] = [...cursor.owed][0]!
    cursor.owed.delete(id)
    const older = await olderUnder(graph, id, owed.after || null, means)
    if (older.kind === 'declined' && older.what !== 'token') {
      // The place in the list is known no more: begun anew from the newest, unless the post itself is gone.
      if (older.what === 'other' && owed.after) cursor.owed.set(id, { ...owed, after: '' })
      continue
    }
    if (older.kind !== 'comments') {
      cursor.owed.set(id, owed)
      break
    }
    events.push(...newsAmong(older.comments, all.get(id)?.post ?? { id }, page, cursor))
    const lowest = Math.min(...older.comments.map(saidAt))
    if (older.after && lowest > owed.above) cursor.owed.set(id, { ...owed, after: older.after })
    else cursor.through.set(id, owed.newest)
  }
  return events
}

/** Oldest first; those heard already, in these very words, are no news. */
function newsAmong(comments: readonly Thing[], post: Thing, page: string, cursor: Cursor): RawEvent[] {
  const events: RawEvent[] = []
  for (const comment of comments.toSorted((one, other) => saidAt(one) - saidAt(other))) {
    const id = textOf(comment.id)
    const digest = digestOfComment(comment.message, comment.from, idOf(thingOf(comment.parent)?.id))
    if (cursor.known.get(id)?.digest === digest) continue
    const known = cursor.known.get(id)
    cursor.known.set(id, { digest, post: textOf(post.id), saidAt: saidAt(comment), at: known?.at || saidAt(comment) })
    // Of a post that was not asked for along with it, whose words it is is remembered.
    const answers = !post.from && cursor.known.get(textOf(post.id))?.digest ? textOf(post.id) : null
    events.push(writeComment(comment, post, page, answers))
  }
  return events
}

const saidAt = (comment: Thing) => timeOf(comment.created_time)?.getTime() ?? 0

/** Whose words no name is told of are others’, too. */
const showsOthers =
  (page: string) =>
  ({ post, comments }: Under): boolean =>
    isOfOthers(post, page) || comments.some(({ from }) => idOf(thingOf(from)?.id) !== page)

/** Known comments missing where they stood: asked for one by one, since only the platform's word ends one. */
async function goneUnder(
  graph: Graph & { doubt: Doubt },
  { post, comments, after }: Under,
  cursor: Cursor,
  means: Means,
) {
  const events: RawEvent[] = []
  const there = new Set(comments.map(({ id }) => id))
  const lowest = after ? Math.min(...comments.map(saidAt)) : 0
  const missed = [...cursor.known].filter(
    ([id, one]) => one.digest && one.post === post.id && one.saidAt > lowest && !there.has(id),
  )
  for (const [id, one] of missed.slice(0, mostMissed)) {
    const answer = await ask(graph, { path: `/${id}`, query: { fields: 'id' } }, means)
    if (answer.kind !== 'declined' || answer.what !== 'missing' || !(await graph.doubt.mayRead())) continue
    cursor.known.set(id, { ...one, digest: '', at: means.clock().getTime() })
    events.push(writeGone(id))
  }
  return events
}
