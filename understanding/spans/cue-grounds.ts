import { type Clause } from '../clauses.ts'
import { lightWords } from '../light-words.ts'
import { type Opinion } from '../opinions.ts'
import { type Word } from '../words.ts'

/** Where a reason stands: word indexes, and how sure its grounds are. */
export interface Ground {
  from: number
  until: number
  confidence: number
}

export interface CuedReading {
  text: string
  words: Word[]
  forms: string[]
  clauses: Clause[]
  opinions: Opinion[]
  /** Clauses that only ask or suggest. */
  aside: Set<number>
  /** Whether a theme's seed stands among these words. */
  namesAspect: (from: number, until: number) => boolean
}

const mostReasons = 12
const wordsBefore = 14
const wordsAfter = 18

const grounds: Record<Opinion['kind'], number> = {
  lack: 0.78,
  fact: 0.8,
  denied: 0.6,
  measure: 0.5,
  judgement: 0.62,
  bare: 0.55,
  praise: 0,
  applause: 0,
}

/** Negative targets and facts, each with the clause around it. A judgement needs something it judges; a dislike alone gives none. */
export function cueGrounds(reading: CuedReading): Ground[] {
  const found: Ground[] = []
  const { clauses, opinions } = reading
  const spoken = new Set(opinions.map((one) => one.clause))
  for (let at = 0; at < opinions.length && found.length < mostReasons; ) {
    const index = opinions[at]!.clause
    const here: Opinion[] = []
    while (at < opinions.length && opinions[at]!.clause === index) here.push(opinions[at++]!)
    for (const part of partsOf(reading, clauses[index]!, here)) {
      const whole = around(reading, index, part, spoken)
      const confidence = confidenceOf(reading, { ...part, from: whole.from })
      if (confidence <= 0) continue
      const ground = trimmed(reading, whole, part)
      const last = found.at(-1)
      if (last && ground.from < last.until) ground.from = last.until
      if (ground.from < ground.until)
        found.push({ ...ground, confidence: reading.aside.has(index) ? confidence * 0.6 : confidence })
    }
  }
  return found.slice(0, mostReasons)
}

interface Part {
  from: number
  until: number
  opinions: Opinion[]
}

const joiners = new Set('et and ni ou or puis'.split(' '))

/** « trop sucrée et trop chère » holds two reasons; « le pot et le couvercle sont cassés » one. */
function partsOf({ forms }: CuedReading, clause: Clause, opinions: Opinion[]): Part[] {
  const lastAgainst = opinions.findLastIndex((one) => one.weight < 0)
  const parts: Part[] = []
  let from = clause.from
  let held: Opinion[] = []
  for (const [order, opinion] of opinions.entries()) {
    if (opinion.weight < 0) held.push(opinion)
    const next = opinions[order + 1]
    if (!next || held.length === 0 || order >= lastAgainst) continue
    const cut = joinerBetween(forms, opinion.until, next.from)
    if (cut < 0) continue
    parts.push({ from, until: cut, opinions: held })
    from = cut
    held = []
  }
  if (held.length > 0) parts.push({ from, until: clause.until, opinions: held })
  return parts
}

function joinerBetween(forms: string[], from: number, until: number): number {
  for (let at = from; at < until; at++) if (joiners.has(forms[at]!)) return at
  return -1
}

function confidenceOf(reading: CuedReading, part: Part): number {
  const aspect = reading.namesAspect(part.from, part.until)
  const judging = aspect || judgesSomething(reading.forms, part)
  let best = 0
  for (const { kind, weight } of part.opinions) {
    if (kind === 'bare' && !aspect) continue
    if (kind === 'judgement' && !judging) continue
    const named = aspect && (kind === 'judgement' || kind === 'bare') ? 0.12 : 0
    best = Math.max(best, grounds[kind] + named + 0.04 * Math.min(2, Math.abs(weight)))
  }
  return Math.min(0.95, best)
}

const pointing = new Set(
  'le la les l un une votre vos mon ma mes leur leurs du des au aux notre the your my our their a an his her'.split(
    ' ',
  ),
)
// What is judged as a whole: « la recette est nulle » says that one dislikes, not yet why.
const wholes = new Set(
  (
    'recette recettes produit produits marque chose truc idee fois jour gens monde avis tout reste boutique entreprise compagnie nouveau ' +
    'nouvelle nouveaux nouvelles version formule gamme plus moins peu coup cas point recipe product products brand thing things company ' +
    'new version stuff one way day bit lot time whole people world same place restaurant film serie show movie hotel pire worst'
  ).split(' '),
)

function judgesSomething(forms: string[], part: Part): boolean {
  const cues = new Set<number>()
  for (const { from, until } of part.opinions) for (let at = from; at < until; at++) cues.add(at)
  for (let at = part.from; at < part.until - 1; at++) {
    const noun = forms[at + 1]!
    if (!pointing.has(forms[at]!) || noun.length < 3 || wholes.has(noun) || lightWords.has(noun)) continue
    if (!cues.has(at + 1)) return true
  }
  return false
}

const copulas = new Set(
  'est sont etait etaient sera a ont avait n ne is are was were has have had isn wasn aren doesn didn'.split(' '),
)

/** The clause, and what it cannot be read without: a subject before « est nul », a label before a colon. */
function around(
  { text, words, clauses, forms }: CuedReading,
  index: number,
  part: Part,
  spoken: Set<number>,
): { from: number; until: number } {
  const clause = clauses[index]!
  let from = part.from
  if (from !== clause.from || index === 0) return { from, until: part.until }
  const before = clauses[index - 1]!
  if (before.sentence !== clause.sentence) return { from, until: part.until }
  const gap = text.slice(words[clause.from - 1]!.end, words[clause.from]!.start)
  const label = /^\s*:\s*$/.test(gap) && before.until - before.from <= 4
  const subject = copulas.has(forms[from]!) && /^\s*[,)]\s*$/.test(gap)
  if ((label || subject) && !spoken.has(index - 1)) from = before.from
  if (subject && before.until - before.from <= 2 && clauses[index - 2]?.sentence === clause.sentence) {
    if (!spoken.has(index - 2)) from = clauses[index - 2]!.from
  }
  return { from, until: part.until }
}

const leading = new Set(
  (
    'et mais car donc or alors puisque parce que qu aussi ensuite puis enfin bref non oui bonjour bonsoir salut franchement en de ben pis ou ' +
    'and but because so cause since then plus also anyway yes no well hi hello however although though or that'
  ).split(' '),
)
const leadingPairs = new Set(
  'en plus,de plus,par contre,en revanche,parce que,parce qu,alors que,sauf que,tandis que,du coup,even though,and then'.split(
    ',',
  ),
)

/** Leading conjunctions off, and no longer than a breath around its cues when someone writes without full stops. */
function trimmed(
  { forms }: CuedReading,
  span: { from: number; until: number },
  part: Part,
): { from: number; until: number } {
  const first = part.opinions[0]!.from
  const last = part.opinions.at(-1)!.until
  let from = Math.max(span.from, first - wordsBefore)
  let until = Math.min(span.until, Math.min(last, first + wordsAfter) + wordsAfter)
  while (from < first) {
    if (leadingPairs.has(`${forms[from]} ${forms[from + 1]}`) && from + 2 <= first) from += 2
    else if (leading.has(forms[from]!) && !(isPreposition(forms[from]!) && from + 1 < first)) from++
    else break
  }
  while (until > last && joiners.has(forms[until - 1]!)) until--
  return { from, until }
}

function isPreposition(form: string): boolean {
  return form === 'en' || form === 'de' || form === 'plus'
}
