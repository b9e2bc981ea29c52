import { spread } from '../hash.ts'
import { type Over, type Tables } from '../versions.ts'
import { type Grams } from './grams.ts'

/**
 * What corrections of stances added to the frozen heads: a hashed table whose size stays, however much is learnt. Numbers
 * only; the same corrections in the same order give the same bits.
 */
export interface StanceLearnt extends Tables {
  readonly weights: Float32Array
  /** By how much each weight has become surer: what is left of `doubt` is how far one more correction may move it. */
  readonly moved: Float32Array
}

const bits = 17
const labels = 5
/** What the heads answered counts less than the words themselves. */
const headsWeigh = 0.3
/** The variance of a weight before anyone corrected anything. */
const doubt = 2
/** As where both answers are as likely: sure or not, a correction teaches the same. */
const curve = 0.25

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
    for (let at = 0; at < input.length; at++) sum += weights[placeOf(-2 - at, stance)]! * input[at]! * headsWeigh
    return sum
  })
}

/**
 * One step of a diagonal Kalman filter toward the stance that is right: what was seen seldom moves far, what was seen often
 * little, so that one pass comes near what many would give. `scores`: how likely each was, all that was learnt included. `over` is
 * told where it writes.
 */
export function learnStance(
  { weights, moved }: StanceLearnt,
  grams: Grams,
  input: Float64Array,
  scores: ArrayLike<number>,
  right: number,
  over: Over,
) {
  for (let stance = 0; stance < labels; stance++) {
    const miss = scores[stance]! - (stance === right ? 1 : 0)
    // What is nearly right moves nothing.
    if (Math.abs(miss) < 1e-3) continue
    let variance = 0
    forEach(grams, input, stance, (place, value) => {
      variance += (doubt - moved[place]!) * value * value
    })
    const damped = 1 + curve * variance
    forEach(grams, input, stance, (place, value) => {
      over(place)
      const reach = (doubt - moved[place]!) * value
      weights[place]! -= (reach * miss) / damped
      moved[place]! += (reach * reach * curve) / damped
    })
  }
}

/** The places of a stance in the table that a text touches, and how much it holds of each. */
function forEach(grams: Grams, input: Float64Array, stance: number, visit: (place: number, value: number) => void) {
  const [a, b] = scalesOf(grams)
  for (let at = 0; at < grams.words; at++) visit(placeOf(grams.bucket[at]!, stance), a)
  for (let at = grams.words; at < grams.length; at++) visit(placeOf(grams.bucket[at]!, stance), b)
  visit(placeOf(-1, stance), 1)
  for (let at = 0; at < input.length; at++) visit(placeOf(-2 - at, stance), input[at]! * headsWeigh)
}

function scalesOf({ words, length }: Grams): [number, number] {
  return [1 / Math.sqrt(Math.max(1, words)), 1 / Math.sqrt(Math.max(1, length - words))]
}

const placeOf = (feature: number, stance: number) => spread(Math.imul(feature, 0x9e3779b1) + stance) >>> (32 - bits)
