import { type Perennial } from '#contract'
import { type Day, dayOf, endOfMonth, plus, weekdayOf } from '#kernel'

type Rule = Perennial['rule']

/** On which day of a year it falls; null where that year has none. The 29th of February is the 28th in other years. */
export function dayIn(rule: Rule, year: number): Day | null {
  switch (rule.kind) {
    case 'once':
      return rule.day.startsWith(`${year}-`) ? rule.day : null
    case 'yearly':
      return dayOf(year, rule.month, rule.day) ?? (rule.month === 2 && rule.day === 29 ? dayOf(year, 2, 28) : null)
    case 'weekday':
      return nthWeekday(year, rule.month, rule.week, rule.weekday)
    default:
      return rule satisfies never
  }
}

/** The second Sunday of May: 5, 2, 7. `5` is the last there is. */
export function nthWeekday(year: number, month: number, week: number, weekday: number): Day {
  const first = dayOf(year, month, 1)!
  if (week === 5) {
    const last = endOfMonth(first)
    return plus(last, -((weekdayOf(last) - weekday + 7) % 7))
  }
  return plus(first, ((weekday - weekdayOf(first) + 7) % 7) + (week - 1) * 7)
}

/** Which years some days belong to: two at most, where they go over a new year. */
export const yearsOf = (from: Day, to: Day): number[] => [
  ...new Set([Number(from.slice(0, 4)), Number(to.slice(0, 4))]),
]
