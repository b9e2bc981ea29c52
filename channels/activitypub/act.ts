/** What each kind of verified activity does. Likes and shares are reactions: they bring no message. */
import { type RawEvent } from '#channel'
import { digestOf } from '#reading'
import { ask } from './ask.ts'
import { type Actor, type Cursor, drop, most, put } from './cursor.ts'
import { noteTypes, reactionId, writeGone, writeReaction, writeRefused } from './read.ts'
import { above, concernsUs, hear } from './thread.ts'
import { type Round } from './verify.ts'
import { voteIn } from './vote.ts'
import { asThing, hasType, idIn, sameHost, type Thing } from './wire.ts'

export interface Activity {
  thing: Thing
  /** The knock's body, to the letter. */
  text: string
  by: Actor
  at: Date
}

/** `later`: the note itself could not be asked for yet. */
export async function act(activity: Activity, round: Round): Promise<readonly RawEvent[] | 'later'> {
  const { thing, by } = activity
  const { cursor, here } = round
  const object = idIn(thing.object)
  if (hasType(thing, ['Create', 'Update'])) return await words(activity, round)
  if (hasType(thing, ['Delete'])) return object ? await takenBack(object, by.id, round) : []
  if (hasType(thing, ['Follow']) && object === here) follow(thing, by, round)
  if (hasType(thing, ['Like', 'EmojiReact', 'Announce'])) return reaction(thing, by, round)
  if (hasType(thing, ['Undo'])) return undo(asThing(thing.object), object, by, round)
  if (hasType(thing, ['Block']) && object === here) {
    drop(cursor.followers, by.id)
    if (!cursor.blocked.includes(by.id)) cursor.blocked.push(by.id)
    cursor.owed = cursor.owed.filter(({ to, inbox }) => to !== by.id && inbox !== by.inbox)
  }
  return []
}

async function words(activity: Activity, round: Round): Promise<readonly RawEvent[] | 'later'> {
  const { by, at, thing } = activity
  const { cursor } = round
  const given = asThing(thing.object)
  const id = idIn(thing.object)
  if (!id) return [writeRefused(activity.text, 'it holds no object')]
  if (hasType(given ?? {}, ['Person', 'Service', 'Application', 'Group', 'Organization'])) {
    // Asked anew when next needed.
    if (id === by.id) drop(cursor.actors, id)
    return []
  }
  if (cursor.seen.includes(goneMark(id))) return []
  let note = given
  let text = activity.text
  // What one says of things of another host, or gives by id alone, is asked for at its own address.
  if (!note || !sameHost(id, by.id) || idIn(note.attributedTo) !== by.id) {
    const asked = await ask(id, round.means, cursor.hosts)
    if (asked.kind === 'later') return 'later'
    if (asked.kind !== 'there') return [writeRefused(text, 'its object is not at its own address')]
    note = asked.thing
    text = asked.text
    if (idIn(note) !== id || idIn(note.attributedTo) !== by.id || !sameHost(id, by.id))
      return [writeRefused(text, 'its object is not by this actor')]
  }
  const vote = await voteIn(note, activity, round)
  if (vote) return vote
  const known = cursor.known.find((one) => one.id === id)
  if (!hasType(note, noteTypes) || (!known && !concernsUs(note, round))) return []
  // A Create that comes after its Update tells nothing new.
  if (known && hasType(thing, ['Create'])) return []
  const { thread, events } = known ? { thread: known.thread, events: [] } : await above(note, round, at)
  const event = hear(note, text, thread, by, round, at)
  return event ? [...events, event] : events
}

const goneMark = (id: string) => digestOf(['gone', id])

/** Only its author's host may say that a thing is gone; the actor gone, all their words are. */
export async function takenBack(id: string, by: string, round: Round): Promise<readonly RawEvent[] | 'later'> {
  const { cursor } = round
  if (id === by) return actorGone(by, cursor)
  const known = cursor.known.find((one) => one.id === id)
  if (!sameHost(id, by) || (known && known.by !== by)) return []
  // Whose it was is not known here any more, while the desk may hold it: then it has to be gone at its own address.
  if (!known) {
    const asked = await ask(id, round.means, cursor.hosts)
    if (asked.kind === 'later') return 'later'
    if (asked.kind === 'there' && !hasType(asked.thing, ['Tombstone'])) return []
  }
  // Remembered: the note itself may come later than its end.
  cursor.seen.push(goneMark(id))
  drop(cursor.known, id)
  return [writeGone(id)]
}

export function actorGone(by: string, cursor: Cursor): readonly RawEvent[] {
  drop(cursor.followers, by)
  drop(cursor.actors, by)
  const theirs = cursor.known.filter((one) => one.by === by)
  cursor.known = cursor.known.filter((one) => one.by !== by)
  return theirs.map((one) => writeGone(one.id))
}

/** To a word of ours alone: what people think of each other's is their own. */
function reaction(thing: Thing, by: Actor, { here, cursor }: Round): readonly RawEvent[] {
  const [id, about] = [idIn(thing), idIn(thing.object)]
  if (!id || !sameHost(id, by.id) || !about?.startsWith(`${here}/said/`) || cursor.blocked.includes(by.id)) return []
  const how = hasType(thing, ['Announce']) ? 'repost' : 'like'
  return [writeReaction(id, { by: { nativeId: by.id, name: by.name, url: by.url }, about, how })]
}

function follow(thing: Thing, by: Actor, { cursor }: Round): void {
  const isKnown = cursor.followers.some(({ id }) => id === by.id)
  if (cursor.blocked.includes(by.id) || (!isKnown && cursor.followers.length >= most.followers)) return
  put(cursor.followers, { id: by.id, inbox: by.shared ?? by.inbox })
  const about = idIn(thing)
  if (about) cursor.owed.push({ inbox: by.inbox, what: 'Accept', about, to: by.id, tries: 0, after: 0 })
}

function undo(undone: Thing | null, id: string | null, by: Actor, { cursor, here }: Round): readonly RawEvent[] {
  const what = undone ?? { id }
  if (idIn(what.actor) !== null && idIn(what.actor) !== by.id) return []
  if (hasType(what, ['Follow']) && idIn(what.object) === here) drop(cursor.followers, by.id)
  if (hasType(what, ['Block']) && idIn(what.object) === here)
    cursor.blocked = cursor.blocked.filter((one) => one !== by.id)
  // By its id alone it may be anything: a reaction of that name is taken back where there is one.
  const isReaction = !undone || hasType(what, ['Like', 'EmojiReact', 'Announce'])
  return isReaction && id && sameHost(id, by.id) ? [writeGone(reactionId(id))] : []
}
