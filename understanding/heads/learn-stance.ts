import { spread } from '../hash.ts'
import { type Grams } from './grams.ts'

/**
 * What corrections of stances added to the frozen heads: a hashed table whose size stays, however much is learnt. Numbers
 * only; the same corrections in the same order give the same bits.
 */
export interface StanceLearnt {
  weights: Float32Array
  /** How much each weight has moved (AdaGrad). */
  moved: Float32Array
}

const bits = 17
const labels = 5
export const pace = { step: 0.15, firstMove: 0.1, words: 1, characters: 1, heads: 0.3 }

export function copyOfStance({ weights, moved }: StanceLearnt): StanceLearnt {
  return { weights: weights.slice(), moved: moved.slice() }
}

export function nothingLearntOfStance(): StanceLearnt {
  return { weights: new Float32Array(1 << bits), moved: new Float32Array(1 << bits) }
}

/** What was learnt adds to each stance. `input` is what the stances are mixed from. */
export function addedBy({ weights }: StanceLearnt, grams: Grams, input: Float64Array): number[] {
  return Array.from({ length: labels }, (_, stance) => {
    let one = 0
    let other = 0
    for (let at = 0; at < grams.words; at++) one += weights[placeOf(grams.bucket[at]!, stance)]!
    for (let at = grams.words; at < grams.length; at++) other += weights[placeOf(grams.bucket[at]!, stance)]!
    const [a, b] = scalesOf(grams)
    let sum = one * a + other * b + weights[placeOf(-1, stance)]!
    for (let at = 0; at < input.length; at++) sum += weights[placeOf(-2 - at, stance)]! * input[at]! * pace.heads
    return sum
  })
}

/** One step toward the stance that is right. `scores`: how likely each was, all that was learnt included. */
export function learnStance(
  { weights, moved }: StanceLearnt,
  grams: Grams,
  input: Float64Array,
  scores: ArrayLike<number>,
  right: number,
) {
  const [a, b] = scalesOf(grams)
  for (let stance = 0; stance < labels; stance++) {
    const miss = scores[stance]! - (stance === right ? 1 : 0)
    // What is nearly right moves nothing.
    if (Math.abs(miss) < 1e-3) continue
    const move = (place: number, value: number) => {
      const slope = miss * value
      moved[place]! += slope * slope
      weights[place]! -= (pace.step * slope) / Math.sqrt(moved[place]! + pace.firstMove)
    }
    for (let at = 0; at < grams.words; at++) move(placeOf(grams.bucket[at]!, stance), a)
    for (let at = grams.words; at < grams.length; at++) move(placeOf(grams.bucket[at]!, stance), b)
    move(placeOf(-1, stance), 1)
    for (let at = 0; at < input.length; at++) move(placeOf(-2 - at, stance), input[at]! * pace.heads)
  }
}

function scalesOf({ words, length }: Grams): [number, number] {
  return [pace.words / Math.sqrt(Math.max(1, words)), pace.characters / Math.sqrt(Math.max(1, length - words))]
}

const placeOf = (feature: number, stance: number) => spread(Math.imul(feature, 0x9e3779b1) + stance) >>> (32 - bits)
