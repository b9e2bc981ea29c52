import { bestLabels, first, forwardBackward, inside, labels, never, outside } from './chain.ts'
import {
  featureSize,
  featuresAt,
  featuresOfClause,
  featuresOfPart,
  featuresOfSentence,
  featuresOfWord,
  mostFeatures,
  type Scene,
} from './features.ts'
import { gapCount, type Passage } from './passage.ts'

/** Weights of the labels `first` and `inside` by feature (`outside` weighs nothing), and of the steps by gap. */
export interface ChainWeights {
  nodes: Int8Array | Float32Array
  scale: number
  /** gap × from × to. */
  steps: Float32Array
}

export const nodeWeights = 2 * featureSize
export const stepWeights = gapCount * labels * labels

/** The chain takes for one reason what people tell apart: how much more a reason begins anew after a word in one, or outside. */
const afresh = { inReason: 1.2, outside: 0.3 }
export type Afresh = typeof afresh

/** A stretch of words labelled as a reason. */
export interface Stretch {
  from: number
  until: number
}

/** `scores` receives nine for each word. */
export function stepScores(
  gaps: Uint8Array,
  from: number,
  until: number,
  weights: Float32Array,
  scores = new Float64Array((until - from) * 9),
): Float64Array {
  for (let at = from; at < until; at++) {
    const gap = gaps[at]! * 9
    const place = (at - from) * 9
    for (let step = 0; step < 9; step++) scores[place + step] = weights[gap + step]!
    scores[place + outside * labels + inside] = never
  }
  return scores
}

const scratch = new Int32Array(mostFeatures)

/** What some features speak for a reason to begin, and to go on. */
interface Said {
  begins: number
  goesOn: number
}

function sayInto(said: Said, count: number, nodes: ChainWeights['nodes']) {
  let begins = 0
  let goesOn = 0
  for (let k = 0; k < count; k++) {
    const place = scratch[k]! * 2
    begins += nodes[place]!
    goesOn += nodes[place + 1]!
  }
  said.begins = begins
  said.goesOn = goesOn
}

const inSentence: Said = { begins: 0, goesOn: 0 }
const inClause: Said = { begins: 0, goesOn: 0 }
const inPart: Said = { begins: 0, goesOn: 0 }
const atWord: Said = { begins: 0, goesOn: 0 }

function nodeScores(
  passage: Passage,
  scene: Scene,
  from: number,
  until: number,
  { nodes, scale }: ChainWeights,
  scores: Float64Array,
) {
  const { partOf, clauseOf } = passage
  // Whole numbers give the same sum in any order; the fractions that training works with only in one.
  const whole = nodes instanceof Int8Array
  sayInto(inSentence, featuresOfSentence(passage, scene, from, until, scratch), nodes)
  for (let at = from; at < until; at++) {
    const place = (at - from) * labels
    scores[place + outside] = 0
    if (!whole) {
      sayInto(atWord, featuresAt(passage, scene, from, until, at, scratch), nodes)
      scores[place + first] = atWord.begins * scale
      scores[place + inside] = atWord.goesOn * scale
      continue
    }
    if (at === from || clauseOf[at] !== clauseOf[at - 1])
      sayInto(inClause, featuresOfClause(passage, scene, from, until, at, scratch), nodes)
    if (at === from || partOf[at] !== partOf[at - 1])
      sayInto(inPart, featuresOfPart(passage, scene, at, scratch), nodes)
    sayInto(atWord, featuresOfWord(passage, from, until, at, scratch), nodes)
    const begins = inSentence.begins + inClause.begins + inPart.begins + atWord.begins
    const goesOn = inSentence.goesOn + inClause.goesOn + inPart.goesOn + atWord.goesOn
    scores[place + first] = begins * scale
    scores[place + inside] = goesOn * scale
  }
}

/** Room for the sums over one sentence, taken again for the next: to ask for it anew would cost more than to fill it. */
const room = { words: 0, nodes: new Float64Array(0), steps: new Float64Array(0) }

function makeRoom(words: number) {
  if (words <= room.words) return
  room.words = words * 2
  room.nodes = new Float64Array(room.words * labels)
  room.steps = new Float64Array(room.words * 9)
}

/**
 * The reasons of one sentence. `lean` raises the score of every word to be in one; `chances` receives how likely each is,
 * without the lean.
 */
export function stretchesIn(
  passage: Passage,
  scene: Scene,
  from: number,
  until: number,
  weights: ChainWeights,
  lean: number,
  chances: Float64Array,
): Stretch[] {
  makeRoom(until - from)
  const { nodes, steps } = room
  nodeScores(passage, scene, from, until, weights, nodes)
  stepScores(passage.gaps, from, until, weights.steps, steps)
  return stretchesOf(nodes, steps, from, until, lean, afresh, chances)
}

/** The room of forward and backward sums. */
const sums = { words: 0, forward: new Float64Array(0), backward: new Float64Array(0) }

/** Writes over `nodes` and `steps`. */
export function stretchesOf(
  nodes: Float64Array,
  steps: Float64Array,
  from: number,
  until: number,
  lean: number,
  { inReason, outside: fromOutside }: Afresh,
  chances: Float64Array,
): Stretch[] {
  const length = until - from
  if (length > sums.words) {
    sums.words = length * 2
    sums.forward = new Float64Array(sums.words * labels)
    sums.backward = new Float64Array(sums.words * labels)
  }
  const { forward, backward } = sums
  const total = forwardBackward(nodes, steps, length, forward, backward)
  for (let at = 0; at < length; at++) {
    chances[from + at] = Math.max(0, Math.min(1, 1 - Math.exp(forward[at * labels]! + backward[at * labels]! - total)))
    nodes[at * labels + outside]! -= lean
    if (at > 0) {
      steps[at * 9 + inside * labels + first]! += inReason
      steps[at * 9 + outside * labels + first]! += fromOutside
    }
  }
  const best = bestLabels(nodes, steps, length)
  const found: Stretch[] = []
  for (let at = 0; at < length; at++) {
    if (best[at] === outside) continue
    if (best[at] === first || found.length === 0) found.push({ from: from + at, until: from + at })
    found.at(-1)!.until = from + at + 1
  }
  return found
}
