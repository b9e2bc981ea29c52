import { type Dialect } from '#words'

/** How a moment near now is said: the words are given, so that French says « hier, 14 h 05 ». */
export interface HourWords {
  yesterday: (clock: string) => string
  tomorrow: (clock: string) => string
  on: (day: string, clock: string) => string
}

const day = 86_400_000

/** « 14 h 05 » today, « hier, 14 h 05 », « lundi, 9 h 00 » this week, « 3 mars » further away. */
export function hour(at: string | Date, now: Date, dialect: Dialect, words: HourWords): string {
  const when = new Date(at)
  const clock = clockOf(when, dialect)
  const days = Math.round((midnight(when) - midnight(now)) / day)
  if (days === 0) return clock
  if (days === -1) return words.yesterday(clock)
  if (days === 1) return words.tomorrow(clock)
  if (Math.abs(days) < 7) return words.on(format(when, dialect, { weekday: 'long' }), clock)
  return dayOf(when, now, dialect)
}

/** « 3 mars », with its year when it is another. */
export function dayOf(at: string | Date, now: Date, dialect: Dialect): string {
  const when = new Date(at)
  const year = when.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const }
  const said = format(when, dialect, { day: 'numeric', month: 'long', ...year })
  return dialect === 'en' ? said : said.replace(/^1 /, '1er ')
}

/** « 14 h 05 » in French (no-break spaces), « 14:05 » in English. */
export function clockOf(when: Date, dialect: Dialect): string {
  const minutes = String(when.getMinutes()).padStart(2, '0')
  if (dialect === 'en') return `${when.getHours()}:${minutes}`
  return `${when.getHours()}\u00a0h\u00a0${minutes}`
}

const locales: Record<Dialect, string> = { fr: 'fr-FR', 'fr-CA': 'fr-CA', en: 'en-GB' }

function format(when: Date, dialect: Dialect, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locales[dialect], options).format(when)
}

function midnight(when: Date): number {
  return Date.UTC(when.getFullYear(), when.getMonth(), when.getDate())
}
