import { type Gap, type Means, type Place, type RawEvent, type Trouble } from '#channel'
import { digestOf, readDate } from '#reading'
import { ask, type Server } from './ask.ts'
import { type Cursor, type Known } from './cursor.ts'
import { marksOf } from './poll.ts'
import { writeGone, writeStatus } from './read.ts'
import { idOf, type Thing, textOf, thingOf, thingsOf } from './thing.ts'

/** One round of listening: whom it asks, and what it has found so far. */
export interface Round {
  place: Place
  server: Server
  means: Means
  cursor: Cursor
  /** By status: what was said last of each. */
  events: Map<string, RawEvent>
  latest: Date | null
  /** Threads may still be asked for, this many times. */
  contexts: number
  /** Our own newest words there, newest first. */
  ours: readonly Thing[]
  gaps: Gap[]
  /** What could not be heard while the rest was. */
  partly: { why: Trouble; detail: string } | null
}

const mostContexts = 30

export function openRound(place: Place, cursor: Cursor, server: Server, means: Means): Round {
  const found = { events: new Map(), latest: null, ours: [], gaps: [], partly: null }
  return { place, server, means, cursor, contexts: mostContexts, ...found }
}

/** Takes a status in: it is said where it is new or changed. `far`: nobody spoke to us, it is only followed. */
export function meet(status: Thing, thread: string, round: Round, far = false): void {
  const id = idOf(status.id)
  if (!id) return
  const digest = digestOf([
    textOf(status.content),
    textOf(status.spoiler_text),
    textOf(status.edited_at),
    textOf(status.visibility),
    JSON.stringify(status.media_attachments ?? null),
    ...marksOf(status, round.place),
  ])
  const known = knownOf(id, round)
  if (known) {
    known.missed = 0
    known.far &&= far
    if (known.digest === digest) return
    known.digest = digest
  } else round.cursor.known.push({ id, thread, digest, missed: 0, far })
  round.events.set(id, writeStatus(status, known?.thread ?? thread, round.place))
  const at = readDate(textOf(status.created_at) || null)
  if (at && at <= round.means.clock() && (!round.latest || at > round.latest)) round.latest = at
}

export function knownOf(id: string, { cursor }: Round): Known | undefined {
  return cursor.known.findLast((one) => one.id === id)
}

/** A server may lose sight of a status for a moment: it is gone once it was missed in two rounds. */
export function miss(known: Known, round: Round): void {
  known.missed++
  if (known.missed < 2) return
  round.cursor.known = round.cursor.known.filter((one) => one !== known)
  round.events.set(known.id, writeGone(known.id))
}

export interface Context {
  above: Thing[]
  below: Thing[]
}

/** What stands above and below a status; null where it cannot be had now. */
export async function contextOf(id: string, round: Round): Promise<Context | null> {
  if (round.contexts <= 0) return null
  round.contexts--
  const answer = await ask(round.server, { path: `/api/v1/statuses/${id}/context` }, round.means)
  const context = answer.kind === 'there' ? thingOf(answer.value) : null
  return context && { above: thingsOf(context.ancestors, 200), below: thingsOf(context.descendants, 5_000) }
}

/** The root of its thread; where nobody knows it, what stands above is asked for and heard as well. */
export async function threadOf(status: Thing, id: string, round: Round): Promise<string> {
  const answers = idOf(status.in_reply_to_id)
  if (!answers) return id
  const parent = knownOf(answers, round)
  if (parent) return parent.thread
  const context = await contextOf(id, round)
  const root = idOf(context?.above[0]?.id) ?? answers
  for (const above of context?.above ?? []) meet(above, root, round)
  return root
}
