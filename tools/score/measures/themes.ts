import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Brand, defaultThemes, learnAll, understand } from '../../../understanding/index.ts'
import { ownSamples, rowsOf } from '../../train/data.ts'
import { type Figure } from '../figure.ts'
import { scoringData } from '../sets.ts'

/** The ten reasons of the airline tweets, with the seeds that someone who never saw them might write. */
const airline: Record<string, string> = {
  'Bad Flight':
    'bad flight, seat, seats, uncomfortable, plane, dirty, broken, entertainment, wifi, food, legroom, cramped, turbulence',
  "Can't Tell": 'worst, never again, terrible, disappointed, horrible airline, fail, bad, hate',
  'Late Flight': 'late, delay, delayed, hours late, waiting, tarmac, sitting on the runway, missed connection',
  'Customer Service Issue':
    'customer service, on hold, phone, call back, no response, rude, agent, help, hung up, representative, reply',
  'Flight Booking Problems':
    'booking, book, website, reservation, app, ticket, online, error, change flight, miles, seat assignment',
  'Lost Luggage': 'lost, bag, bags, luggage, baggage, suitcase, missing, baggage claim',
  'Flight Attendant Complaints': 'flight attendant, attendants, crew, rude, stewardess, staff, gate agent, attitude',
  'Cancelled Flight': 'cancelled, canceled, cancel, cancellation, rebook, rebooked, stranded',
  'Damaged Luggage': 'damaged, broken suitcase, damaged bag, ruined, destroyed, ripped, wheel',
  longlines: 'line, lines, long line, queue, security line, check-in line',
}
const corrections = [0, 50, 200, 1000]
const orders = 3

interface Told {
  text: string
  theme: string
}

export function measure(): Figure[] {
  return [...ownReasons(), ...tweets('airline reasons, all', 0), ...tweets('airline reasons, sure ones', 0.5)]
}

/** Default themes, on held-out reasons that have one. */
function ownReasons(): Figure[] {
  const brand: Brand = { names: [], themes: defaultThemes }
  const told = ownSamples('held-out').flatMap(({ reasons }) =>
    reasons.flatMap(([text, theme]) => (theme === null ? [] : [{ text, theme }])),
  )
  const figure = { set: 'held-out reasons', from: 'own' as const, texts: told.length }
  return [{ ...figure, metric: 'default theme, accuracy', ours: accuracy(brand, told) }]
}

function tweets(set: string, sure: number): Figure[] {
  const file = join(scoringData, 'airline/part.csv')
  if (!existsSync(file)) return []
  const told = rowsOf(file).flatMap(([, , theme, sureness, text]) =>
    theme! in airline && Number(sureness) >= sure ? [{ text: text!, theme: theme! }] : [],
  )
  const sums = corrections.map(() => 0)
  for (let order = 0; order < orders; order++) {
    for (const [at, right] of curve(shuffled(told, order)).entries()) sums[at]! += right / orders
  }
  return corrections.map((count, at) => ({
    set,
    from: 'others',
    texts: told.length,
    metric: `reason of 10 after ${String(count).padStart(4)} corrections`,
    ours: sums[at]!,
  }))
}

/** Corrections come from the first part, at most 1,000, and are scored on the rest. */
function curve(told: Told[]): number[] {
  const cut = Math.min(corrections.at(-1)!, Math.floor(told.length * 0.55))
  const rest = told.slice(cut)
  let brand: Brand = {
    names: [],
    themes: Object.entries(airline).map(([key, seeds]) => ({ key, seeds: [key, ...seeds.split(', ')] })),
  }
  let learnt = 0
  return corrections.map((count) => {
    const until = Math.min(count, cut)
    brand = learnAll(brand, told.slice(learnt, until))
    learnt = until
    return accuracy(brand, rest)
  })
}

function accuracy(brand: Brand, told: Told[]): number {
  const right = told.filter(({ text, theme }) => understand(text, brand).themes[0]?.theme === theme)
  return (100 * right.length) / told.length
}

function shuffled<T>(all: T[], order: number): T[] {
  const mixed = [...all]
  let state = order * 2654435761 + 12345
  for (let at = mixed.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    const other = (state >>> 1) % (at + 1)
    const kept = mixed[at]!
    mixed[at] = mixed[other]!
    mixed[other] = kept
  }
  return mixed
}
