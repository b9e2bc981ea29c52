import { type Listened, type Means, type Place } from '#channel'
import { type Json } from '#kernel'
import { unheardFor } from './ask.ts'
import { hearConversations, isTooOld, joinConversations } from './conversations.ts'
import { readCursor, unread, writeCursor } from './cursor.ts'
import { openDoor } from './door.ts'
import { accountOf, hear, type List, type Not, type Round } from './round.ts'
import { hearSearches } from './searches.ts'

/** Asks who spoke to us, what we said ourselves, what else is said in those conversations, and what is searched for. */
export async function listen(api: string, place: Place, json: Json, means: Means): Promise<Listened> {
  if (!means.secrets.token || accountOf(place) === '0')
    return { kind: 'needs-reconnection', why: 'no account is known' }
  const cursor = readCursor(json)
  const door = openDoor(api, place, means, cursor.names ?? place.settings.names)
  const round: Round = { door, place, cursor, events: new Map(), latest: null, calls: 0, partly: null }
  const not = await hearAll(round)
  if (not && round.events.size === 0 && !(not.kind === 'later' && not.at <= means.clock())) {
    // Keys that were renewed are kept, or nothing opens any more.
    if (!door.renewed || means.keys) return unheardFor(not)
  }
  cursor.names = door.names
  return {
    kind: 'heard',
    events: [...round.events.values()],
    cursor: writeCursor(cursor),
    movedTo: null,
    latest: round.latest,
    ...(round.partly && { partly: round.partly }),
    ...(door.renewed && !means.keys && { secrets: door.secrets }),
  }
}

async function hearAll(round: Round): Promise<Not | null> {
  const { cursor, place } = round
  const of = (what: string): List => ({ path: `/2/users/${accountOf(place)}/${what}`, query: {}, fewest: 5 })
  const spoken = (await hear(round, of('mentions'), cursor.mentions)) ?? (await hear(round, of('tweets'), cursor.own))
  joinConversations(round)
  if (spoken) return spoken
  const among = await hearConversations(round)
  if (isTooOld(among)) for (const id of cursor.conversations.keys()) cursor.conversations.set(id, unread())
  // A plan without search, or a way of asking that X takes no more: who speaks to us is heard.
  else if (among?.kind === 'declined' && among.status !== 401)
    round.partly = { why: among.status === 403 ? 'search-not-allowed' : 'not-this-kind', detail: among.detail }
  else if (among) return among
  return await hearSearches(round)
}
