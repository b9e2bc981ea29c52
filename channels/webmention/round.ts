import { type HeardWords, type Means, type Place, type RawEvent } from '#channel'
import { type Json } from '#kernel'
import { addressKey, believed, cleanLine, decodeText, digestOf, readDate } from '#reading'
import { askPage } from './ask.ts'
import { type Cursor, type Known, readCursor } from './cursor.ts'
import { readable, readPage } from './page.ts'
import { nameOf, writeGone, writePage } from './read.ts'
import { type SaidThere } from './said.ts'
import { type Claim } from './take-in.ts'

/** One round of listening, and what it has found so far. */
export interface Round {
  place: Place
  means: Means
  /** The place's own address on this installation. */
  here: string
  cursor: Cursor
  events: Map<string, RawEvent>
  latest: Date | null
}

export function openRound(place: Place, json: Json, means: Means, here: string): Round {
  return { place, means, here, cursor: readCursor(json), events: new Map(), latest: null }
}

export function knownOf(claim: Claim, { cursor }: Round): Known | undefined {
  return cursor.known.findLast((one) => nameOf(one) === nameOf(claim))
}

/** Takes in what a page says about one of ours, where it is new or changed. */
export async function meet(
  claim: Claim,
  there: { page: string; url: string },
  said: SaidThere,
  at: Date,
  round: Round,
): Promise<void> {
  const digest = digestOf([
    said.kind,
    said.by.nativeId,
    said.by.name,
    said.title ?? '',
    said.text,
    said.html ?? '',
    said.media.join(' '),
  ])
  const known = knownOf(claim, round)
  if (known) known.missed = 0
  if (known?.digest === digest) return
  const found = {
    ...claim,
    url: there.url,
    thread: await threadOf(claim.target, round),
    answers: answeredBy(claim, said, round),
    at: at.toISOString(),
  }
  if (known) known.digest = digest
  else round.cursor.known.push({ ...claim, digest, since: at.getTime(), missed: 0 })
  round.events.set(nameOf(claim), writePage(there.page, found))
  const when = believed(readDate(said.published), at) ?? at
  if (!round.latest || when > round.latest) round.latest = when
}

/** The page is not there any more, or speaks of something else: what it said is taken back. */
export function takeBack(known: Known, round: Round): void {
  round.cursor.known = round.cursor.known.filter((one) => one !== known)
  round.events.set(nameOf(known), writeGone(known))
}

/** Key of our own word that an address of ours shows; null for any other address. */
export function keyIn(address: string, here: string): string | null {
  if (!address.startsWith(`${here}/said/`)) return null
  return address.slice(`${here}/said/`.length).replace(/[?#].*$/s, '')
}

/** All that talk about one page are of one thread; an answer to a word of ours stays in the thread of that word. */
async function threadOf(target: string, round: Round): Promise<HeardWords['thread']> {
  const key = keyIn(target, round.here)
  const own = key === null ? null : await round.means.held?.own(key)
  if (own) return own.utterance.thread
  const url = new URL(target)
  url.hash = ''
  return { nativeId: addressKey(target) ?? target, url: url.href, title: await titleOf(url.href, round) }
}

async function titleOf(address: string, { cursor, means }: Round): Promise<string | null> {
  const before = cursor.targets.find((one) => one.address === address)
  if (before) return before.title
  const page = await askPage(address, means)
  if (page.kind !== 'there') return null
  const title = titleIn(decodeText(page.body, page.contentType).text, page.url)
  if (!cursor.targets.some((one) => one.address === address)) cursor.targets.push({ address, title })
  return title
}

export function titleIn(html: string, url: string): string | null {
  return cleanLine(readPage(readable(html) ?? '', url).title ?? '', 500) || null
}

/** What it answers besides the page: a word of ours, or another page that was heard here. */
function answeredBy({ target }: Claim, said: SaidThere, { cursor, here }: Round): string | null {
  for (const address of [target, ...said.answers]) if (keyIn(address, here)) return address.replace(/[?#].*$/s, '')
  const keys = new Set(said.answers.map((one) => addressKey(one)))
  const other = cursor.known.findLast(({ source }) => keys.has(addressKey(source)))
  return other ? nameOf(other) : null
}
