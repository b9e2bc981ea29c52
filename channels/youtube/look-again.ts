/** Threads that the newest pages show no more: late replies, edits, and comments that became public since. */
import { type Unheard } from '#channel'
import { unheardFor } from './ask.ts'
import { mostHeld } from './cursor.ts'
import { commentOf, nativeIdOf, writeGone } from './read.ts'
import { askFor, hearThread, isPublic, type Round } from './round.ts'
import { idOf, itemsOf, thingOf } from './thing.ts'

const hour = 3_600_000
/** How often a thread is looked at again, by the age of the latest word in it. */
const bands = [
  { youngerThan: 24 * hour, every: hour / 2 },
  { youngerThan: 7 * 24 * hour, every: 2 * hour },
  { youngerThan: 30 * 24 * hour, every: 12 * hour },
  { youngerThan: Number.POSITIVE_INFINITY, every: 48 * hour },
]
/** For one unit. */
const atOnce = 50
const heldEvery = hour / 2

/** Fifty of them, whose turn it has been for longest, where the round may still ask. */
export async function lookAgain(round: Round, fresh: ReadonlySet<string>): Promise<Unheard | null> {
  const now = round.means.clock().getTime()
  const due = [...round.cursor.known]
    .filter(([id, { saidAt, seenAt }]) => saidAt > 0 && !fresh.has(id) && now - seenAt >= everyFor(now - saidAt))
    .sort(([, one], [, other]) => one.seenAt - other.seenAt)
    .flatMap(([id]) => commentOf(id) ?? [])
    .slice(0, atOnce)
  if (!due.length || round.pages-- <= 0) return null
  const threads = await threadsNamed(
    round,
    due.map(({ comment }) => comment),
  )
  if ('kind' in threads) return threads
  for (const { video, comment } of due) {
    const thread = threads.get(comment)
    if (thread && isPublic(thread)) {
      const unheard = await hearThread(round, thread)
      if (unheard) return unheard
    } else {
      takeBack(round, video, comment)
    }
  }
  return null
}

/** With a comment at the top goes what stood below it: ids of replies begin with its own. */
function takeBack(round: Round, video: string, comment: string): void {
  const top = nativeIdOf(video, comment)
  for (const id of [...round.cursor.known.keys()].filter((one) => one === top || one.startsWith(`${top}.`))) {
    round.gone.push(writeGone(video, commentOf(id)!.comment))
    round.cursor.known.delete(id)
  }
}

const everyFor = (age: number): number => bands.find(({ youngerThan }) => age < youngerThan)!.every

/**
 * A comment that is held for review stands where it was written once it is published, below newer ones: its id is
 * remembered, and it is heard when everybody may see it. Its words are kept no sooner.
 */
export async function hearReleased(round: Round): Promise<Unheard | null> {
  const { cursor, means } = round
  if (means.clock().getTime() - cursor.heldAt < heldEvery || round.pages < 2) return null
  const held = new Set<string>()
  for (const moderationStatus of ['heldForReview', 'likelySpam']) {
    round.pages--
    const query = { part: 'id', allThreadsRelatedToChannelId: round.channel, moderationStatus, order: 'time' }
    const answer = await askFor(round, 'commentThreads', query)
    if (answer.kind !== 'there') return unheardFor(answer)
    for (const { id } of itemsOf(answer.value)) if (idOf(id)) held.add(idOf(id))
  }
  const released = [...cursor.held].filter((id) => !held.has(id)).slice(0, atOnce)
  const threads = released.length ? await threadsNamed(round, released) : new Map()
  if ('kind' in threads) return threads
  for (const thread of threads.values()) {
    const unheard = await hearThread(round, thread)
    if (unheard) return unheard
  }
  const waiting = [...cursor.held].filter((id) => !held.has(id) && !released.includes(id))
  cursor.held = new Set([...waiting, ...held].slice(-mostHeld))
  cursor.heldAt = means.clock().getTime()
  return null
}

async function threadsNamed(round: Round, ids: readonly string[]) {
  const answer = await askFor(round, 'commentThreads', { part: 'snippet,replies', id: ids.join(',') })
  if (answer.kind !== 'there') return unheardFor(answer)
  return new Map(itemsOf(answer.value).flatMap((one) => (thingOf(one.snippet) ? [[idOf(one.id), one] as const] : [])))
}
