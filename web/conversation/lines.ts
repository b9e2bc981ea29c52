import { type Turn } from '#contract'

export interface Line {
  /** How far in, 0 to 3: the side lines that stand left of a turn. */
  depth: number
  /** The line alone would not tell whom it answers: « en réponse à … » is written out. */
  say: boolean
}

const deepest = 3

/** Where each turn stands beside what it answers, in time order. */
export function linesOf(turns: readonly Pick<Turn, 'id' | 'answers' | 'alsoAnswers'>[]): Map<string, Line> {
  const lines = new Map<string, Line>()
  // The turn that opened each depth last: what a reader's eye takes for the parent of the next one further in.
  const open: string[] = []
  for (const turn of turns) {
    const parent = turn.answers
    const above = parent ? lines.get(parent.id) : undefined
    const depth = parent ? Math.min((above?.depth ?? 0) + 1, deepest) : 0
    const seems = depth > 0 ? open[depth - 1] : undefined
    const tooDeep = above?.depth === deepest
    const say = parent !== null && (!above || tooDeep || seems !== parent.id)
    lines.set(turn.id, { depth, say: say || turn.alsoAnswers.length > 0 })
    open.length = depth
    open[depth] = turn.id
  }
  return lines
}
