import { addWeights, type Learnt, shares } from '../learnt.ts'
import { featuresOf, type ThemeFeatures } from './features.ts'
import { type Matter } from './matter.ts'
import { type Sheet } from './sheet.ts'
import { addLearnt, frozen, trainedWeights } from './weigh.ts'

export interface Themed {
  theme: string
  confidence: number
}

/** A stretch of words, by their indexes. */
interface Stretch {
  from: number
  until: number
}

/** What « none of them » scores: less than a seed, more than a vague direction. */
export const none = 0.8

/** The themes of a message: of each of its reasons, and the top two of the whole. */
export interface Chosen {
  /** Null where none of the brand’s is near. */
  ofReasons: (string | null)[]
  top: Themed[]
}

/** A message’s reasons together weigh as much as the whole; the confidence of its themes says how near they are. */
export function chooseThemes(sheet: Sheet, learnt: Learnt | null, matter: Matter, reasons: Stretch[]): Chosen {
  const whole = partsOf(sheet, learnt, matter, 0, matter.roots.length)
  const own = reasons.map(({ from, until }) => partsOf(sheet, learnt, matter, from, until))
  if (own.length > 0) {
    for (let at = 0; at < whole.length; at++) whole[at]! /= 2
    for (const parts of own) for (let at = 0; at < whole.length; at++) whole[at]! += parts[at]! / own.length / 2
  }
  return { ofReasons: own.map((parts) => themeOf(sheet, parts)), top: topTwo(sheet, whole) }
}

function themeOf({ keys }: Sheet, parts: Float64Array): string | null {
  const best = bestBut(parts, keys.length, -1)
  return best >= 0 && parts[best]! > parts[keys.length]! ? keys[best]! : null
}

function topTwo({ keys }: Sheet, parts: Float64Array): Themed[] {
  const best = bestBut(parts, keys.length, -1)
  return [best, bestBut(parts, keys.length, best)]
    .filter((theme) => theme >= 0)
    .map((theme) => ({ theme: keys[theme]!, confidence: Math.round(parts[theme]! * 1000) / 1000 }))
}

/** The first of the greatest, `but` left out; -1 where there is none. */
function bestBut(parts: Float64Array, themes: number, but: number): number {
  let best = -1
  for (let at = 0; at < themes; at++) if (at !== but && (best < 0 || parts[at]! > parts[best]!)) best = at
  return best
}

/** How likely each theme is, and last how likely none of them. */
function partsOf(sheet: Sheet, learnt: Learnt | null, matter: Matter, from: number, until: number): Float64Array {
  const features = featuresOf(matter, from, until, sheet.space)
  const scores = frozen(sheet, matter, from, until, features)
  if (learnt) addLearnt(scores, sheet, learnt, features)
  const all = new Float64Array(scores.length + 1)
  all.set(scores)
  all[scores.length] = scoreOfNone(sheet, features)
  return shares(all)
}

/** Training knows what speaks for none of the default themes; of other lists it knows nothing. */
function scoreOfNone(sheet: Sheet, features: ThemeFeatures): number {
  if (sheet.trained.includes(false)) return none
  const { weights, scale } = trainedWeights()
  const score = Float64Array.of(none)
  addWeights(score, weights, scale, sheet.none, features)
  return score[0]!
}
