import { plainWords, rootOf } from '../themes/matter.ts'
import { gist, rarest, type Space } from '../themes/space.ts'
import { readAtMost } from '../words.ts'

/** A statement made ready for comparing: each telling word once. */
export interface Statement {
  forms: string[]
  roots: string[]
  rows: Int32Array
  /** How much each word tells, before what is common among the statements compared. */
  tells: Float64Array
  /** Runs of letters, and how much the word they stand in tells. */
  runs: Map<string, number>
  pairs: Set<string>
  direction: Float64Array
}

/** Words that tell less than this tell nothing: « le », "of". */
const leastTelling = 2
const run = 4
const mostWords = 200

export function statementOf(text: string, space: Space): Statement {
  const words = plainWords(text.slice(0, readAtMost)).slice(0, mostWords)
  const all = words.map(rootOf)
  const kept = new Map<string, { form: string; row: number; tells: number }>()
  for (const [at, root] of all.entries()) {
    const row = space.rowOf(root)
    const tells = space.rarity(row) - leastTelling
    if (tells > 0 && !kept.has(root)) kept.set(root, { form: words[at]!, row, tells })
  }
  const found = [...kept.values()]
  const rows = Int32Array.from(found, ({ row }) => row)
  return {
    forms: found.map(({ form }) => form),
    roots: [...kept.keys()],
    rows,
    tells: Float64Array.from(found, ({ tells }) => tells / (rarest - leastTelling)),
    runs: runsOf(found),
    pairs: new Set(all.slice(1).map((root, at) => `${all[at]} ${root}`)),
    direction: gist(space, rows),
  }
}

function runsOf(words: { form: string; tells: number }[]): Map<string, number> {
  const runs = new Map<string, number>()
  for (const { form, tells } of words) {
    const bounded = `_${form}_`
    for (let at = 0; at === 0 || at + run <= bounded.length; at++) {
      const letters = bounded.slice(at, at + run)
      if (!(runs.get(letters)! >= tells)) runs.set(letters, tells)
    }
  }
  return runs
}
