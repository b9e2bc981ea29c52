import { type Clause } from './clauses.ts'
import { type Opinion } from './opinions.ts'
import { type Word } from './words.ts'

const units = new Set(
  (
    'seconde secondes minute minutes min mn heure heures h jour jours semaine semaines mois an ans annee annees fois euro euros eur ' +
    'dollar dollars piastres g grammes kg litre litres cl ml pourcent second seconds mins hour hours hrs day days week weeks month months ' +
    'year years times bucks percent'
  ).split(' '),
)
const numbers = new Set(
  (
    'deux trois quatre cinq six sept huit neuf dix douze quinze vingt trente quarante cinquante cent plusieurs two three four five six ' +
    'seven eight nine ten twelve fifteen twenty thirty forty fifty hundred several'
  ).split(' '),
)

/** Numbers with a unit, durations and sums in clauses that hold nothing else: inside a dislike they are facts (« +30 % en un an »). */
export function measuresIn(text: string, words: Word[], clauses: Clause[], opinions: Opinion[]): Opinion[] {
  const spoken = new Set(opinions.filter((one) => one.weight < 0).map((one) => one.clause))
  const found: Opinion[] = []
  for (const [index, clause] of clauses.entries()) {
    if (spoken.has(index)) continue
    const at = firstMeasure(text, words, clause)
    if (at < 0) continue
    const until = Math.min(at + 2, clause.until)
    found.push({ from: at, until, clause: index, kind: 'measure', weight: -0.3, loud: false })
  }
  return found
}

function firstMeasure(text: string, words: Word[], clause: Clause): number {
  for (let at = clause.from; at < clause.until; at++) if (isMeasureAt(text, words, at, clause.until)) return at
  return -1
}

/** Whether a number with its unit begins at this word: « 3 semaines », « 12 % », « 2h ». */
export function isMeasureAt(text: string, words: Word[], at: number, until: number): boolean {
  const { form, end } = words[at]!
  if (/^\d+(?:h|min|j|e|g|kg)$/.test(form)) return true
  if (!numbers.has(form) && !/^\d+$/.test(form)) return false
  if (/^[ \u00a0\u202f]?[%€$£]/.test(text.slice(end, end + 2))) return true
  return at + 1 < until && units.has(words[at + 1]!.form)
}
