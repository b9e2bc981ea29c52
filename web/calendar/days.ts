/** A day and an hour as a client’s own wall tells them: `2026-11-27`, `18:45`. Compared and sorted as text. */
export interface Hour {
  day: string
  time: string
}
export type View = 'month' | 'week' | 'list'

const dayMs = 86_400_000
const hourMs = 3_600_000
const two = (n: number) => String(n).padStart(2, '0')

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`)
export const plus = (day: string, days: number): string => new Date(utc(day) + days * dayMs).toISOString().slice(0, 10)
/** Monday is 1, Sunday 7. */
export const weekday = (day: string): number => new Date(utc(day)).getUTCDay() || 7
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(utc(text)) && new Date(utc(text)).toISOString().startsWith(text)

const mondayOf = (day: string) => plus(day, 1 - weekday(day))
const monthStart = (day: string) => `${day.slice(0, 8)}01`
function monthEnd(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

export const weekOf = (day: string): string[] => daysFrom(mondayOf(day), plus(mondayOf(day), 6))

export function daysFrom(from: string, to: string): string[] {
  const days = []
  for (let day = from; day <= to; day = plus(day, 1)) days.push(day)
  return days
}

/** The weeks that a month touches, each whole, from Monday to Sunday. */
export function weeksOf(day: string): string[][] {
  const weeks = []
  for (let monday = mondayOf(monthStart(day)); monday <= monthEnd(day); monday = plus(monday, 7))
    weeks.push(weekOf(monday))
  return weeks
}

/** Which days a view shows around a day. */
export function spanOf(view: View, day: string): { from: string; to: string } {
  if (view === 'list') return { from: monthStart(day), to: monthEnd(day) }
  const days = view === 'week' ? weekOf(day) : weeksOf(day).flat()
  return { from: days[0]!, to: days.at(-1)! }
}

/** The same day one view on, or back: of a shorter month, its last. */
export function turned(view: View, day: string, by: 1 | -1): string {
  if (view === 'week') return plus(day, by * 7)
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10)
  return `${first.slice(0, 8)}${two(Math.min(date, Number(monthEnd(first).slice(8))))}`
}

const clocks = new Map<string | undefined, Intl.DateTimeFormat>()

/** What the wall says there at a moment; undefined: where one reads. */
export function wallAt(at: Date, zone: string | undefined): Hour {
  let clock = clocks.get(zone)
  if (!clock) {
    const digits = '2-digit' as const
    clock = new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone: zone, year: 'numeric', month: digits, day: digits },
      ...{ hour: digits, minute: digits, hourCycle: 'h23' },
    })
    clocks.set(zone, clock)
  }
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]))
  return { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` }
}

const asIfUtc = ({ day, time }: Hour) => Date.parse(`${day}T${time}:00Z`)
const fromUtc = (at: number): Hour => {
  const text = new Date(at).toISOString()
  return { day: text.slice(0, 10), time: text.slice(11, 16) }
}

/** When clocks there say so, the first time; null in the hour that a night in spring leaves out. */
export function momentOf(hour: Hour, zone: string): Date | null {
  const wanted = asIfUtc(hour)
  const found = [-26, -1, 0, 1, 26]
    .map((around) => {
      const at = new Date(wanted + around * hourMs)
      return wanted - (asIfUtc(wallAt(at, zone)) - at.getTime())
    })
    .filter((at) => asIfUtc(wallAt(new Date(at), zone)) === wanted)
  return found.length ? new Date(Math.min(...found)) : null
}

/**
 * So many days or hours on, by the wall there. An hour that the night leaves out is stepped over: on the way it goes, or
 * forward where only the day has changed.
 */
export function stepped(from: Hour, by: { days?: number; hours?: number }, zone: string): Hour {
  let at = asIfUtc(from) + (by.days ?? 0) * dayMs + (by.hours ?? 0) * hourMs
  const on = (by.hours ?? 0) < 0 ? -hourMs : hourMs
  while (momentOf(fromUtc(at), zone) === null) at += on
  return fromUtc(at)
}

/** The next whole hour there. */
export function nextHour(zone: string, now: Date): Hour {
  const { day, time } = wallAt(now, zone)
  return stepped({ day, time: `${time.slice(0, 2)}:00` }, { hours: 1 }, zone)
}

/** Where one begins on a day: at nine, or at the next whole hour where nine has passed; null: the day has no hour left. */
export function firstHour(day: string, zone: string, now: Date): Hour | null {
  const wall = wallAt(now, zone)
  if (day < wall.day) return null
  const nine = { day, time: '09:00' }
  if (day > wall.day || wall.time < nine.time) return nine
  const next = nextHour(zone, now)
  return next.day === day ? next : null
}
