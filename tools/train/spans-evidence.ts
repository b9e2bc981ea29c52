import { hashOf } from '../../understanding/hash.ts'
import {
  type EvidenceWeights,
  evidenceFeatures,
  evidenceSize,
  mostEvidenceFeatures,
} from '../../understanding/spans/evidence.ts'
import { cuesOver } from '../../understanding/spans/passage.ts'
import { type Example } from './spans-examples.ts'
import { seeded, shuffled } from './spans-order.ts'

/** What stretches of words say, as features, ready for several trainings. */
export interface Saying {
  features: Int32Array
  /** One over the root of the number of words. */
  even: number
  polarity: -1 | 0 | 1
  weight: number
}

export function sayingsOf({ heard, said, weight }: Example): Saying[] {
  const hashes = Int32Array.from(heard.forms, (form) => hashOf(form))
  const cues = cuesOver(heard.opinions, heard.words.length)
  const out = new Int32Array(mostEvidenceFeatures)
  return said.flatMap(({ from, until, polarity }) => {
    const features: number[] = []
    for (const clause of heard.clauses) {
      const [begin, end] = [Math.max(from, clause.from), Math.min(until, clause.until)]
      for (let at = begin; at < end; at++) {
        const count = evidenceFeatures(heard.forms, hashes, cues, begin, at, end, out)
        for (let k = 0; k < count; k++) features.push(out[k]!)
      }
    }
    if (features.length === 0) return []
    return [{ features: Int32Array.from(features), even: 1 / Math.sqrt(until - from), polarity, weight }]
  })
}

const rounds = 6
const rate = 0.1
const decay = 2e-5

type Learnt = EvidenceWeights & { against: Float32Array; inFavour: Float32Array }

/** Two logistic regressions by AdaGrad: against or not, in favour or not. */
export function trainEvidence(sayings: Saying[]): Learnt {
  return {
    against: trainOne(sayings, -1),
    inFavour: trainOne(sayings, 1),
    scaleAgainst: 1,
    scaleInFavour: 1,
  }
}

function trainOne(sayings: Saying[], polarity: -1 | 1): Float32Array {
  const weights = new Float32Array(evidenceSize)
  const squares = new Float32Array(evidenceSize)
  const share = sayings.filter((one) => one.polarity === polarity).length / Math.max(1, sayings.length)
  const random = seeded(7)
  let bias = 0
  for (let round = 0; round < rounds; round++) {
    for (const index of shuffled(sayings.length, random)) {
      const { features, even, polarity: is, weight } = sayings[index]!
      let score = bias
      for (let k = 0; k < features.length; k++) score += weights[features[k]!]! * even
      const hit = is === polarity ? 1 : 0
      const balance = weight * (hit ? 0.5 / share : 0.5 / (1 - share))
      const error = (1 / (1 + Math.exp(-score)) - hit) * balance
      bias -= 0.02 * error
      if (Math.abs(error) < 1e-3) continue
      const step = error * even
      for (let k = 0; k < features.length; k++) {
        const f = features[k]!
        const gradient = step + decay * weights[f]!
        squares[f]! += gradient * gradient
        weights[f]! -= (rate * gradient) / Math.sqrt(squares[f]! + 1e-3)
      }
    }
  }
  return weights
}
