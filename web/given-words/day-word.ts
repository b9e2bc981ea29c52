import { wallAt } from '../calendar/days.ts'
import { spoken } from '../spoken.ts'
import { words } from '../words.svelte.ts'

const dayMs = 86_400_000

/** Which day it is now on the client's own calendar, `2026-11-27`. */
export const todayIn = (zone: string | undefined, now: Date): string => wallAt(now, zone).day

/** « aujourd’hui », « jeudi » within a week either way, « le 12 décembre » beyond: what follows « pour ». */
export function dayWord(day: string, today: string): string {
  const say = words.givenWords
  const days = Math.round((Date.parse(day) - Date.parse(today)) / dayMs)
  if (days === 0) return say.today
  if (days === 1) return say.tomorrow
  if (days === -1) return say.yesterday
  const at = new Date(`${day}T00:00:00Z`)
  const said = (how: Intl.DateTimeFormatOptions) => spoken(at, { timeZone: 'UTC', ...how })
  if (Math.abs(days) < 7) return said({ weekday: 'long' })
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  return say.onDate(said({ day: 'numeric', month: 'long', ...year }))
}

/** « Parole donnée, pour jeudi »; once that day is over, « Promis pour jeudi, pas encore tenu »: words, and no colour. */
export function dueWord(day: string, today: string): string {
  return day < today ? words.givenWords.late(dayWord(day, today)) : words.givenWords.due(dayWord(day, today))
}
