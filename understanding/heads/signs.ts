import { type Reading } from '../reading.ts'
import { type Position, stanceOf } from '../stance.ts'
import { frown, smile } from './faces.ts'
import { proposalsIn } from './proposals.ts'
import { deniers } from './tokens.ts'
import { toneOf } from './tone.ts'

/** What cues, signs and the shape of a text say, as numbers that mostly lie in -1 … 1. */
export const signNames = [
  'against',
  'for',
  'lean',
  'lean of the last sentence',
  'lean of the first sentence',
  'lean after the last turn',
  'judgements',
  'bare dislikes',
  'facts',
  'lacks',
  'deeds denied',
  'praise',
  'applause',
  'loud',
  'turns',
  'asks',
  'suggests',
  'proposals',
  'question marks',
  'ends with a question mark',
  'exclamation marks',
  'ellipses',
  'frowns',
  'smiles',
  'capitals',
  'length',
  'short',
  'sentences',
  'links',
  'handles',
  'hashtags',
  'digits',
  'no cue',
  'tone against',
  'tone for',
  'tone lean',
  'tone lean of the last sentence',
  'applause over a grievance',
  'cues say dislike, shortly',
  'cues say like, shortly',
  'cues say dislike',
  'cues say like',
  'cues say question',
  'cues say suggestion',
  'cues say neutral',
] as const

export const signs = signNames.length
const values = new Float32Array(signs)
const index = new Map<string, number>(signNames.map((name, at) => [name, at]))
const at = (name: (typeof signNames)[number]) => index.get(name)!

const kinds = {
  judgement: at('judgements'),
  bare: at('bare dislikes'),
  fact: at('facts'),
  lack: at('lacks'),
  denied: at('deeds denied'),
  measure: at('facts'),
  praise: at('praise'),
  applause: at('applause'),
}
const sides = [...new Set(Object.values(kinds))]
const says: Record<string, number> = {
  dislike: at('cues say dislike'),
  like: at('cues say like'),
  question: at('cues say question'),
  suggestion: at('cues say suggestion'),
  neutral: at('cues say neutral'),
}
const saysShortly: Record<string, number> = {
  dislike: at('cues say dislike, shortly'),
  like: at('cues say like, shortly'),
}
const [against, for_, lean, leanLast, leanFirst, leanTurned] = [
  at('against'),
  at('for'),
  at('lean'),
  at('lean of the last sentence'),
  at('lean of the first sentence'),
  at('lean after the last turn'),
]
const counted = {
  loud: at('loud'),
  turns: at('turns'),
  asks: at('asks'),
  suggests: at('suggests'),
  proposals: at('proposals'),
  marks: at('question marks'),
  asksLast: at('ends with a question mark'),
  exclaims: at('exclamation marks'),
  ellipses: at('ellipses'),
  frowns: at('frowns'),
  smiles: at('smiles'),
  capitals: at('capitals'),
  length: at('length'),
  short: at('short'),
  sentences: at('sentences'),
  links: at('links'),
  handles: at('handles'),
  hashtags: at('hashtags'),
  digits: at('digits'),
  none: at('no cue'),
  ironic: at('applause over a grievance'),
  toneAgainst: at('tone against'),
  toneFor: at('tone for'),
  toneLean: at('tone lean'),
  toneLast: at('tone lean of the last sentence'),
}

/** Some of many, and many: 0, 0.5, 0.67, 0.75 … */
const some = (count: number) => count / (1 + count)
const leaning = (plus: number, minus: number) => (minus - plus) / (minus + plus + 0.7)

