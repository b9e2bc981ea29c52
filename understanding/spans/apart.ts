import { type Clause } from '../clauses.ts'
import { type Opinion } from '../opinions.ts'
import { type Word } from '../words.ts'
import { type Stretch } from './labelling.ts'

export interface Told {
  text: string
  words: Word[]
  forms: string[]
  clauses: Clause[]
  /** In text order. */
  opinions: Opinion[]
}

const joiners = new Set('et and mais but ni or pis puis'.split(' '))

/**
 * One stretch may tell several reasons, and begin too late or too early for a reader: « trop sucrée et trop chère » is cut
 * in two, « le pot et » comes back before « le couvercle sont cassés », a mere « c’est honteux » before a fact goes.
 */
export function tellingApart(told: Told): (stretches: Stretch[]) => Stretch[] {
  const clauseOf = clausesByWord(told)
  const against = told.opinions.filter((one) => one.weight < 0)
  let seen = 0
  return (stretches) =>
    stretches.flatMap((stretch, order) => {
      const after = order > 0 ? stretches[order - 1]!.until : 0
      // Stretches come in text order, over all sentences: what is behind them is never looked at again.
      while (seen < against.length && against[seen]!.until <= stretch.from) seen++
      const within: Opinion[] = []
      for (let at = seen; at < against.length && against[at]!.from < stretch.until; at++) within.push(against[at]!)
      const whole = withSubject(told, clauseOf, withoutOutcry(clauseOf, stretch, within), after)
      return cut(told, clauseOf, whole, within)
    })
}

function clausesByWord({ clauses, words }: Told): Int32Array {
  const clauseOf = new Int32Array(words.length)
  for (const [index, { from, until }] of clauses.entries()) clauseOf.fill(index, from, until)
  return clauseOf
}

/** « C’est honteux, + 30 % »: a clause that only cries out is no part of the reason that follows it. */
function withoutOutcry(clauseOf: Int32Array, stretch: Stretch, within: Opinion[]): Stretch {
  const leading = clauseOf[stretch.from]!
  if (leading === clauseOf[stretch.until - 1]!) return stretch
  const here = within.filter((one) => clauseOf[one.from] === leading)
  if (here.length === 0 || here.some((one) => one.kind !== 'bare')) return stretch
  let from = stretch.from
  while (clauseOf[from] === leading) from++
  return { ...stretch, from }
}

/** A label before a colon, or the first of two subjects, belongs to what is said of them. */
function withSubject(told: Told, clauseOf: Int32Array, stretch: Stretch, after: number): Stretch {
  const { text, words, clauses, forms } = told
  const index = clauseOf[stretch.from]!
  const clause = clauses[index]!
  const before = clauses[index - 1]
  let from = stretch.from
  if (from === clause.from && before && before.sentence === clause.sentence) {
    const gap = text.slice(words[from - 1]!.end, words[from]!.start)
    if (/^\s*:\s*$/.test(gap) && before.until - before.from <= 4) from = before.from
  } else if (from - clause.from >= 2 && from - clause.from <= 5 && joiners.has(forms[from - 1]!)) from = clause.from
  const free = from >= after && !told.opinions.some((one) => one.until > from && one.from < stretch.from)
  return free ? { ...stretch, from } : stretch
}

/** Cut where a joiner opens a clause, or stands between two words against. */
function cut({ forms, clauses }: Told, clauseOf: Int32Array, stretch: Stretch, within: Opinion[]): Stretch[] {
  const parts: Stretch[] = []
  let from = stretch.from
  for (let at = stretch.from + 1; at < stretch.until; at++) {
    if (!joiners.has(forms[at]!)) continue
    const opens = clauses[clauseOf[at]!]!.from === at && at - from >= 2 && stretch.until - at >= 3
    const between =
      within.some((one) => one.from >= from && one.until <= at) &&
      within.some((one) => one.from > at && one.from <= at + 2)
    if (!opens && !between) continue
    parts.push({ ...stretch, from, until: at })
    from = at
  }
  parts.push({ ...stretch, from })
  return parts
}
