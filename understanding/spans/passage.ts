import { type Clause } from '../clauses.ts'
import { hashOf } from '../hash.ts'
import { isMeasureAt } from '../measures.ts'
import { type Opinion } from '../opinions.ts'
import { stem } from '../phrases.ts'
import { type Word } from '../words.ts'
import { type Evidence, type EvidenceWeights, evidenceOf } from './evidence.ts'

/** A text with all that the labelling of its words looks at. */
export interface Passage {
  forms: string[]
  hashes: Int32Array
  stems: Int32Array
  /** How the word is written: see `shapeOf`. */
  shapes: Uint8Array
  /** What stands between a word and the one before: see `gapOf`. */
  gaps: Uint8Array
  /** The strongest opinion over the word: see `cueOf`. */
  cues: Uint8Array
  measures: Uint8Array
  /** Bounds of parts (between breaths and joiners), clauses and sentences, as word indexes, each list ending with the number of words. */
  parts: number[]
  clauses: number[]
  sentences: number[]
  partOf: Int32Array
  clauseOf: Int32Array
  /** The strongest cue against in each part and clause, times two, plus one where praise stands too. */
  heardInParts: Uint8Array
  heardInClauses: Uint8Array
  /** What closes each clause: 1 asks, 2 exclaims. */
  closings: Uint8Array
  evidence: Evidence
  english: boolean
}

export interface Heard {
  text: string
  words: Word[]
  forms: string[]
  clauses: Clause[]
  opinions: Opinion[]
  english: boolean
}

// Words that open a part of a clause: « trop sucrée et trop chère », « le pot qui fuit ».
const openers = new Set(
  'et ou ni and or puis pis donc so que qui who which where quand when si if pour alors then faque'.split(' '),
)

export function passageOf(
  { text, words, forms, clauses, opinions, english }: Heard,
  weights: EvidenceWeights,
): Passage {
  const length = words.length
  const hashes = new Int32Array(length)
  const stems = new Int32Array(length)
  const shapes = new Uint8Array(length)
  const gaps = new Uint8Array(length)
  const measures = new Uint8Array(length)
  for (let at = 0; at < length; at++) {
    const form = forms[at]!
    hashes[at] = hashOf(form)
    stems[at] = hashOf(stem(form))
    shapes[at] = shapeOf(text, words[at]!)
    gaps[at] = at === 0 ? gapKinds.start : gapOf(text, words[at - 1]!.end, words[at]!.start)
    measures[at] = isMeasureAt(text, words, at, length) ? 1 : 0
  }
  const cues = cuesOver(opinions, length)
  const bounds = boundsOf(forms, clauses)
  return {
    forms,
    hashes,
    stems,
    shapes,
    gaps,
    cues,
    measures,
    ...bounds,
    english,
    heardInParts: heardIn(cues, bounds.parts),
    heardInClauses: heardIn(cues, bounds.clauses),
    closings: Uint8Array.from(clauses, ({ after }) => (/[?？]/.test(after) ? 1 : 0) + (/[!！]/.test(after) ? 2 : 0)),
    evidence: evidenceOf(forms, hashes, cues, bounds.clauses, weights),
  }
}

function heardIn(cues: Uint8Array, bounds: number[]): Uint8Array {
  const heard = new Uint8Array(Math.max(0, bounds.length - 1))
  for (let n = 0; n < heard.length; n++) {
    let against = 0
    let praised = 0
    for (let at = bounds[n]!; at < bounds[n + 1]!; at++) {
      if (cues[at] === cuePraise) praised = 1
      else if (cues[at]! > against) against = cues[at]!
    }
    heard[n] = against * 2 + praised
  }
  return heard
}

function boundsOf(forms: string[], clauses: Clause[]) {
  const parts: number[] = []
  const ofClauses: number[] = []
  const sentences: number[] = []
  const partOf = new Int32Array(forms.length)
  const clauseOf = new Int32Array(forms.length)
  for (const [index, clause] of clauses.entries()) {
    if (index === 0 || clauses[index - 1]!.sentence !== clause.sentence) sentences.push(clause.from)
    ofClauses.push(clause.from)
    for (let at = clause.from; at < clause.until; at++) {
      if (at === clause.from || (openers.has(forms[at]!) && parts.at(-1)! < at - 1)) parts.push(at)
      partOf[at] = parts.length - 1
      clauseOf[at] = index
    }
  }
  for (const list of [parts, ofClauses, sentences]) list.push(forms.length)
  return { parts, clauses: ofClauses, sentences, partOf, clauseOf }
}

/** 1 capitals all through, 2 a capital first, 3 figures, 4 a handle, 0 else. */
function shapeOf(text: string, { start, end }: Word): number {
  const head = text.charCodeAt(start)
  if (head === 64) return 4
  if (head >= 48 && head <= 57) return 3
  const upper = isUpper(text, start)
  if (!upper) return 0
  return end - start > 1 && isUpper(text, start + 1) ? 1 : 2
}

function isUpper(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 128) return unit >= 65 && unit <= 90
  const one = text.charAt(at)
  return one !== one.toLowerCase()
}

const gapKinds = {
  none: 0,
  apostrophe: 1,
  hyphen: 2,
  comma: 3,
  colon: 4,
  bracket: 5,
  quote: 6,
  other: 7,
  start: 8,
  sentence: 9,
}
export const gapCount = 10

function gapOf(text: string, from: number, until: number): number {
  let kind: number = gapKinds.none
  for (let at = from; at < Math.min(until, from + 20); at++) {
    const unit = text.charCodeAt(at)
    if (unit === 32 || unit === 160 || unit === 0x202f) continue
    kind = Math.max(kind, gapKindOf(text.charAt(at)))
  }
  return kind
}

function gapKindOf(sign: string): number {
  if (sign === "'" || sign === '’') return gapKinds.apostrophe
  if (sign === '-') return gapKinds.hyphen
  if (sign === ',') return gapKinds.comma
  if (sign === ':' || sign === ';') return gapKinds.colon
  if (sign === '(' || sign === ')') return gapKinds.bracket
  if (sign === '"' || sign === '«' || sign === '»' || sign === '“' || sign === '”') return gapKinds.quote
  if (sign === '.' || sign === '!' || sign === '?' || sign === '…' || sign === '\n') return gapKinds.sentence
  return gapKinds.other
}

export function cuesOver(opinions: Opinion[], length: number): Uint8Array {
  const cues = new Uint8Array(length)
  for (const opinion of opinions) {
    // Measures are looked for only once a dislike is known; here they are seen in every text (`measures`).
    if (opinion.kind === 'measure') continue
    const cue = cueOf(opinion)
    for (let at = opinion.from; at < opinion.until; at++) cues[at] = Math.max(cues[at]!, cue)
  }
  return cues
}

const kinds: Opinion['kind'][] = ['measure', 'applause', 'praise', 'denied', 'bare', 'judgement', 'fact', 'lack']
export const cueCount = kinds.length + 1
export const cuePraise = 3

function cueOf({ kind }: Opinion): number {
  return kinds.indexOf(kind) + 1
}
