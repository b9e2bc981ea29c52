/** Threads that the newest pages show no more: late replies, edits, and comments that became public since. */
import { unheardFor } from './ask.ts'
import { mostHeld } from './cursor.ts'
import { commentOf, nativeIdOf } from './read.ts'
import { askFor, hearThread, isPublic, type Not, type Round, takeBack } from './round.ts'
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
export async function lookAgain(round: Round, fresh: ReadonlySet<string>): Promise<Not> {
  const now = round.means.clock().getTime()
  const due = [...round.cursor.known]
    .filter(([id, { saidAt, seenAt }]) => saidAt > 0 && !fresh.has(id) && now - seenAt >= everyFor(now - saidAt))
    .sort(([, one], [, other]) => one.seenAt - other.seenAt)
    .flatMap(([id]) => commentOf(id) ?? [])
    .slice(0, atOnce)
  if (!due.length || round.lists <= 0) return null
  const threads = await threadsNamed(
    round,
    due.map(({ comment }) => comment),
  )
  if ('kind' in threads) return threads
  for (const { video, comment } of due) {
    const thread = threads.get(comment)
    if (thread && isPublic(thread)) {
      const not = await hearThread(round, thread)
      if (not) return not
    } else {
      takeBackWhole(round, nativeIdOf(video, comment))
    }
  }
  return null
}

/** With a comment at the top goes what stood below it: ids of replies begin with its own. */
function takeBackWhole(round: Round, top: string): void {
  for (const id of round.cursor.known.keys()) if (id === top || id.startsWith(`${top}.`)) takeBack(round, id)
}

const everyFor = (age: number): number => bands.find(({ youngerThan }) => age < youngerThan)!.every

/**
 * A comment that is held for review stands where it was written once it is published, below newer ones: its id is
 * remembered, and it is heard when everybody may see it. Its words are kept no sooner. YouTube names the newest hundred
 * that wait: one that it names no more is asked for itself.
 */
export async function hearReleased(round: Round): Promise<Not> {
  const { cursor, means } = round
  if (means.clock().getTime() - cursor.heldAt < heldEvery || round.lists < 2) return null
  const held = new Set<string>()
  for (const moderationStatus of ['heldForReview', 'likelySpam']) {
    const query = { part: 'id', allThreadsRelatedToChannelId: round.channel, moderationStatus, order: 'time' }
    const answer = await askFor(round, 'commentThreads', query)
    if (answer.kind !== 'there') return unheardFor(answer)
    for (const { id } of itemsOf(answer.value)) if (idOf(id)) held.add(idOf(id))
  }
  const unnamed = [...cursor.held].filter((id) => !held.has(id))
  const asked = unnamed.slice(0, atOnce)
  const threads = asked.length ? await threadsNamed(round, asked) : new Map()
  if ('kind' in threads) return threads
  const waiting = new Set(asked.filter((id) => threads.has(id) && !isPublic(threads.get(id))))
  for (const [id, thread] of threads) {
    const not = await hearThread(round, thread)
    if (not?.kind === 'spent') waiting.add(id)
    else if (not) return not
  }
  cursor.held = new Set([...unnamed.slice(atOnce), ...waiting, ...held].slice(-mostHeld))
  cursor.heldAt = means.clock().getTime()
  cursor.untold = null
  return null
}

async function threadsNamed(round: Round, ids: readonly string[]) {
  const answer = await askFor(round, 'commentThreads', { part: 'snippet,replies', id: ids.join(',') })
  if (answer.kind !== 'there') return unheardFor(answer)
  return new Map(itemsOf(answer.value).flatMap((one) => (thingOf(one.snippet) ? [[idOf(one.id), one] as const] : [])))
}
