import { bestLabels, first, forwardBackward, inside, labels, never, outside } from './chain.ts'
import { featureSize, mostFeatures, type Scene, wordFeatures } from './features.ts'
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

export function stepScores(gaps: Uint8Array, from: number, until: number, weights: Float32Array): Float64Array {
  const scores = new Float64Array((until - from) * 9)
  for (let at = from; at < until; at++) {
    const gap = gaps[at]! * 9
    const place = (at - from) * 9
    for (let step = 0; step < 9; step++) scores[place + step] = weights[gap + step]!
    scores[place + outside * labels + inside] = never
  }
  return scores
}

const scratch = new Int32Array(mostFeatures)

function nodeScores(
  passage: Passage,
  scene: Scene,
  from: number,
  until: number,
  { nodes, scale }: ChainWeights,
): Float64Array {
  const scores = new Float64Array((until - from) * labels)
  for (let at = from; at < until; at++) {
    const count = wordFeatures(passage, scene, from, until, at, scratch)
    let begins = 0
    let goesOn = 0
    for (let k = 0; k < count; k++) {
      const place = scratch[k]! * 2
      begins += nodes[place]!
      goesOn += nodes[place + 1]!
    }
    scores[(at - from) * labels + first] = begins * scale
    scores[(at - from) * labels + inside] = goesOn * scale
  }
  return scores
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
  return stretchesOf(
    nodeScores(passage, scene, from, until, weights),
    stepScores(passage.gaps, from, until, weights.steps),
    from,
    until,
    lean,
    afresh,
    chances,
  )
}

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
  const forward = new Float64Array(length * labels)
  const backward = new Float64Array(length * labels)
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
