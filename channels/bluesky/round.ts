import { type Means, type Place, type RawEvent } from '#channel'
import { digestOf, readDate } from '#reading'
import { type Cursor, digestLength, type Owed } from './cursor.ts'
import { writeGone, writePost } from './read.ts'
import { type Server } from './session.ts'
import { countOf, type Thing, textOf, thingOf } from './thing.ts'
import { authorOf, cidOf, postUri } from './uri.ts'

/** What our own threadgate says of the answers to one of our words. */
export interface Gate {
  /** Only some may answer: the view of the network decides who was let in. */
  closed: boolean
  hidden: ReadonlySet<string>
}

/** One round of listening: whom it asks, and what it has found so far. */
export interface Round {
  place: Place
  server: Server
  means: Means
  cursor: Cursor
  met: Set<string>
  /** Nothing was ever heard here. */
  first: boolean
  /** By post: what was said last of each. */
  events: Map<string, RawEvent>
  latest: Date | null
  gates: ReadonlyMap<string, Gate>
  /** Threads and quotes may still be asked for, this many times. */
  asks: number
  /** Strangers' servers and documents, this many times. */
  sources: number
}

const mostAsks = 40
const mostSources = 20
/** What one round brings; the rest comes in the next. */
const mostEvents = 2_000

export function openRound(place: Place, cursor: Cursor, server: Server, means: Means): Round {
  const met = new Set(cursor.met)
  const first = met.size === 0
  return {
    place,
    server,
    means,
    cursor,
    met,
    first,
    events: new Map(),
    latest: null,
    gates: new Map(),
    asks: mostAsks,
    sources: mostSources,
  }
}

export const isFull = (round: Round) => round.events.size >= mostEvents

/** `put-off`: the round is full, and it is to be met again. `aside`: our own threadgate does not let it stand there. */
export type Met = 'new' | 'known' | 'aside' | 'put-off' | 'nothing'

/** Takes a post in, as a view or a bare record has it. Posts know no edits: each is heard once. */
export function meet(post: Thing, round: Round, doubted = false): Met {
  const uri = postUri(post.uri)
  // A view that puts words into another's mouth says nothing.
  if (!uri || !cidOf(post.cid) || thingOf(post.author)?.did !== authorOf(uri)) return 'nothing'
  const aside = doubted || (round.gates.get(rootOf(post, uri))?.hidden.has(uri) ?? false)
  const ordinary = digestOf([uri], digestLength)
  if (round.met.has(ordinary)) return 'known'
  const digest = aside ? digestOf([uri, 'aside'], digestLength) : ordinary
  if (aside && round.met.has(digest)) return 'aside'
  if (isFull(round)) return 'put-off'
  keep(digest, round)
  round.events.set(uri, writePost(post, round.place, aside))
  if (aside) return 'aside'
  const mine = authorOf(uri) === round.server.did
  if (!mine) round.cursor.watched.push({ uri, replies: 0, quotes: 0 })
  const at = readDate(textOf(post.indexedAt) || textOf(thingOf(post.record)?.createdAt) || null)
  if (at && at <= round.means.clock() && (!round.latest || at > round.latest)) round.latest = at
  oweAbove(post, uri, round)
  return 'new'
}

function keep(digest: string, round: Round): void {
  round.met.add(digest)
  round.cursor.met.push(digest)
}

/** The word that opened the thread: the record names it itself. */
export function rootOf(post: Thing, uri: string): string {
  const reply = thingOf(thingOf(post.record)?.reply)
  return postUri(thingOf(reply?.root)?.uri) ?? postUri(thingOf(reply?.parent)?.uri) ?? uri
}

export function parentOf(post: Thing): string | null {
  return postUri(thingOf(thingOf(thingOf(post.record)?.reply)?.parent)?.uri)
}

export const isMet = (uri: string, round: Round) => round.met.has(digestOf([uri], digestLength))

/** In a thread of others one reads what a word answers; what else is said there is none of ours. */
function oweAbove(post: Thing, uri: string, round: Round): void {
  const parent = parentOf(post)
  if (parent && !isMet(parent, round) && authorOf(rootOf(post, uri)) !== round.server.did)
    owe({ way: 'above', uri }, round)
}

export function owe(owed: Owed, { cursor }: Round): void {
  if (!cursor.owed.some(({ way, uri }) => way === owed.way && uri === owed.uri)) cursor.owed.push(owed)
}

/** How many stand below it and quote it, once they were read. */
export function counted(uri: string, replies: number, { cursor }: Round): void {
  const one = cursor.watched.findLast((of) => of.uri === uri) ?? cursor.own.find((of) => of.uri === uri)
  if (one) one.replies = replies
}

export const repliesOf = (post: Thing) => countOf(post.replyCount)

/** Taken back at its source: not told of what was never heard. */
export function end(uri: string, round: Round): void {
  round.cursor.watched = round.cursor.watched.filter((one) => one.uri !== uri)
  if (isMet(uri, round)) round.events.set(uri, writeGone(uri))
}
