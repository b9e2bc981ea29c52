import { type AnswerOf, type Ask, type api } from '#contract'
import { onDay } from '../moment.ts'
import { words } from '../words.svelte.ts'

export type ServicesShown = AnswerOf<typeof api.services>

/** Whole days from one moment to another. */
export const daysFrom = (from: string, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - new Date(from).getTime()) / 86_400_000))

/** Where a question stands, and how its letter fares, in words. */
export function standingWords({ standing, dueAt, letter }: Ask): string {
  const say = words.services
  const stands = say.standing[standing](onDay(new Date(dueAt)))
  if (!letter || standing === 'answered' || standing === 'withdrawn') return stands
  const fares = letter.kind === 'reminder' && letter.state === 'sent' ? say.reminded : say.letter[letter.state]
  return `${stands} · ${fares}`
}

export const isOpen = ({ standing }: Ask): boolean => standing !== 'answered' && standing !== 'withdrawn'

/** A day chosen in a field, as the end of that day's work: until then one may answer. */
export const endOfDay = (day: string): string => new Date(`${day}T18:00:00`).toISOString()

/** `2026-03-09`, as a field of days holds it. */
export function dayAfter(now: Date, days: number): string {
  const at = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
