import { hashOf, mix } from './hash.ts'
import { type Over, type Tables } from './versions.ts'

/**
 * What corrections added to a frozen reading: a table of weights that keeps its size however much is learnt. Labels (themes,
 * stances) go by key, not by rank: a list edited later keeps what was learnt of each. Numbers only; the same corrections in
 * the same order give the same bits.
 */
export interface Learnt extends Tables {
  /** The weight of a feature for a label, where `placesOf` says. */
  readonly weights: Float32Array
  /** How much each weight has already moved (AdaGrad). */
  readonly moved: Float32Array
  /** How many corrections chose each label. */
  chosen: Map<string, number>
}

/** Hashes of what a text holds, and how much of each. The last ones, `fixed`, are the same in every text. */
export interface Features {
  hashes: Int32Array
  values: Float64Array
  fixed: number
}

/** Labels by their salts, with the fixed features mixed in once. */
export interface Labels {
  salts: number[]
  fixedMixes: Int32Array[]
}

const size = 1 << 15
export const pace = { step: 0.7, firstMove: 0.1 }

/** An empty table. Its size is a power of two: training takes a greater one, which many share. */
export function nothingLearnt(places = size): Learnt {
  return { weights: new Float32Array(places), moved: new Float32Array(places), chosen: new Map() }
}

const saltOf = (key: string) => hashOf(`label ${key}`)

export function labelsOf(keys: string[], fixed: Int32Array): Labels {
  const salts = keys.map(saltOf)
  return { salts, fixedMixes: salts.map((salt) => fixed.map((hash) => mix(hash, salt))) }
}

/** Adds to each label's score what the table says of it. */
export function addWeights(
  scores: Float64Array,
  weights: Float32Array | Int8Array,
  scale: number,
  labels: Labels,
  features: Features,
) {
  const { hashes, values, fixed } = features
  const own = hashes.length - fixed
  const shift = Math.clz32(weights.length) + 1
  for (let label = 0; label < scores.length; label++) {
    const salt = labels.salts[label]!
    const mixes = labels.fixedMixes[label]!
    let sum = 0
    for (let at = 0; at < own; at++) sum += weights[mix(hashes[at]!, salt) >>> shift]! * values[at]!
    for (let at = 0; at < fixed; at++) sum += weights[mixes[at]! >>> shift]! * values[own + at]!
    scores[label]! += sum * scale
  }
}

/** One step of AdaGrad on the cross-entropy of all that was said together (`scores`), toward the label `right`. */
export function step(
  { weights, moved }: Tables,
  labels: Labels,
  features: Features,
  scores: Float64Array,
  right: number,
  over?: Over,
) {
  const wrong = shares(scores)
  wrong[right]! -= 1
  for (let label = 0; label < wrong.length; label++) {
    const miss = wrong[label]!
    // What is nearly right moves nothing, and costs nothing.
    if (Math.abs(miss) < 1e-3) continue
    const places = placesOf(labels, label, features, weights.length)
    for (let at = 0; at < places.length; at++) {
      const place = places[at]!
      over?.(place)
      const slope = miss * features.values[at]!
      moved[place]! += slope * slope
      weights[place]! -= (pace.step * slope) / Math.sqrt(moved[place]! + pace.firstMove)
    }
  }
}

let places = new Int32Array(1024)

/** The upper bits of feature and label mixed. Overwritten by the next call. */
function placesOf({ salts, fixedMixes }: Labels, label: number, { hashes, fixed }: Features, size: number): Int32Array {
  if (places.length < hashes.length) places = new Int32Array(hashes.length * 2)
  const shift = Math.clz32(size) + 1
  const own = hashes.length - fixed
  const salt = salts[label]!
  for (let at = 0; at < own; at++) places[at] = mix(hashes[at]!, salt) >>> shift
  const mixes = fixedMixes[label]!
  for (let at = 0; at < fixed; at++) places[own + at] = mixes[at]! >>> shift
  return places.subarray(0, hashes.length)
}

/** Scores as parts of 1. */
export function shares(scores: Float64Array): Float64Array {
  const most = scores.reduce((best, one) => Math.max(best, one), -Infinity)
  const powers = scores.map((score) => Math.exp(score - most))
  const all = powers.reduce((sum, one) => sum + one, 0)
  return powers.map((power) => power / all)
}
