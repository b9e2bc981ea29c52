/** Whether posts heard earlier still stand at X. Its terms give a day to take away what was taken away there. */
import { type Means, type Place, type RawEvent, type Renewed } from '#channel'
import { type Json } from '#kernel'
import { unheardFor } from './ask.ts'
import { complianceOf } from './compliance.ts'
import { askPosts, type Door, openDoor } from './door.ts'
import { writeGone, writePost } from './read.ts'
import { accountOf } from './round.ts'
import { idOf, isAfter, type Thing, textOf, thingOf, thingsOf, versionsOf } from './thing.ts'

const mostAtOnce = 100

/** A ceiling may be raised before the month is over. */
const soonest = 6 * 3_600_000

/** By a compliance job, which costs nothing; where the app has no right to one, by looking at each post, which does. */
export async function renew(
  api: string,
  place: Place,
  nativeIds: readonly string[],
  pending: Json,
  means: Means,
): Promise<Renewed> {
  const ids = nativeIds.map(idOf).filter((id) => id !== null)
  if (!ids.length) return { kind: 'renewed', events: [] }
  const told = await complianceOf(api, ids, pending, means)
  if (told.kind === 'gone') return { kind: 'renewed', events: told.ids.map(writeGone) }
  if (told.kind !== 'closed') return told
  const renewed = await lookUp(openDoor(api, place, means), place, ids)
  const soon = means.clock().getTime() + soonest
  return renewed.kind === 'later' ? { ...renewed, at: new Date(Math.min(renewed.at.getTime(), soon)) } : renewed
}

/** What is kept back for answers is for this as well: the day that its terms give does not wait for a new month. */
async function lookUp(door: Door, place: Place, ids: readonly string[]): Promise<Renewed> {
  const events: RawEvent[] = []
  for (let from = 0; from < ids.length; from += mostAtOnce) {
    const some = ids.slice(from, from + mostAtOnce)
    const answer = await askPosts(door, {
      path: '/2/tweets',
      query: { ids: some.join() },
      most: some.length,
      what: 'say',
    })
    if (answer.kind !== 'there') return unheardFor(answer)
    const there = new Map(thingsOf(answer.value.data).map((post) => [textOf(post.id), post]))
    const gone = goneIn(answer.value)
    events.push(...some.filter((id) => !there.has(id) && gone.has(id)).map(writeGone))
    const edited = await newestOf(door, [...there.values()], place)
    if (!Array.isArray(edited)) return edited
    events.push(...edited)
  }
  return { kind: 'renewed', events }
}

/** Only X's word ends a post: deleted, or of someone who was suspended or speaks to few now. */
function goneIn(value: Thing): Set<string> {
  const ends = /(resource-not-found|not-authorized-for-resource|resource-unavailable)$/
  const told = thingsOf(value.errors).filter(({ type }) => ends.test(textOf(type).slice(0, 200)))
  return new Set(told.map((one) => textOf(one.resource_id) || textOf(one.value)))
}

/** A post that was edited says which number it has now; its words are asked for by that one. */
async function newestOf(door: Door, posts: readonly Thing[], place: Place): Promise<RawEvent[] | Renewed> {
  const newest = posts.flatMap((post) =>
    versionsOf(post)
      .filter((id) => isAfter(id, textOf(post.id)))
      .slice(-1),
  )
  if (!newest.length) return []
  const answer = await askPosts(door, {
    path: '/2/tweets',
    query: { ids: newest.join() },
    most: newest.length,
    what: 'say',
  })
  if (answer.kind !== 'there') return unheardFor(answer)
  const users = new Map(thingsOf(thingOf(answer.value.includes)?.users).map((user) => [user.id, user]))
  return thingsOf(answer.value.data).map((post) => writePost(post, users.get(post.author_id) ?? null, accountOf(place)))
}
