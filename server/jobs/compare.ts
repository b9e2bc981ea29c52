import { type Channel, type Means, type RawEvent, type Standing } from '#channel'
import { type ContactPoint, compareLater, compareNoMore, contactPoint, recordComparison } from '#contact-point'
import { missingHere } from '#conversation'
import { type PlaceJob } from '#database'
import { type ListenNeeds, listenAt } from './listen.ts'
import { meansAt } from './means-at.ts'
import { type ReadNeeds, readAll } from './read.ts'

/**
 * Asks a place what it has and looks whether all of it is held here. One listens first, so that only what was lost on the
 * way is missing. No transaction is open while the network takes its time.
 */
export async function compareAt(needs: ListenNeeds & ReadNeeds, { workspace, place: id }: PlaceJob): Promise<void> {
  const at = { workspace, place: id }
  const within = <T>(work: Parameters<typeof needs.within<T>>[2]) => needs.within([workspace], null, work)
  const before = await within((db) => contactPoint(db, workspace, id))
  const channel = needs.channels.get(before.channel)
  if (!channel?.tallies || before.closedAt) return await within((db) => compareNoMore(db, at))
  const began = needs.clock()
  if (!before.pausedAt) await listenAt(needs, at)
  const place = await within((db) => contactPoint(db, workspace, id))
  // What cannot be heard at all is told already; what is not listened to has nothing to be compared with.
  if (place.pausedAt || place.closedAt || place.failures > 0 || place.waitingSince)
    return await within((db) => compareLater(db, needs.clock, at))
  await readAll(needs, at)
  const means = await meansAt(needs, place)
  const tally = await channel.tallies.tally(place, place.cursor, means)
  if (tally.kind !== 'tallied')
    return await within((db) => compareLater(db, needs.clock, at, tally.kind === 'later' ? tally.at : null))
  // What was said while we listened is not lost: the next round brings it.
  const standing = tally.standing.slice(0, most).filter(({ saidAt }) => !saidAt || saidAt <= began)
  const shown = standing.flatMap((one) => shownAs(one, channel, place))
  const lost = await within((db) => missingHere(db, place, shown))
  const missing = shown.filter(({ nativeId }) => lost.has(nativeId))
  const events = await eventsFor(missing, { channel, place, means })
  await within((db) => recordComparison(db, needs, at, { count: standing.length, missing, events }))
}

/** As many as one comparison is about. */
const most = 200

interface Seen extends Standing {
  by: string | null
}

/** As reading its event would name it; an event that says nothing is nothing that could be missing. */
function shownAs(one: Standing, channel: Channel, place: ContactPoint): Seen[] {
  const read = one.event && channel.read(one.event, place)
  if (read?.kind !== 'read') return [{ ...one, by: null }]
  const said = read.heard.find((heard) => heard.kind === 'said' && heard.nativeId === one.nativeId)
  return said?.kind === 'said' ? [{ ...one, by: said.by.nativeId }] : []
}

/** The events to hear what is missing by. Where a place tells none, it is listened to from the beginning. */
async function eventsFor(
  missing: readonly Seen[],
  { channel, place, means }: { channel: Channel; place: ContactPoint; means: Means },
): Promise<RawEvent[]> {
  const events = missing.flatMap(({ event }) => event ?? [])
  const untold = new Set(missing.filter(({ event }) => !event).map(({ nativeId }) => nativeId))
  const again = untold.size ? await channel.listens?.listen(place, null, means) : undefined
  if (again?.kind !== 'heard') return events
  const wanted = again.events.filter((event) => {
    const read = channel.read(event, place)
    return read.kind === 'read' && read.heard.some(({ nativeId }) => untold.has(nativeId))
  })
  return [...events, ...wanted]
}
