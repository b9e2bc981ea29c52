/** A day of someone's calendar, `2026-11-27`: no hour, no zone. Compared and sorted as text. */
export type Day = string

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Which day it is at a moment, on the wall of that zone. */
export function dayAt(at: Date, zone: string): Day {
  let clock = clocks.get(zone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    clocks.set(zone, clock)
  }
  return clock.format(at)
}

const hour = 3_600_000

/**
 * The first moment of a day there. Nights when clocks change are what they are: where midnight is skipped, the day
 * begins when its clocks do.
 */
export function beginningOf(day: Day, zone: string): Date {
  // No zone is further than 14 hours from Greenwich.
  let before = Date.parse(`${day}T00:00:00Z`) - 15 * hour
  let after = before + 30 * hour
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dayAt(new Date(middle), zone) < day) before = middle
    else after = middle
  }
  return new Date(after)
}

export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** null where the calendar has no such day. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(text) ? text : null
}

export function plus(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * hour).toISOString().slice(0, 10)
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** That day of the week in the same week, which begins on Monday. */
export const inWeekOf = (day: Day, weekday: number): Day => plus(day, weekday - weekdayOf(day))

export function endOfMonth(day: Day, months = 0): Day {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10)
}

/** So many working days on, Monday to Friday. Holidays are not known here. */
export function plusWorking(day: Day, days: number): Day {
  let at = day
  for (let left = days; left > 0; ) {
    at = plus(at, 1)
    if (weekdayOf(at) < 6) left--
  }
  return at
}
