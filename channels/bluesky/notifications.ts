import { type Unheard, unheardFor } from './ask.ts'
import { type Met, meet, type Round } from './round.ts'
import { ask } from './session.ts'
import { type Thing, textOf, thingOf, thingsOf } from './thing.ts'
import { postUri } from './uri.ts'
import { viewsOf } from './views.ts'

const pageSize = 100
/** Of one round, for what is new and for what an earlier one left. */
const mostPages = 10
/** At the first hearing, so far back at once; the rest of what is looked at comes page by page. */
const firstPages = 3
/** Their order goes by dates that writers choose, so old pages are looked at again in turn, this far down. */
const deepest = 10
const reasons = ['mention', 'reply', 'quote']

/**
 * Whoever spoke to us, newest first, down to where a whole page is known. No date is a mark: a reply may carry any, and
 * then stands far below the ones that came before it.
 */
export async function newNotifications(round: Round): Promise<Unheard | null> {
  const { cursor, first } = round
  const fresh = await downwards(null, first ? firstPages : mostPages, 2, !first, round)
  if (fresh.unheard) return fresh.unheard
  for (const page of cursor.pages.splice(0)) {
    const late = await downwards(page, mostPages, 1, true, round)
    if (late.unheard) return late.unheard
  }
  return await deeper(fresh, round)
}

interface Read {
  unheard: Unheard | null
  /** The page that would come next. */
  next: string | null
  pages: number
}

/** Reads on until a page holds nothing new, `least` pages in any case. What it cannot reach is owed. */
async function downwards(from: string | null, most: number, least: number, owes: boolean, round: Round): Promise<Read> {
  const read: Read = { unheard: null, next: from, pages: 0 }
  const oweIt = (page: string | null) => {
    if (page !== null && !round.cursor.pages.includes(page)) round.cursor.pages.push(page)
  }
  while (read.pages < most) {
    const answer = await pageOf(read.next, round)
    if (answer.kind !== 'there') {
      // The newest page is read first in any case: nothing need be remembered of it.
      oweIt(read.next)
      return { ...read, unheard: unheardFor(answer) }
    }
    const taken = await take(answer.value, round)
    if (taken.includes('put-off')) {
      oweIt(read.next)
      return read
    }
    read.pages++
    read.next = nextIn(answer.value)
    if (read.next === null) return read
    if (read.pages >= least && taken.length > 0 && taken.every((one) => one !== 'new')) return read
  }
  if (owes) oweIt(read.next)
  return read
}

/** One page of what is older, in turn. */
async function deeper({ next, pages }: Read, round: Round): Promise<Unheard | null> {
  const { cursor } = round
  const page = cursor.deep.page ?? next
  const number = cursor.deep.page ? cursor.deep.number : pages
  cursor.deep = { page: null, number: 0 }
  if (page === null || number >= deepest) return null
  const read = await downwards(page, 1, 1, false, round)
  if (read.unheard) return read.unheard
  cursor.deep = { page: read.next, number: number + 1 }
  return null
}

function pageOf(page: string | null, { server, means }: Round) {
  const query = { limit: `${pageSize}`, reasons, ...(page !== null && { cursor: page }) }
  return ask(server, { method: 'app.bsky.notification.listNotifications', query }, means)
}

function nextIn(page: unknown): string | null {
  const next = textOf(thingOf(page)?.cursor)
  return next && next.length <= 1_000 ? next : null
}

/** What a page says of words: with their views where they can be had, by the notification's own account otherwise. */
async function take(page: unknown, round: Round): Promise<Met[]> {
  const told = thingsOf(thingOf(page)?.notifications, pageSize).filter(
    ({ uri, reason }) => reasons.includes(textOf(reason)) && postUri(uri),
  )
  return await meetTold(told, round)
}

/** Oldest first: whoever answers comes after what they answer. */
export async function meetTold(told: readonly Thing[], round: Round): Promise<Met[]> {
  const met = new Map<string, Met>()
  const views = await viewsOf(told, round)
  for (const one of told.toReversed()) {
    const uri = textOf(one.uri)
    if (!met.has(uri)) met.set(uri, meet(views.get(uri) ?? one, round))
  }
  return [...met.values()]
}
