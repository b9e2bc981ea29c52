import { type Audience, type RawEvent } from '#channel'
import { ask } from './ask.ts'
import { type Actor, most, put } from './cursor.ts'
import { keyOfNote } from './documents.ts'
import { noteTypes, writeNote } from './read.ts'
import { actorOf, type Round } from './verify.ts'
import { hasType, idIn, idsIn, publicly, sameHost, type Thing, textIn } from './wire.ts'

/** Parents asked for, at most, when somebody is mentioned in the middle of a thread. */
const mostParents = 10

/** Writes a note down for the ledger and remembers whose it is; older words that come late change nothing. */
export function hear(
  note: Thing,
  received: string,
  thread: string,
  by: Actor,
  round: Round,
  at: Date,
): RawEvent | null {
  const id = idIn(note)!
  const { known } = round.cursor
  const before = known.find((one) => one.id === id)
  const updated = textIn(note.updated) ?? textIn(note.published) ?? ''
  if (before && (before.by !== by.id || Date.parse(updated) < Date.parse(before.updated))) return null
  const audience = audienceOf(note)
  put(known, { id, by: by.id, thread, audience, updated: updated.slice(0, 40) })
  if (known.length > most.known) known.shift()
  const author = { nativeId: by.id, name: by.name, url: by.url ?? by.id }
  return writeNote(id, received, { by: author, ours: false, thread, audience, at: at.toISOString() })
}

/** The thread of a note, and the notes above it that were not heard yet, root first. */
export async function above(note: Thing, round: Round, at: Date): Promise<{ thread: string; events: RawEvent[] }> {
  const found: { note: Thing; text: string; by: Actor }[] = []
  const met = new Set([idIn(note)!])
  let child = note
  let thread = idIn(note)!
  for (let height = 0; height <= mostParents; height++) {
    const parent = idIn(child.inReplyTo)
    // A note that answers itself, be it by a long way round, has no beginning.
    if (!parent || met.has(parent)) break
    met.add(parent)
    thread = parent
    const key = keyOfNote(round.here, parent)
    const known = round.cursor.known.find(({ id }) => id === parent)
    if (key !== null) thread = (await round.means.held?.own(key))?.utterance.thread.nativeId ?? parent
    if (known) thread = known.thread
    if (key !== null || known || height === mostParents) break
    const one = await parentAt(parent, round)
    if (!one) break
    found.push(one)
    child = one.note
  }
  const events = found.reverse().map((one) => hear(one.note, one.text, thread, one.by, round, at))
  return { thread, events: events.filter((event) => event !== null) }
}

async function parentAt(id: string, round: Round): Promise<{ note: Thing; text: string; by: Actor } | null> {
  const host = URL.parse(id)?.host ?? ''
  if (round.silent.has(host)) return null
  const asked = await ask(id, round.means, round.cursor.hosts)
  if (asked.kind === 'later') round.silent.add(host)
  if (asked.kind !== 'there' || idIn(asked.thing) !== id || !hasType(asked.thing, noteTypes)) return null
  const by = idIn(asked.thing.attributedTo)
  if (!by || !sameHost(by, id)) return null
  const actor = await actorOf(by, round)
  return 'kind' in actor ? null : { note: asked.thing, text: asked.text, by: actor }
}

export function audienceOf(note: Thing): Audience {
  const isPublic = (id: string) => id === publicly || id === 'as:Public' || id === 'Public'
  const to = idsIn(note.to)
  const cc = idsIn(note.cc)
  if (to.some(isPublic)) return 'public'
  if (cc.some(isPublic)) return 'unlisted'
  return [...to, ...cc].some((id) => /\/followers\/?$/.test(id)) ? 'followers' : 'direct'
}

/** Whether it is for us: it answers us or what we have heard, mentions us, or is sent to us. */
export function concernsUs(note: Thing, { here, cursor }: Round): boolean {
  const answers = idIn(note.inReplyTo)
  if (answers && (keyOfNote(here, answers) !== null || cursor.known.some(({ id }) => id === answers))) return true
  return [...idsIn(note.tag), ...idsIn(note.to), ...idsIn(note.cc)].includes(here)
}
