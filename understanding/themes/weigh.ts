import { addWeights, type Features, type Learnt } from '../learnt.ts'
import { longestPhrase } from '../phrases.ts'
import { prior } from '../prior/prior.ts'
import { type ThemeFeatures } from './features.ts'
import { type Matter } from './matter.ts'
import { type Sheet } from './sheet.ts'

/** Chosen by cross-validation on tasks of the training data. */
export const weighing = { seed: 3.75, near: 1.9, direction: 6, often: 0.5, doubt: 2 }

let made: { weights: Int8Array; scale: number } | undefined

export function trainedWeights() {
  made ??= { weights: prior().int8('themes.weights'), scale: prior().float32('themes.scale')[0]! }
  return made
}

/** What seeds and training say: no correction un-learns it. */
export function frozen(
  sheet: Sheet,
  matter: Matter,
  from: number,
  until: number,
  features: ThemeFeatures,
): Float64Array {
  const scores = seeded(sheet, matter, from, until, features.direction)
  if (!sheet.trained.includes(true)) return scores
  const { weights, scale } = trainedWeights()
  const trained = new Float64Array(scores.length)
  addWeights(trained, weights, scale, sheet, features)
  for (let theme = 0; theme < scores.length; theme++) if (sheet.trained[theme]) scores[theme]! += trained[theme]!
  return scores
}

/** What the seeds alone say. */
export function seeded(
  sheet: Sheet,
  matter: Matter,
  from: number,
  until: number,
  direction: Float64Array,
): Float64Array {
  const scores = new Float64Array(sheet.keys.length)
  if (scores.length === 0) return scores
  addSeeds(scores, sheet, matter.roots, from, until)
  for (const row of new Set(matter.rows.subarray(from, until))) {
    const near = sheet.nearSeeds(row)
    if (near) for (let theme = 0; theme < scores.length; theme++) scores[theme]! += weighing.near * near[theme]!
  }
  const toward = sheet.directions.map((one) => dot(one, direction))
  const mean = toward.reduce((sum, one) => sum + one, 0) / toward.length
  for (let theme = 0; theme < scores.length; theme++) scores[theme]! += weighing.direction * (toward[theme]! - mean)
  return scores
}

/** A seed said twice is said once. One that several themes share says a part for each. */
function addSeeds(scores: Float64Array, sheet: Sheet, roots: string[], from: number, until: number) {
  const heard = new Set<string>()
  for (let at = from; at < until; at++) {
    const found = longestPhrase(sheet.seeds, roots, at, until)
    if (found && !heard.has(found.value.name)) {
      heard.add(found.value.name)
      const { themes, tells } = found.value
      for (const theme of themes) scores[theme]! += (weighing.seed * tells) / themes.length
    }
    const root = roots[at]!
    const parts = sheet.parts.get(root)
    if (!parts || heard.has(` ${root}`)) continue
    heard.add(` ${root}`)
    for (const { theme, much } of parts) scores[theme]! += weighing.seed * much
  }
}

/** Corrections tell which words speak for a theme, and which themes are common here. */
export function addLearnt(scores: Float64Array, sheet: Sheet, learnt: Learnt, features: Features) {
  const { keys } = sheet
  if (learnt.chosen.size === 0) return
  let all = 0
  for (const key of keys) all += learnt.chosen.get(key) ?? 0
  const even = (all + weighing.doubt * keys.length) / keys.length
  for (let theme = 0; theme < scores.length; theme++) {
    const often = (learnt.chosen.get(keys[theme]!) ?? 0) + weighing.doubt
    scores[theme]! += weighing.often * Math.log(often / even)
  }
  addWeights(scores, learnt.weights, 1, sheet, features)
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!
  return sum
}
