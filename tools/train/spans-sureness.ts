import { signCount } from '../../understanding/spans/sureness.ts'

/** Signs of a stretch, and how far it was a reason, 0–1. */
export interface Judged {
  signs: Float64Array
  hit: number
  weight: number
}

const rounds = 12
const ridge = 1

/** A logistic regression by Newton's method, drawn a little to zero. */
export function trainSureness(judged: Judged[]): Float32Array {
  let weights = new Float64Array(signCount)
  for (let round = 0; round < rounds; round++) {
    const slope = Float64Array.from(weights, (weight) => -ridge * weight)
    const bend = Array.from({ length: signCount }, (_, at) => {
      const row = new Float64Array(signCount)
      row[at] = ridge
      return row
    })
    for (const { signs, hit, weight } of judged) {
      const score = signs.reduce((sum, sign, at) => sum + sign * weights[at]!, 0)
      const chance = 1 / (1 + Math.exp(-score))
      const spread = weight * Math.max(1e-4, chance * (1 - chance))
      for (let one = 0; one < signCount; one++) {
        if (signs[one] === 0) continue
        slope[one]! += weight * (hit - chance) * signs[one]!
        for (let other = 0; other < signCount; other++) bend[one]![other]! += spread * signs[one]! * signs[other]!
      }
    }
    const step = solved(bend, slope)
    weights = weights.map((weight, at) => weight + step[at]!)
  }
  return Float32Array.from(weights)
}

/** Gauss's elimination; the matrix is positive definite. */
function solved(matrix: Float64Array[], right: Float64Array): Float64Array {
  const rows = matrix.map((row, at) => Float64Array.of(...row, right[at]!))
  const size = rows.length
  for (let pivot = 0; pivot < size; pivot++) {
    for (let at = 0; at < size; at++) {
      if (at === pivot) continue
      const times = rows[at]![pivot]! / rows[pivot]![pivot]!
      if (times === 0) continue
      for (let column = pivot; column <= size; column++) rows[at]![column]! -= times * rows[pivot]![column]!
    }
  }
  return Float64Array.from(rows, (row, at) => row[size]! / row[at]!)
}
