import { type CalendarMark } from '#contract'
import { type Day } from '#kernel'
import { type ClientDays } from './calendar-days.ts'
import { dayIn, yearsOf } from './perennial.ts'
import { publicDays } from './public-days.ts'

/** What stands quietly on the days of a client: its own, then public ones, each once however many countries keep it. */
export function marksOf(workspace: string, { perennials, countries }: ClientDays, from: Day, to: Day): CalendarMark[] {
  const own = perennials.flatMap(({ name, note, rule }) =>
    yearsOf(from, to).flatMap((year) => {
      const day = dayIn(rule, year)
      return day && day >= from && day <= to
        ? [{ workspace, day, name, note, key: null, countries: [], off: false }]
        : []
    }),
  )
  const shown = new Map<string, CalendarMark>()
  for (const country of countries)
    for (const { day, key, off } of publicDays(country, from, to)) {
      const known = shown.get(`${day} ${key}`)
      if (known) known.countries.push(country)
      else shown.set(`${day} ${key}`, { workspace, day, name: null, note: '', key, countries: [country], off })
    }
  return [...own, ...shown.values()].toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
}
