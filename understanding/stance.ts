import { type Clause } from './clauses.ts'
import { type Stance } from './findings.ts'
import { frown, smile } from './heads/faces.ts'
import { type Heard, type Opinion } from './opinions.ts'

export interface Position {
  kind: Stance
  confidence: number
  /** Clauses that only ask or suggest: what stands there gives no reason by itself. */
  aside: Set<number>
  /** Applause laid over a grievance. */
  ironic: boolean
}

const enough = 0.52
/** Below these the weights of cues mean little: found on the training data, not on what we are scored on. */
const leastDislike = 1
const leastLike = 1
// A long text without any cue we know is more often an opinion we cannot read than no opinion.
const neutralAtMost = 7

export function stanceOf(clauses: Clause[], heard: Heard, text: string, words: number): Position {
  const { aside, asking, suggesting } = asides(clauses, heard)
  const ironic = isIronic(heard, text)
  let against = 0
  let for_ = 0
  let againstAside = 0
  const lastTurn = Math.max(-1, ...heard.turns)
  for (const opinion of heard.opinions) {
    const weight = opinion.weight * (lastTurn < 0 ? 1 : opinion.clause >= lastTurn ? 1.4 : 0.8)
    if (aside.has(opinion.clause) && !opinion.loud) {
      if (weight < 0) againstAside -= weight
    } else if (weight < 0) against -= weight
    else if (ironic && (opinion.kind === 'praise' || opinion.kind === 'applause')) against += weight * 0.6
    else for_ += weight
  }
  if (text.search(frown) >= 0) against += 1
  else if (text.search(smile) >= 0 && !ironic) for_ += 0.8

  const lean = against - for_
  const purity = Math.abs(lean) / (against + for_ + 0.01)
  const sure = round(0.45 + 0.5 * purity * (1 - Math.exp(-Math.abs(lean) / 1.3)))
  if (against >= leastDislike && lean > 0 && ((!asking && !suggesting) || against >= 1.4)) {
    return sure >= enough ? { kind: 'dislike', confidence: sure, aside, ironic } : doubt(sure, aside, ironic)
  }
  if (suggesting) return { kind: 'suggestion', confidence: round(0.75 - Math.min(0.15, 0.05 * against)), aside, ironic }
  if (asking)
    return { kind: 'question', confidence: round(0.8 - Math.min(0.2, 0.06 * (against + againstAside))), aside, ironic }
  if (for_ >= leastLike && lean < 0) {
    return sure >= enough ? { kind: 'like', confidence: sure, aside, ironic } : doubt(sure, aside, ironic)
  }
  if (against + for_ > 0 || words < 3 || words > neutralAtMost)
    return doubt(against + for_ > 0 ? sure : 0.3, aside, ironic)
  return { kind: 'neutral', confidence: 0.56, aside, ironic }
}

function doubt(confidence: number, aside: Set<number>, ironic: boolean): Position {
  return { kind: 'unknown', confidence: Math.min(confidence, enough - 0.01), aside, ironic }
}

/** Which clauses ask or suggest. A question reaches back from its « ? » to its asking word, else it is its last clause. */
function asides(clauses: Clause[], heard: Heard): { aside: Set<number>; asking: boolean; suggesting: boolean } {
  const aside = new Set<number>()
  let asking = false
  let suggesting = false
  let first = 0
  for (const [index, clause] of clauses.entries()) {
    if (index > 0 && clauses[index - 1]!.sentence !== clause.sentence) first = index
    if (heard.suggests.has(index)) {
      suggesting = true
      for (let at = index; clauses[at]?.sentence === clause.sentence && !aside.has(at); at++) aside.add(at)
    }
    if (!/[?？]/.test(clause.after)) continue
    asking = true
    let from = index
    for (let at = index; at >= first && at > index - 8; at--) if (heard.asks.has(at)) from = at
    for (let at = from; at <= index; at++) aside.add(at)
  }
  return { aside, asking, suggesting }
}

/** Applause laid over a fact: « bravo, trois semaines de retard 👏 ». A « mais » between makes it honest praise. */
function isIronic(heard: Heard, text: string): boolean {
  if (heard.turns.size > 0) return false
  const claps = text.includes('👏') || /[🙄🙃]/u.test(text)
  const grievances = new Set(heard.opinions.filter(isGrievance).map((one) => one.clause))
  if (grievances.size === 0) return false
  if (claps) return true
  const cheers = heard.opinions.filter((one) => one.kind === 'applause')
  return cheers.some(({ clause }) => [-2, -1, 0, 1, 2].some((away) => grievances.has(clause + away)))
}

function isGrievance(opinion: Opinion): boolean {
  return opinion.weight < 0 && (opinion.kind === 'fact' || opinion.kind === 'lack' || opinion.loud)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
