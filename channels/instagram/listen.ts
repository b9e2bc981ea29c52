import { type Knock, type Listened, type Means, type Place, type RawEvent, type Trouble } from '#channel'
import { type Json } from '#kernel'
import { type Graph, unheardFor } from '#meta'
import { changesIn } from './changes.ts'
import { accountOf } from './connected.ts'
import { type Cursor, readCursor, writeCursor } from './cursor.ts'
import { adsMedia, goneUnder, olderMedia, owedPages, takeIn } from './media.ts'
import { mentionsIn, tagged } from './mentions.ts'
import { mediaWith } from './round.ts'
import { talks } from './talks.ts'

/** Asks for what is new, takes in what was brought, looks again at what is young, and follows what was taken away. */
export async function listen(graph: Graph, place: Place, json: Json, means: Means): Promise<Listened> {
  const account = accountOf(place)
  if (!graph.token || !account) return { kind: 'needs-reconnection', why: 'no account is known' }
  const cursor = readCursor(json)
  const events: RawEvent[] = []
  const not = new Map<string, Trouble>()
  const newest = await mediaWith(graph, account.id, null, means)
  if (newest.kind !== 'media') {
    const unheard = unheardFor(newest)
    if (unheard.kind === 'needs-reconnection' || !means.knocks?.length) return unheard
    // What was brought is heard all the same; the rest is told by the round that comes next.
    not.set('media', troubleIn(unheard))
  } else {
    const older = await olderMedia(graph, account.id, newest.after, cursor, means)
    const ads = await adsMedia(graph, cursor, means)
    if (ads.not) not.set('ads', troubleIn(unheardFor(ads.not)))
    const all = new Map([...newest.media, ...older, ...ads.media].map((one) => [String(one.media.id), one]))
    // Asked for, a comment comes with its date and its media; brought afterwards, it is known.
    for (const one of all.values()) events.push(...takeIn(one, account.id, cursor))
    events.push(...(await owedPages(graph, account.id, all, cursor, means)))
    for (const one of all.values()) events.push(...(await goneUnder(graph, one, cursor, means)))
    const shown = await tagged(graph, account.id, cursor, means)
    events.push(...shown.events)
    if (shown.not) not.set('tags', troubleIn(unheardFor(shown.not)))
    const spoken = await talks(graph, account, cursor, means)
    events.push(...spoken.events)
    if (spoken.not) not.set('conversations', troubleIn(unheardFor(spoken.not)))
  }
  const { keeps, events: brought } = await bringing(graph, account.id, means.knocks ?? [], cursor, means)
  return heard([...events, ...brought], cursor, not, keeps)
}

async function bringing(graph: Graph, account: string, knocks: readonly Knock[], cursor: Cursor, means: Means) {
  const { events, named } = changesIn(knocks, account, cursor)
  const mentions = await mentionsIn(graph, account, named, cursor, means)
  return { events: [...events, ...mentions.events], keeps: mentions.keeps }
}

function heard(events: RawEvent[], cursor: Cursor, not: Map<string, Trouble>, keeps: string[]): Listened {
  const latest = Math.max(0, ...[...cursor.known.values()].map(({ saidAt }) => saidAt))
  const [why] = not.values()
  return {
    kind: 'heard',
    events,
    cursor: writeCursor(cursor),
    movedTo: null,
    latest: latest ? new Date(latest) : null,
    ...(keeps.length > 0 && { keeps }),
    // Each part is a right of its own, which may be taken away by itself.
    ...(why && { partly: { why, detail: [...not.keys()].map((part) => rightFor[part] ?? part).join(', ') } }),
  }
}

/** Which right opens what, so that whoever reads of a part that is not heard knows which one to look at. */
const rightFor: Readonly<Record<string, string>> = {
  conversations: 'conversations (instagram_manage_messages)',
  tags: 'tags (instagram_basic)',
  ads: 'ads (instagram_manage_comments)',
}

const troubleIn = (unheard: ReturnType<typeof unheardFor>): Trouble =>
  unheard.kind === 'later' || unheard.kind === 'trouble' ? unheard.why : 'not-allowed'
