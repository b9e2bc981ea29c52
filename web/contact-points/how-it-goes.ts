import { type ContactPoint, type Health, mostAmiss, mostCounted } from '#contract'
import { type DeskWords } from '#words'
import { isNotes } from './how-it-does.ts'

type Words = DeskWords['health']
type Says = (at: string) => string

/** One group of the table: what it is about, and its figures. */
export interface Figures {
  about: string
  rows: { says: string; figure: string }[]
}

/** What is counted, in figures. What a place never does has no row; what went amiss has one only where something did. */
export function figuresOf({ place, heard, setAside, said }: Health, words: Words): Figures[] {
  const upTo = (n: number, most: number) => (n > most ? words.moreThan(most) : words.figure(n))
  const row = (says: string, n: number, most: number) => ({ says, figure: upTo(n, most) })
  const sayings = [
    { ...row(words.seen, said.seen, mostCounted), n: said.seen },
    { ...row(words.accepted, said.accepted, mostCounted), n: said.accepted },
    { ...row(words.byHand, said.byHand, mostCounted), n: said.byHand },
    { ...row(words.waiting, said.waiting, mostAmiss), n: said.waiting },
    { ...row(words.unsent, said.failed, mostAmiss), n: said.failed },
  ].filter(({ n }) => n > 0)
  return [
    {
      about: words.heard,
      rows: [
        row(words.day, heard.day, mostCounted),
        row(words.week, heard.week, mostCounted),
        row(words.all, place.messages, Number.POSITIVE_INFINITY),
      ],
    },
    ...(sayings.length ? [{ about: words.said, rows: sayings.map(({ says, figure }) => ({ says, figure })) }] : []),
    ...(setAside.count ? [{ about: words.aside, rows: [row(words.asideRow, setAside.count, mostAmiss)] }] : []),
  ]
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** How long it takes to hear a word there; null where too few were heard to tell. */
export function lagSays({ place, heard: { lagSeconds } }: Health, words: Words): string | null {
  // Between when it was said there and when somebody noted it lies their way, and no place's.
  if (lagSeconds === null || isNotes(place)) return null
  const neverPolled = !place.abilities.includes('listens')
  if (neverPolled && lagSeconds < minute) return words.atOnce
  return words.lag(lastsSays(lagSeconds, words))
}

export function lastsSays(seconds: number, words: Words): string {
  if (seconds < minute) return words.under1
  if (seconds < 90 * minute) return words.minutes(Math.round(seconds / minute))
  if (seconds < 2 * day) return words.hours(Math.round(seconds / hour))
  return words.days(Math.round(seconds / day))
}

/** Words that were missing here, and what became of them. `since`: what follows « depuis ». */
export function lossSays(loss: Health['losses'][number], words: Words, since: Says): string {
  const [from, to] = [since(loss.since), since(loss.until)]
  if (loss.missing === null) return loss.mendedAt ? words.burstMended(from, to) : words.burst(from, to)
  if (loss.mendedAt) return words.found(loss.missing, since(loss.mendedAt))
  return `${words.lost(loss.missing, from, to)} ${words.lostOn(loss.missing)}`
}

const warnedDays = 14

/** Said from two weeks before the keys of an account open no more. */
export function keysSay(
  { keysEnd, state }: Pick<ContactPoint, 'keysEnd' | 'state'>,
  words: Words,
  now: Date,
  dayOf: Says,
): string | null {
  if (!keysEnd || state === 'closed') return null
  const left = Date.parse(keysEnd) - now.getTime()
  if (left > warnedDays * day * 1000) return null
  return left > 0 ? words.keysEnd(dayOf(keysEnd)) : words.keysEnded(dayOf(keysEnd))
}
