import { type Correction, type Learning } from './findings.ts'

/** One list for all versions, of which each reads as far as it goes: copied each time, learning would slow with every correction kept. */
interface Log {
  all: Correction[]
  until: number
}

const logs = new WeakMap<Learning, Log>()

/** What was learnt after `more` corrections: those kept before, then these. */
export function logged(
  before: Learning | undefined,
  more: readonly Correction[],
  learnt: Omit<Learning, 'corrections'>,
): Learning {
  const log = logOf(before)
  // Another version has gone on from the same place: this one goes on by itself.
  const all = log.all.length === log.until ? log.all : log.all.slice(0, log.until)
  for (const correction of more) all.push(correction)
  const until = all.length
  const learning = {
    get corrections() {
      return all.slice(0, until)
    },
    ...learnt,
  }
  logs.set(learning, { all, until })
  return learning
}

function logOf(before: Learning | undefined): Log {
  const log = before && logs.get(before)
  if (log) return log
  const all = before ? [...before.corrections] : []
  return { all, until: all.length }
}
