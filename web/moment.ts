import { spoken } from './spoken.ts'
import { language, words } from './words.svelte.ts'

const dayMs = 86_400_000

/** « 9 h 12 » in French, 9:12 am in English. */
export function clock(at: Date): string {
  if (language.now === 'en') return at.toLocaleTimeString('en', { hour: 'numeric', minute: '2-digit' })
  return `${at.getHours()}\u00a0h\u00a0${String(at.getMinutes()).padStart(2, '0')}`
}

/** How a time is said on a row: the hour today, « hier », the day's name within a week, then the date. */
export function shortly(at: Date, now: Date): string {
  const days = daysBetween(at, now)
  if (days === 0) return clock(at)
  if (days === 1) return words.shell.time.yesterdayAlone
  return day(at, now, days)
}

/** A day that is known without its hour: « aujourd’hui », « hier », « mardi », « 28 novembre ». */
export function onDayAlone(on: string, now: Date): string {
  const at = noonOf(on)
  const days = daysBetween(at, now)
  if (days === 0) return words.shell.time.todayAlone
  if (days === 1) return words.shell.time.yesterdayAlone
  return day(at, now, days)
}

/** The same in full: « mercredi 26 novembre 2026 ». */
export const exactDay = (on: string): string => spoken(noonOf(on), { dateStyle: 'full' })

/** Of that day wherever one reads: days have no zone. */
export function noonOf(on: string): Date {
  const [year, month, date] = on.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, date, 12)
}

/** As it stands after « depuis »: « 18 h 45 », « hier, 7 h 40 », « mardi », « le 28 novembre ». */
export function sinceWhen(at: Date, now: Date): string {
  const days = daysBetween(at, now)
  if (days === 0) return clock(at)
  if (days === 1) return words.shell.time.yesterday(clock(at))
  return words.shell.time.since(day(at, now, days))
}

/** How a time is said above a turn: the day and the hour. */
export function said(at: Date, now: Date): string {
  const days = daysBetween(at, now)
  if (days === 0) return now.getTime() - at.getTime() < 60_000 ? words.shell.time.now : clock(at)
  if (days === 1) return words.shell.time.yesterday(clock(at))
  return words.shell.time.on(day(at, now, days), clock(at))
}

/** The date alone: « 26 novembre 2026 ». */
export function onDay(at: Date): string {
  return spoken(at, { dateStyle: 'long' })
}

/** To the second, with its zone. */
export function exactly(at: Date): string {
  return at.toLocaleString(language.now, { dateStyle: 'full', timeStyle: 'long' })
}

/** A day to come: « aujourd’hui, 18 h 00 », « demain », « lundi 3 mars ». */
export function until(at: Date, now: Date): string {
  const days = -daysBetween(at, now)
  if (days <= 0) return words.shell.time.todayAt(clock(at))
  if (days === 1) return words.shell.time.tomorrowAt(clock(at))
  return words.shell.time.on(spoken(at, { weekday: 'long', day: 'numeric', month: 'long' }), clock(at))
}

function day(at: Date, now: Date, days: number): string {
  if (days > 1 && days < 7) return spoken(at, { weekday: 'long' })
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return spoken(at, { day: 'numeric', month: 'long', ...year })
}

/** In days of the calendar, not of 24 hours: 23 h 50 was yesterday at 0 h 10. */
function daysBetween(at: Date, now: Date): number {
  const midnight = (moment: Date) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime()
  return Math.round((midnight(now) - midnight(at)) / dayMs)
}
