import { type Id, Refusal } from '#kernel'

export const decisionKinds = ['adapt', 'try', 'not-now', 'no'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** What is decided on what people said, as one says it: each change is another one. */
export interface DecisionWord {
  kind: DecisionKind
  /** Who sees to it. */
  owner: string
  /** The day by which it holds, `2027-03-01`; null: none is named. */
  holdsBy: string | null
  /** In plain words, as whoever is told may read it. */
  reason: string
  /** What may be quoted as it stands. */
  facts: readonly string[]
}

/** A theme, or those of it who would rather have it so; or something grave that several said. */
export type DecidedOn =
  | { theme: string; direction: string | null; alert: null }
  | { theme: null; direction: null; alert: string }

export type Decision = DecidedOn & {
  workspace: Id<'workspace'>
  id: Id<'decision'>
  number: number
  newsNumber: number
}

/**
 * Whether those who heard the word before have to hear this one: what is done, or by when, is another. Who sees to it is
 * nobody’s news, and neither is a reason put better.
 */
export function isNews(before: DecisionWord | null, now: DecisionWord): boolean {
  return !before || before.kind !== now.kind || before.holdsBy !== now.holdsBy
}

export function sameWord(one: DecisionWord, other: DecisionWord): boolean {
  return (
    !isNews(one, other) &&
    one.owner === other.owner &&
    one.reason === other.reason &&
    one.facts.length === other.facts.length &&
    one.facts.every((fact, at) => fact === other.facts[at])
  )
}

/** A day of the calendar: no 30 February. */
export function mustBeADay(day: string | null): void {
  if (day === null) return
  const at = new Date(`${day}T12:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day)
    throw new Refusal('decision.no-such-day', 422)
}
