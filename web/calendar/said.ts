import { type BesideHour } from '#contract'
import { firstSaid, spoken } from '../spoken.ts'
import { language, words } from '../words.svelte.ts'
import { type Hour } from './days.ts'

const date = { timeZone: 'UTC', day: 'numeric', month: 'long' } as const
const utc = (day: string) => new Date(`${day}T00:00:00Z`)
const there = (day: string, how: Intl.DateTimeFormatOptions) => spoken(utc(day), { timeZone: 'UTC', ...how })

/** « vendredi 27 novembre ». */
export const dayWord = (day: string): string => there(day, { weekday: 'long', day: 'numeric', month: 'long' })
/** « 27 », « 1er ». */
export const dateWord = (day: string): string =>
  Number(day.slice(8)) === 1 && language.now !== 'en' ? '1er' : String(Number(day.slice(8)))
/** « novembre 2026 ». */
export const monthWord = (day: string): string => there(day, { month: 'long', year: 'numeric' })
/** « 7–13 décembre 2026 ». */
export const rangeWord = (from: string, to: string): string =>
  firstSaid(new Intl.DateTimeFormat(language.now, { ...date, year: 'numeric' }).formatRange(utc(from), utc(to)))
/** « ven. ». */
export const weekdayWord = (day: string, how: 'long' | 'short' = 'short'): string => there(day, { weekday: how })

/** `18:45` as one says it: « 18 h 45 », 6:45 PM. */
export function timeWord(time: string): string {
  if (language.now === 'en') {
    const at = new Date(`2026-01-01T${time}:00Z`)
    return at.toLocaleTimeString('en', { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' })
  }
  const [hour, minute] = time.split(':')
  return `${Number(hour)}\u00a0h\u00a0${minute}`
}

/** « vendredi 27 novembre, 18 h 45 ». */
export const hourWord = ({ day, time }: Hour): string => words.shell.time.on(dayWord(day), timeWord(time))

/** What might be said of an hour, in a sentence. */
export const besideWord = (one: BesideHour): string =>
  one.kind === 'quiet' ? words.calendar.beside.quiet(one.places) : words.calendar.beside.nobody
