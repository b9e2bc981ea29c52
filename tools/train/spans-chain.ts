import { forwardBackward, labels, never, outside } from '../../understanding/spans/chain.ts'
import { type EvidenceWeights } from '../../understanding/spans/evidence.ts'
import { featuresAt, mostFeatures, sceneOf } from '../../understanding/spans/features.ts'
import { type ChainWeights, nodeWeights, stepScores, stepWeights } from '../../understanding/spans/labelling.ts'
import { passageOf } from '../../understanding/spans/passage.ts'
import { anyLabel, type Example } from './spans-examples.ts'
import { seeded, shuffled } from './spans-order.ts'

/** One sentence as features; `starts` holds where each word's begin. */
export interface Sequence {
  features: Int32Array
  starts: Int32Array
  gaps: Uint8Array
  may: Uint8Array
  hidden: boolean
  weight: number
  /** Of our own samples, where every label is known. */
  own: boolean
}

const out = new Int32Array(mostFeatures)

export function sequencesOf(example: Example, evidence: EvidenceWeights): Sequence[] {
  const passage = passageOf(example.heard, evidence)
  const scene = sceneOf(passage, example.mood)
  const found: Sequence[] = []
  for (let n = 0; n + 1 < passage.sentences.length; n++) {
    const [from, until] = [passage.sentences[n]!, passage.sentences[n + 1]!]
    const features: number[] = []
    const starts = [0]
    for (let at = from; at < until; at++) {
      const count = featuresAt(passage, scene, from, until, at, out)
      for (let k = 0; k < count; k++) features.push(out[k]!)
      starts.push(features.length)
    }
    found.push({
      features: Int32Array.from(features),
      starts: Int32Array.from(starts),
      gaps: passage.gaps.slice(from, until),
      may: example.may.slice(from, until),
      hidden: example.hidden && passage.sentences.length === 2,
      weight: example.weight,
      own: example.own,
    })
  }
  return found
}

export interface ChainSettings {
  rounds: number
  rate: number
  decay: number
  /** How much of what our samples have alone ships, against what the others have alone. */
  own: number
}

/**
 * Likelihood of what is known of the labels, by AdaGrad: the sum over the labellings that are allowed against the sum over
 * all (a conditional random field with partial labels). A hidden reason is the likelihood that not all words stand outside.
 * What our samples and the others' sentences share is learnt apart from what each has alone (Daumé 2007, "Frustratingly
 * easy domain adaptation"); what ships is the shared part with most of ours and some of theirs.
 */
export function trainChain(
  sequences: Sequence[],
  { rounds, rate, decay, own }: ChainSettings,
): ChainWeights & { nodes: Float32Array } {
  const shared = slate()
  const alone = { own: slate(), others: slate() }
  const nodes = new Float32Array(nodeWeights)
  const steps = new Float32Array(stepWeights)
  const random = seeded(11)
  let kept = 0
  for (let round = 0; round < rounds; round++) {
    for (const index of shuffled(sequences.length, random)) {
      const one = sequences[index]!
      learn(one, [shared, one.own ? alone.own : alone.others], rate, decay)
    }
    if (round < rounds / 3) continue
    // The mean over the later rounds forgets which sentences came last.
    kept++
    blendInto(nodes, [shared.nodes, alone.own.nodes, alone.others.nodes], own, kept)
    blendInto(steps, [shared.steps, alone.own.steps, alone.others.steps], own, kept)
  }
  return { nodes, scale: 1, steps }
}

/** Takes the blend of this round into the mean of the rounds before. */
function blendInto(mean: Float32Array, [shared, ours, theirs]: Float32Array[], own: number, kept: number) {
  for (let at = 0; at < mean.length; at++) {
    const blended = shared![at]! + own * ours![at]! + (1 - own) * theirs![at]!
    mean[at]! += (blended - mean[at]!) / kept
  }
}

interface Slate {
  nodes: Float32Array
  squares: Float32Array
  steps: Float32Array
  stepSquares: Float32Array
}

function slate(): Slate {
  return {
    nodes: new Float32Array(nodeWeights),
    squares: new Float32Array(nodeWeights).fill(0.1),
    steps: new Float32Array(stepWeights),
    stepSquares: new Float32Array(stepWeights).fill(1),
  }
}

