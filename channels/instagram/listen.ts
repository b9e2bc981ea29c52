import { type Listened, type Means, type Place, type RawEvent, type Trouble } from '#channel'
import { type Json } from '#kernel'
import { doubtOf, type Graph, unheardFor } from '#meta'
import { changesIn } from './changes.ts'
import { type Account, accountOf } from './connected.ts'
import { type Cursor, type Partly, readCursor, writeCursor } from './cursor.ts'
import { adsMedia, endedMedia, goneUnder, olderMedia, owedPages, takeIn } from './media.ts'
import { mentionsIn, tagged } from './mentions.ts'
import { toReadComments } from './rights.ts'
import { mediaWith } from './round.ts'
import { talksOf } from './talks.ts'

/** While news is brought, the account is asked no more often: each hundred of a burst would cost a round of calls. */
const betweenRounds = 60_000
/** In hundredths of what the platform allows: past that only the newest is asked for, so that answering stays possible. */
const mostUsed = 90

/** Asks for what is new, takes in what was brought, looks again at what is young, and follows what was taken away. */
export async function listen(graph: Graph, place: Place, json: Json, means: Means): Promise<Listened> {
  const account = accountOf(place)
  if (!graph.token || !account) return { kind: 'needs-reconnection', why: 'no account is known' }
  const cursor = readCursor(json)
  const knocks = means.knocks ?? []
  const since = means.clock().getTime() - cursor.asked.at
  const events: RawEvent[] = []
  if (knocks.length === 0 || since < 0 || since >= betweenRounds) {
    const round = await goRound(graph, account, cursor, means)
    // What was brought is heard all the same; the rest is told by the round that comes next.
    if (round.unheard?.kind === 'needs-reconnection' || (round.unheard && knocks.length === 0)) return round.unheard
    events.push(...round.events)
  }
  // Asked for, a comment comes with its date and its media; brought afterwards, it is known.
  const { events: brought, named } = changesIn(knocks, account.id, cursor)
  const mentions = await mentionsIn(graph, account.id, named, cursor, means)
  return heard([...events, ...brought, ...mentions.events], cursor, mentions.keeps)
}

async function goRound(graph: Graph, account: Account, cursor: Cursor, means: Means) {
  const newest = await mediaWith(graph, account.id, null, means)
  if (newest.kind !== 'media') {
    const unheard = unheardFor(newest)
    cursor.asked.partly = { why: troubleIn(unheard), detail: 'media' }
    return { events: [], unheard }
  }
  if (newest.used >= mostUsed) {
    const events = newest.media.flatMap((one) => takeIn(one, account.id, cursor))
    const partly: Partly = { why: 'too-many-requests', detail: `${Math.round(newest.used)} %` }
    cursor.asked = { at: means.clock().getTime(), partly }
    return { events, unheard: null }
  }
  const older = await olderMedia(graph, account.id, newest.after, cursor, means)
  const ads = await adsMedia(graph, cursor, means)
  const all = new Map([...newest.media, ...older, ...ads.media].map((one) => [String(one.media.id), one]))
  const events: RawEvent[] = []
  for (const one of all.values()) events.push(...takeIn(one, account.id, cursor))
  events.push(...(await owedPages(graph, account.id, all, cursor, means)))
  const isRead = [...all.values()].some(({ comments }) => comments.length > 0)
  const doubt = doubtOf(graph, toReadComments, isRead, means)
  for (const one of all.values()) events.push(...(await goneUnder({ ...graph, doubt }, one, cursor, means)))
  events.push(...(await endedMedia({ ...graph, doubt }, newest.media, new Set(all.keys()), cursor, means)))
  const shown = await tagged(graph, account.id, cursor, means)
  const spoken = await talksOf(graph, account, cursor, means)
  const partly = partlyFor({
    comments: doubt.isShut ? notGiven : null,
    ads: ads.not,
    tags: shown.not,
    conversations: spoken.not,
  })
  cursor.asked = { at: means.clock().getTime(), partly }
  return { events: [...events, ...shown.events, ...spoken.events], unheard: null }
}

function heard(events: RawEvent[], cursor: Cursor, keeps: string[]): Listened {
  const latest = Math.max(0, ...[...cursor.known.values()].map(({ saidAt }) => saidAt))
  return {
    kind: 'heard',
    events,
    cursor: writeCursor(cursor),
    movedTo: null,
    latest: latest ? new Date(latest) : null,
    ...(keeps.length > 0 && { keeps }),
    ...(cursor.asked.partly && { partly: cursor.asked.partly }),
  }
}

/** Each part is a right of its own, which may be taken away by itself. */
function partlyFor(not: Record<string, Parameters<typeof unheardFor>[0] | null>): Partly | null {
  const parts = Object.entries(not).flatMap(([part, why]) => (why ? [[part, troubleIn(unheardFor(why))] as const] : []))
  const [first] = parts
  return first ? { why: first[1], detail: parts.map(([part]) => rightFor[part] ?? part).join(', ') } : null
}

const notGiven = { kind: 'declined', what: 'rights', detail: toReadComments } as const

/** Which right opens what, so that whoever reads of a part that is not heard knows which one to look at. */
const rightFor: Readonly<Record<string, string>> = {
  comments: `comments (${toReadComments})`,
  conversations: 'conversations (instagram_manage_messages)',
  tags: 'tags (instagram_basic)',
  ads: 'ads (instagram_manage_comments)',
}

const troubleIn = (unheard: ReturnType<typeof unheardFor>): Trouble =>
  unheard.kind === 'later' || unheard.kind === 'trouble' ? unheard.why : 'not-allowed'
