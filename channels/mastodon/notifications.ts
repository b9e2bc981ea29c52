import { ask, type Unheard, unheardFor } from './ask.ts'
import { writeReaction } from './read.ts'
import { meet, type Round, threadOf } from './round.ts'
import { idOf, isAfter, type Thing, textOf, thingOf, thingsOf } from './thing.ts'

const pageSize = 40
const mostPages = 10
/** That someone changes their mind is told by nobody. */
const reactions: Readonly<Record<string, 'like' | 'repost'>> = { favourite: 'like', reblog: 'repost' }
/** At the first hearing, so far back. */
const firstPages = 3

/** Whoever spoke to us since; upwards from the last one read, so that a burst over a page is read whole. */
export async function newNotifications(round: Round): Promise<Unheard | null> {
  return round.cursor.notification === null ? await firstNotifications(round) : await upwards(round)
}

async function upwards(round: Round): Promise<Unheard | null> {
  for (let page = 0; page < mostPages; page++) {
    const since = round.cursor.notification!
    const answer = await pageOf(round, { min_id: since })
    if (answer.kind !== 'there') return unheardFor(answer)
    const all = thingsOf(answer.value)
    const fresh = all.filter(({ id }) => typeof id === 'string' && isAfter(id, since))
    for (const one of oldestFirst(fresh)) await take(one, round)
    if (fresh.length === 0 || all.length < pageSize) return null
  }
  return null
}

async function firstNotifications(round: Round): Promise<Unheard | null> {
  const found: Thing[] = []
  for (let page = 0; page < firstPages; page++) {
    const lowest = found.at(-1)?.id
    const answer = await pageOf(round, typeof lowest === 'string' ? { max_id: lowest } : {})
    if (answer.kind !== 'there') return unheardFor(answer)
    const all = oldestFirst(thingsOf(answer.value)).reverse()
    const older = typeof lowest === 'string' ? all.filter(({ id }) => isAfter(lowest, textOf(id))) : all
    found.push(...older)
    if (older.length < pageSize) break
  }
  for (const one of oldestFirst(found)) await take(one, round)
  // Nobody has spoken yet: whatever comes is after nothing.
  round.cursor.notification ??= '0'
  return null
}

const pageOf = ({ server, means }: Round, more: Record<string, string>) =>
  ask(server, { path: '/api/v1/notifications', query: { limit: `${pageSize}`, ...more } }, means)

const oldestFirst = (all: readonly Thing[]) =>
  [...all].sort((one, other) => (isAfter(textOf(one.id), textOf(other.id)) ? 1 : -1))

/** Only then is it behind us: a round that is cut off begins again with the first it has not taken. */
async function take(notification: Thing, round: Round): Promise<void> {
  const status = thingOf(notification.status)
  const id = idOf(status?.id)
  if (status && id && textOf(notification.type) === 'mention') meet(status, await threadOf(status, id, round), round)
  const how = reactions[textOf(notification.type)]
  const account = thingOf(notification.account)
  if (id && how && account && idOf(account.id)) {
    const event = writeReaction(id, account, how, round.place)
    round.events.set(event.nativeId!, event)
  }
  round.cursor.notification = textOf(notification.id).slice(0, 200)
}