function learn(one: Sequence, slates: [Slate, Slate], rate: number, decay: number) {
  const length = one.gaps.length
  if (!one.hidden && one.may.every((bits) => bits === anyLabel)) return
  const scores = nodeScoresOf(one, slates)
  const both = slates[0].steps.map((step, at) => step + slates[1].steps[at]!)
  const ways = stepScores(one.gaps, 0, length, both)
  const all = marginals(scores, ways, length)
  let weight = one.weight
  let known: Marginals
  if (one.hidden) {
    const none = Math.min(0.99, Math.exp(allOutside(ways, length) - all.total))
    known = onlyOutside(length)
    weight *= -Math.min(2, none / (1 - none))
    if (weight > -0.005) return
  } else known = marginals(masked(scores, one.may), ways, length)
  for (const slate of slates) descend(slate, one, all, known, weight, rate, decay)
}

function descend(
  slate: Slate,
  one: Sequence,
  all: Marginals,
  known: Marginals,
  weight: number,
  rate: number,
  decay: number,
) {
  const { nodes, squares, steps, stepSquares } = slate
  for (let at = 0; at < one.gaps.length; at++) {
    for (let label = 1; label < labels; label++) {
      const error = (all.nodes[at * labels + label]! - known.nodes[at * labels + label]!) * weight
      if (Math.abs(error) < 1e-3) continue
      for (let k = one.starts[at]!; k < one.starts[at + 1]!; k++) {
        const place = one.features[k]! * 2 + label - 1
        const gradient = error + decay * nodes[place]!
        squares[place]! += gradient * gradient
        nodes[place]! -= (rate * gradient) / Math.sqrt(squares[place]!)
      }
    }
    for (let step = 0; step < 9; step++) {
      const gradient = (all.steps[at * 9 + step]! - known.steps[at * 9 + step]!) * weight
      if (Math.abs(gradient) < 1e-3) continue
      const place = one.gaps[at]! * 9 + step
      stepSquares[place]! += gradient * gradient
      steps[place]! -= (rate * gradient) / Math.sqrt(stepSquares[place]!)
    }
  }
}

function nodeScoresOf({ features, starts, gaps }: Sequence, [shared, alone]: [Slate, Slate]): Float64Array {
  const scores = new Float64Array(gaps.length * labels)
  for (let at = 0; at < gaps.length; at++) {
    let begins = 0
    let goesOn = 0
    for (let k = starts[at]!; k < starts[at + 1]!; k++) {
      const place = features[k]! * 2
      begins += shared.nodes[place]! + alone.nodes[place]!
      goesOn += shared.nodes[place + 1]! + alone.nodes[place + 1]!
    }
    scores[at * labels + 1] = begins
    scores[at * labels + 2] = goesOn
  }
  return scores
}

interface Marginals {
  total: number
  nodes: Float64Array
  steps: Float64Array
}

function marginals(scores: Float64Array, ways: Float64Array, length: number): Marginals {
  const forward = new Float64Array(length * labels)
  const backward = new Float64Array(length * labels)
  const total = forwardBackward(scores, ways, length, forward, backward)
  const nodes = new Float64Array(length * labels)
  const steps = new Float64Array(length * 9)
  for (let at = 0; at < length * labels; at++) nodes[at] = Math.exp(forward[at]! + backward[at]! - total)
  for (let to = 0; to < labels; to++) steps[to] = nodes[to]!
  for (let at = 1; at < length; at++)
    for (let from = 0; from < labels; from++)
      for (let to = 0; to < labels; to++) {
        const step = at * 9 + from * labels + to
        steps[step] = Math.exp(
          forward[(at - 1) * labels + from]! +
            ways[step]! +
            scores[at * labels + to]! +
            backward[at * labels + to]! -
            total,
        )
      }
  return { total, nodes, steps }
}

function masked(scores: Float64Array, may: Uint8Array): Float64Array {
  const kept = scores.slice()
  for (let at = 0; at < may.length; at++)
    for (let label = 0; label < labels; label++) if (!(may[at]! & (1 << label))) kept[at * labels + label]! += never
  return kept
}

function allOutside(ways: Float64Array, length: number): number {
  let sum = 0
  for (let at = 0; at < length; at++) sum += ways[at * 9 + outside * labels + outside]!
  return sum
}

function onlyOutside(length: number): Marginals {
  const nodes = new Float64Array(length * labels)
  const steps = new Float64Array(length * 9)
  for (let at = 0; at < length; at++) {
    nodes[at * labels] = 1
    steps[at * 9] = 1
  }
  return { total: 0, nodes, steps }
}