/** The signs of a whole text, and where its cues by themselves would stand. Overwritten by the next call. */
export function signsOf(reading: Reading): { values: Float32Array; position: Position | null } {
  values.fill(0)
  shape(reading)
  tones(reading)
  const { heard, clauses, text, words, forms } = reading
  if (!heard) return { values, position: null }
  const position = stanceOf(clauses, heard, text, words.length)
  const said = says[position.kind]
  if (said !== undefined) values[said] = position.confidence
  if (position.ironic) values[counted.ironic] = 1
  const shortly = saysShortly[position.kind]
  if (shortly !== undefined && words.length <= 4) values[shortly] = 1
  const lastSentence = clauses.at(-1)?.sentence ?? 0
  const lastTurn = Math.max(-1, ...heard.turns)
  const sums = { minus: 0, plus: 0, lastMinus: 0, lastPlus: 0, firstMinus: 0, firstPlus: 0, turnMinus: 0, turnPlus: 0 }
  for (const { kind, weight, clause, loud } of heard.opinions) {
    const side = kinds[kind]
    values[side]! += Math.abs(weight)
    if (loud) values[counted.loud]!++
    const { sentence } = clauses[clause]!
    const [minus, plus] = weight < 0 ? [-weight, 0] : [0, weight]
    sums.minus += minus
    sums.plus += plus
    if (sentence === lastSentence) {
      sums.lastMinus += minus
      sums.lastPlus += plus
    }
    if (sentence === 0) {
      sums.firstMinus += minus
      sums.firstPlus += plus
    }
    if (lastTurn >= 0 && clause >= lastTurn) {
      sums.turnMinus += minus
      sums.turnPlus += plus
    }
  }
  for (const side of sides) values[side] = some(values[side]! / 2)
  values[against] = some(sums.minus / 2)
  values[for_] = some(sums.plus / 2)
  values[lean] = leaning(sums.plus, sums.minus)
  values[leanLast] = leaning(sums.lastPlus, sums.lastMinus)
  values[leanFirst] = leaning(sums.firstPlus, sums.firstMinus)
  values[leanTurned] = leaning(sums.turnPlus, sums.turnMinus)
  values[counted.loud] = some(values[counted.loud]!)
  values[counted.turns] = some(heard.turns.size)
  values[counted.asks] = some(heard.asks.size)
  values[counted.suggests] = some(heard.suggests.size)
  values[counted.proposals] = some(proposalsIn(forms, clauses))
  values[counted.none] = heard.opinions.length === 0 ? 1 : 0
  return { values, position }
}

function shape({ text, words, clauses }: Reading) {
  let [asks, exclaims, ellipses, upper, lower, digits, hashtags, emoji] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x61 && unit <= 0x7a) lower++
    else if (unit >= 0x41 && unit <= 0x5a) upper++
    else if (unit >= 0x30 && unit <= 0x39) digits++
    else if (unit === 0x3f) asks++
    else if (unit === 0x21) exclaims++
    else if (unit === 0x23) hashtags++
    else if (unit === 0x2026 || (unit === 0x2e && text.charCodeAt(at + 1) === 0x2e)) ellipses++
    else if (unit >= 0x2600) emoji++
  }
  values[counted.marks] = some(asks)
  values[counted.asksLast] = clauses.length > 0 && clauses.at(-1)!.after.includes('?') ? 1 : 0
  values[counted.exclaims] = some(exclaims)
  values[counted.ellipses] = some(ellipses)
  if (emoji > 0) {
    values[counted.frowns] = some(text.match(frown)?.length ?? 0)
    values[counted.smiles] = some(text.match(smile)?.length ?? 0)
  }
  values[counted.capitals] = upper > 8 ? upper / (upper + lower) : 0
  values[counted.length] = Math.min(1, Math.log2(1 + words.length) / 8)
  values[counted.short] = words.length <= 5 ? 1 : 0
  values[counted.sentences] = some((clauses.at(-1)?.sentence ?? 0) / 3)
  values[counted.links] = /https?:|www\./.test(text) ? 1 : 0
  values[counted.handles] = some(words.reduce((sum, { form }) => sum + (form.charCodeAt(0) === 0x40 ? 1 : 0), 0))
  values[counted.hashtags] = some(hashtags)
  values[counted.digits] = some(digits / 3)
}

function tones({ forms, clauses }: Reading) {
  let [minus, plus, lastMinus, lastPlus] = [0, 0, 0, 0]
  const last = clauses.at(-1)?.sentence ?? 0
  for (const { from, until, sentence } of clauses) {
    let deniedUntil = 0
    for (let word = from; word < until; word++) {
      const form = forms[word]!
      if (deniers.has(form)) deniedUntil = word + 4
      let tone = toneOf(form)
      if (tone === 0) continue
      if (word < deniedUntil && !deniers.has(form)) tone *= -0.7
      if (tone < 0) minus -= tone
      else plus += tone
      if (sentence !== last) continue
      if (tone < 0) lastMinus -= tone
      else lastPlus += tone
    }
  }
  values[counted.toneAgainst] = some(minus / 2)
  values[counted.toneFor] = some(plus / 2)
  values[counted.toneLean] = leaning(plus, minus)
  values[counted.toneLast] = leaning(lastPlus, lastMinus)
}
