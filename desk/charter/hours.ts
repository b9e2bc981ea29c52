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
const clocks = new Map<string, Intl.DateTimeFormat>()
const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

export function isOpen(hours: Hours, at: Date): boolean {
  const { day, minute } = wallClock(at, hours.zone)
  const [opens, closes] = [minutes(hours.opens), minutes(hours.closes)]
  const yesterday = day === 1 ? 7 : day - 1
  if (opens < closes) return hours.days.includes(day) && minute >= opens && minute < closes
  return (hours.days.includes(day) && minute >= opens) || (hours.days.includes(yesterday) && minute < closes)
}

/**
 * The first moment from then on when they may be told: then itself, or where quiet ends. Looked for on the wall clock, a
 * quarter of an hour at a time, so that it is right on the days when clocks change: every zone of today is whole quarters
 * from Greenwich. Null: never.
 */
export function opensNext(hours: Hours, from: Date): Date | null {
  if (isOpen(hours, from)) return from
  const first = Math.ceil(from.getTime() / quarter)
  const last = first + daysAhead * 96
  for (let at = first; at <= last; at++) if (isOpen(hours, new Date(at * quarter))) return new Date(at * quarter)
  return null
}

function minutes(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}

function wallClock(at: Date, zone: string): { day: number; minute: number } {
  let clock = clocks.get(zone)
  if (!clock) {
    const parts = { weekday: 'short', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' } as const
    clock = new Intl.DateTimeFormat('en', { timeZone: zone, ...parts })
    clocks.set(zone, clock)
  }
  const said = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]))
  return { day: week.indexOf(said.weekday!) + 1, minute: Number(said.hour) * 60 + Number(said.minute) }
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
