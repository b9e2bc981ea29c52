import { type Statement } from './statement.ts'

/** What many statements on one subject have in common, and so tells nothing of any: « the school », « la livraison ». */
export interface Among {
  root: (root: string) => number
  run: (letters: string) => number
  /** Where they all point. */
  direction: Float64Array | null
}

/** Before any statement was seen, as if so many had shared nothing. */
const unseen = 20
const quarter = 4

export const amongNone: Among = { root: () => 1, run: () => 1, direction: null }

export function amongOf(statements: readonly Statement[]): Among {
  const [first] = statements
  if (!first) return amongNone
  const roots = new Map<string, number>()
  const runs = new Map<string, number>()
  const direction = new Float64Array(first.direction.length)
  for (const statement of statements) {
    for (const root of statement.roots) roots.set(root, (roots.get(root) ?? 0) + 1)
    for (const letters of statement.runs.keys()) runs.set(letters, (runs.get(letters) ?? 0) + 1)
    for (let at = 0; at < direction.length; at++)
      direction[at]! += statement.direction[at]! / (statements.length + unseen)
  }
  const weight = (held = 0) => weightOf(held / (statements.length + unseen))
  return { root: (root) => weight(roots.get(root)), run: (letters) => weight(runs.get(letters)), direction }
}

const weightOf = (share: number) => (share === 0 ? 1 : Math.min(1, Math.max(0.05, -Math.log(share) / quarter)))
