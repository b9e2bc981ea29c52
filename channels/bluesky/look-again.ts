import { type Watched } from './cursor.ts'
import { end, owe, type Round, repliesOf, rootOf } from './round.ts'
import { standsAtSource } from './source.ts'
import { countOf, type Thing, thingOf } from './thing.ts'
import { authorOf } from './uri.ts'
import { postViews } from './views.ts'

/** Each round looks again at the newest words of others, and at as many of the rest, turn by turn. */
const newest = 75
const others = 50
const atOnce = 25
/** Of our own that were answered, so many are read anew to the bottom each round, turn by turn. */
const ownInTurn = 2

/** Ends, and answers below: a count that has changed tells of what no notification may ever tell. */
export async function lookAgain(round: Round): Promise<void> {
  const { cursor } = round
  const young = cursor.watched.slice(-newest)
  const rest = cursor.watched.slice(0, -newest)
  const turn = turnOf(rest, cursor.turn, others)
  cursor.turn = turn.next
  for (const some of slices([...cursor.own, ...young, ...turn.chosen])) {
    const views = await postViews(
      some.map(({ uri }) => uri),
      round,
    )
    // A view in trouble is no witness.
    if (!views) return
    for (const one of some) {
      const view = views.get(one.uri)
      if (view) compare(one, view, round)
      else if (authorOf(one.uri) !== round.server.did && (await standsAtSource(one.uri, round)) === 'gone')
        end(one.uri, round)
    }
  }
  const answered = cursor.own.filter(({ replies }) => replies > 0)
  const own = turnOf(answered, cursor.ownTurn, ownInTurn)
  cursor.ownTurn = own.next
  for (const { uri } of own.chosen) owe({ way: 'below', uri }, round)
}

function compare(one: Watched, view: Thing, round: Round): void {
  const isOurs = authorOf(one.uri) === round.server.did
  const replies = repliesOf(view)
  const quotes = countOf(view.quoteCount)
  // Of threads that others opened, only what stands below our own word is for us.
  const isHere = isOurs || authorOf(rootOf({ record: thingOf(view.record) }, one.uri)) === round.server.did
  if (isHere && replies > one.replies) owe({ way: 'below', uri: one.uri }, round)
  if (isOurs && quotes > one.quotes) owe({ way: 'quotes', uri: one.uri }, round)
  // What is owed is kept until it was read: the count need not stay behind for it.
  one.replies = replies
  one.quotes = quotes
}

function turnOf<One>(all: readonly One[], at: number, most: number): { chosen: One[]; next: number } {
  if (all.length === 0) return { chosen: [], next: 0 }
  const from = at % all.length
  const chosen = [...all.slice(from), ...all.slice(0, from)].slice(0, most)
  return { chosen, next: (from + chosen.length) % all.length }
}

function slices<One>(all: readonly One[]): One[][] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) => all.slice(at * atOnce, (at + 1) * atOnce))
}
