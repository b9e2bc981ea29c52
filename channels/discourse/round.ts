import { type Means, type Place, type RawEvent } from '#channel'
import { type Json } from '#kernel'
import { digestOf, readDate } from '#reading'
import { ask, type Forum } from './ask.ts'
import { type Cursor, type Known, readCursor } from './cursor.ts'
import { marksOf } from './poll.ts'
import { writeGone, writePost } from './read.ts'
import { numberOf, type Thing, textOf, thingOf } from './thing.ts'

/** One round of listening, and what it has found so far. */
export interface Round {
  place: Place
  forum: Forum
  means: Means
  cursor: Cursor
  /** By post: what was said last of each. */
  events: Map<number, RawEvent>
  latest: Date | null
}

export function openRound(place: Place, json: Json, forum: Forum, means: Means): Round {
  return { place, forum, means, cursor: readCursor(json), events: new Map(), latest: null }
}

const regular = 1

/** Takes a post in: it is said where it is new or changed. What only members of the team see is not heard. */
export async function meet(post: Thing, round: Round): Promise<void> {
  const [id, topic, number] = [numberOf(post.id), numberOf(post.topic_id), numberOf(post.post_number)]
  if (!id || !topic || !number || (post.post_type ?? regular) !== regular) return
  const { place, cursor, means } = round
  const known = cursor.known.findLast((one) => one.id === id)
  const wanted = numberOf(place.settings.topic)
  if (!known && wanted && topic !== wanted) return
  const category = known?.category ?? numberOf(post.category_id)
  const only = numberOf(place.settings.category)
  if (!known && only && category !== only) return
  if (post.deleted_at || post.user_deleted === true) {
    if (known) takeBack(known, round)
    return
  }
  // Flagged by members and not looked at yet by the team: it waits there, and here.
  if (post.hidden === true) return
  const digest = digestOf([textOf(post.cooked), textOf(post.username), ...marksOf(post, place)])
  if (known) {
    known.missed = 0
    if (known.digest === digest) return
    known.digest = digest
  } else cursor.known.push({ id, topic, number, category, digest, missed: 0, since: means.clock().getTime() })
  round.events.set(id, writePost(post, place, await isClosed(category, round), means.clock()))
  const at = readDate(textOf(post.created_at) || null)
  if (at && at <= means.clock() && (!round.latest || at > round.latest)) round.latest = at
}

export function takeBack(known: Known, round: Round): void {
  round.cursor.known = round.cursor.known.filter((one) => one !== known)
  round.events.set(known.id, writeGone(known.topic, known.number))
}

/** Whether only some members read a category: what is said there is not said to everyone. */
async function isClosed(category: number | null, { forum, cursor, means }: Round): Promise<boolean> {
  if (!category) return false
  const known = cursor.categories.find(({ id }) => id === category)
  if (known) return known.closed
  const answer = await ask(forum, `/c/${category}/show.json`, means)
  // Not known is not open.
  if (answer.kind !== 'there') return true
  const closed = thingOf(thingOf(answer.value)?.category)?.read_restricted !== false
  cursor.categories.push({ id: category, closed })
  return closed
}
