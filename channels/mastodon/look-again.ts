import { ask } from './ask.ts'
import { type Known } from './cursor.ts'
import { meet, miss, type Round } from './round.ts'
import { thingOf } from './thing.ts'

/** Each round looks again at the newest, and at as many of the others, turn by turn. */
const newest = 8
const others = 8
/** How far back one looks at all. */
const reach = 200

/** Edits and ends: no server tells of them but by a line that may be broken. */
export async function lookAgain(round: Round): Promise<void> {
  const { cursor } = round
  const known = cursor.known.filter(({ id }) => !round.events.has(id))
  // Who spoke to us comes last, and so first: a hashtag may bring hundreds between two rounds.
  const seen = [...known.filter(({ far }) => far).slice(-reach / 2), ...known.filter(({ far }) => !far).slice(-reach)]
  const young = seen.slice(-newest)
  const rest = seen.slice(0, -newest)
  const from = rest.length ? cursor.turn % rest.length : 0
  const turn = [...rest.slice(from), ...rest.slice(0, from)].slice(0, others)
  cursor.turn = rest.length ? (from + turn.length) % rest.length : 0
  for (const known of [...young, ...turn]) if (!(await look(known, round))) return
}

/** Whether the server answers well: one in trouble is no witness. */
async function look(known: Known, round: Round): Promise<boolean> {
  const answer = await ask(round.server, { path: `/api/v1/statuses/${known.id}` }, round.means)
  if (answer.kind === 'there') {
    const status = thingOf(answer.value)
    if (status) meet(status, known.thread, round)
    return true
  }
  if (answer.kind !== 'declined' || (answer.status !== 404 && answer.status !== 410)) return false
  miss(known, round)
  return true
}
