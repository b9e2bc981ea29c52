import { type ReadyBrand } from './brand.ts'
import { type Clause } from './clauses.ts'
import { longestPhrase } from './phrases.ts'
import { type Word } from './words.ts'

const greetings = new Set(
  'bonjour bonsoir salut coucou allo hello hey hi hola cher chere chers cheres merci bravo dear oh eh he thanks ok dis dites'.split(
    ' ',
  ),
)
const articles = new Set('le la les l the'.split(' '))
const toYou = new Set('vous votre vos tu toi ton ta tes te you your yours'.split(' '))

/**
 * Whether the words turn to the brand by name: a handle, or the name where one calls out (alone between two breaths, after a
 * greeting), or in a sentence that says « vous ». Speaking of the brand is not speaking to it. Better once too often than
 * once too little: a direct address must never be missed.
 */
export function addressesBrand(words: Word[], forms: string[], clauses: Clause[], brand: ReadyBrand): boolean {
  for (const word of words) {
    if (word.form[0] === '@' && brand.handles.has(word.form.replace(/[^\p{L}\p{N}]/gu, ''))) return true
  }
  const sayingYou = new Set<number>()
  for (const { from, until, sentence } of clauses) {
    for (let at = from; at < until; at++) if (toYou.has(forms[at]!)) sayingYou.add(sentence)
  }
  for (const clause of clauses) {
    for (let at = clause.from; at < clause.until; at++) {
      const name = longestPhrase(brand.names, forms, at, clause.until)
      if (!name) continue
      if (sayingYou.has(clause.sentence) || callsOut(forms, clause, at, at + name.length)) return true
    }
  }
  return false
}

function callsOut(forms: string[], clause: Clause, from: number, until: number): boolean {
  let before = from - 1
  if (before >= clause.from && articles.has(forms[before]!)) before--
  if (before < clause.from) return until === clause.until
  return greetings.has(forms[before]!) && (before === clause.from || until === clause.until)
}
