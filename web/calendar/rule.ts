import { type Perennial } from '#contract'
import { spoken } from '../spoken.ts'
import { words } from '../words.svelte.ts'

export type Rule = Perennial['rule']

/** Of a year with every day. */
const at = (month: number, day: number) => new Date(Date.UTC(2028, month - 1, day))
const there = (date: Date, how: Intl.DateTimeFormatOptions) => spoken(date, { timeZone: 'UTC', ...how })
export const monthName = (month: number): string => there(at(month, 1), { month: 'long' })

/** « chaque année, le premier dimanche d’octobre ». */
export function ruleWord(rule: Rule): string {
  const say = words.calendar.days
  if (rule.kind === 'once')
    return say.once(there(new Date(`${rule.day}T00:00:00Z`), { day: 'numeric', month: 'long', year: 'numeric' }))
  if (rule.kind === 'yearly') return say.yearly(there(at(rule.month, rule.day), { day: 'numeric', month: 'long' }))
  return say.nth(say.weeks[rule.week - 1]!, words.hours.week[rule.weekday - 1]!, monthName(rule.month))
}
