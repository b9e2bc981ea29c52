/**
 * When someone may be told of something, by the wall clock of a zone; all the rest is quiet. A day is the one it opens on:
 * from 22:00 to 06:00 on Fridays ends on Saturday morning. The same twice is the whole day round.
 */
export interface Hours {
  /** 1 is Monday, 7 is Sunday. */
  days: number[]
  /** `HH:MM`. */
  opens: string
  closes: string
  /** IANA name. */
  zone: string
}

const quarter = 15 * 60_000
/** One opening a week may fall into the hour that spring leaves out: then it is a fortnight. */
const daysAhead = 15
const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

export function isOpen(hours: Hours, at: Date): boolean {
  return openAt(hours)(at.getTime())
}

/** The same for who asks of many moments. */
export function openAt({ days, opens, closes, zone }: Hours): (at: number) => boolean {
  const [from, to] = [minutes(opens), minutes(closes)]
  const clock = clockOf(zone)
  return (at) => {
    const { day, minute } = clock(at)
    if (from < to) return days.includes(day) && minute >= from && minute < to
    const yesterday = day === 1 ? 7 : day - 1
    return (days.includes(day) && minute >= from) || (days.includes(yesterday) && minute < to)
  }
}

/**
 * The first moment from then on when they may be told: then itself, or where quiet ends. Looked for on the wall clock, a
 * quarter of an hour at a time, so that it is right on the days when clocks change: every zone of today is whole quarters
 * from Greenwich. Null: never.
 */
export function opensNext(hours: Hours, from: Date): Date | null {
  const open = openAt(hours)
  if (open(from.getTime())) return from
  const first = Math.ceil(from.getTime() / quarter)
  const last = first + daysAhead * 96
  for (let at = first; at <= last; at++) if (open(at * quarter)) return new Date(at * quarter)
  return null
}

function minutes(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}

type Clock = (at: number) => { day: number; minute: number }

const clocks = new Map<string, Clock>()

function clockOf(zone: string): Clock {
  const known = clocks.get(zone) ?? wallClock(zone)
  clocks.set(zone, known)
  return known
}

/** Two months of quarters: a list of conversations asks of the same days again and again, and asking costs. */
const mostKept = 6_000

function wallClock(zone: string): Clock {
  const parts = { weekday: 'short', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' } as const
  const clock = new Intl.DateTimeFormat('en', { timeZone: zone, ...parts })
  const kept = new Map<number, { day: number; minute: number }>()
  const begunAt = (at: number) => {
    const said = Object.fromEntries(clock.formatToParts(at * quarter).map(({ type, value }) => [type, value]))
    const read = { day: week.indexOf(said.weekday!) + 1, minute: Number(said.hour) * 60 + Number(said.minute) }
    if (kept.size >= mostKept) kept.clear()
    kept.set(at, read)
    return read
  }
  return (at) => {
    const begun = Math.floor(at / quarter)
    const { day, minute } = kept.get(begun) ?? begunAt(begun)
    return { day, minute: minute + Math.floor((at - begun * quarter) / 60_000) }
  }
}

/** Hours as a database row keeps them. */
export function hoursFrom(row: { days: unknown; opens: string; closes: string; zone: string }): Hours {
  return { days: row.days as number[], opens: row.opens, closes: row.closes, zone: row.zone }
}

/** The hours of a client, who says from which whole hour to which. */
export function hoursOfDay(day: { days: number[]; opens: number; closes: number }, zone: string): Hours {
  const clock = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`
  return { days: day.days, opens: clock(day.opens), closes: clock(day.closes), zone }
}
