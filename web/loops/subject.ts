import { type DecisionShown } from '#contract'
import { spoken } from '../spoken.ts'
import { words } from '../words.svelte.ts'

/** What is decided on: a theme, or what people of it would rather have; or something grave. */
export function subjectOf({ theme, direction, alert }: Pick<DecisionShown, 'theme' | 'direction' | 'alert'>): string {
  if (alert) return words.loops.onAlert[alert.kind]
  if (theme === null) return ''
  const towards = direction && (words.why.direction as Record<string, string>)[direction]
  return towards ? words.loops.direction(theme, towards) : theme
}

/** « 1er mars 2027 » of a day by the calendar, whatever the zone of the reader. */
export function dayOf(day: string): string {
  return spoken(new Date(`${day}T12:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' })
}

/** A decision being written, as its form holds it. */
export interface Writing {
  kind: DecisionShown['kind']
  owner: string
  holdsBy: string
  reason: string
  facts: string
}

const name = (of: string) => `insuffleur.decision.${of}`

/** What was being written survives a reload; null: nothing was. */
export function writingKept(of: string): Writing | null {
  try {
    return JSON.parse(localStorage.getItem(name(of)) ?? 'null') as Writing | null
  } catch {
    return null
  }
}

export function keepWriting(of: string, writing: Writing | null): void {
  try {
    if (writing) localStorage.setItem(name(of), JSON.stringify(writing))
    else localStorage.removeItem(name(of))
  } catch {
    // No room, or none allowed: it stands on the screen all the same.
  }
}
