import { type QuestionKind } from '#charter'

/** What an answer of ours asks of whom it answers. */
export type Asks = { kind: 'why' } | { kind: 'clarification' } | { kind: 'rewording'; reason: string }

/** A question that someone was put before, by any of us, under any name that they joined themselves. */
export interface AskedBefore {
  kind: Asks['kind']
  /** In this conversation: about the same subject. */
  here: boolean
  answered: boolean
}

export interface Asked {
  name: string
  /** They wish to be asked no more. */
  silent: boolean
  before: readonly AskedBefore[]
}

/**
 * What one may ask next: one why and one clarification for each subject, then thanks. `waits`: they have not answered
 * what they were asked, wherever that was. `silence`: they said stop.
 */
export function whatToAsk({ silent, before }: Asked): QuestionKind | 'waits' | 'silence' {
  if (silent) return 'silence'
  if (before.some((one) => !one.answered)) return 'waits'
  const here = before.filter((one) => one.here).map((one) => one.kind)
  if (!here.includes('why')) return 'why'
  return here.includes('clarification') ? 'thanks' : 'clarification'
}

/** Why this may not be asked now; null: it may. A rewording is bound by silence and by what waits, not by how many came before. */
export function whyNotAsk(asked: Asked, kind: Asks['kind']): 'twice' | 'enough' | 'silence' | null {
  const next = whatToAsk(asked)
  if (next === 'silence') return 'silence'
  if (next === 'waits') return 'twice'
  if (kind === 'rewording') return null
  return asked.before.some((one) => one.here && one.kind === kind) ? 'enough' : null
}
