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

/** The theme of a reason, null when none of the brand's is near. */
export function themeOf(sheet: Sheet, learnt: Learnt | null, matter: Matter, { from, until }: Stretch): string | null {
  const parts = partsOf(sheet, learnt, matter, from, until)
  const [best] = ranked(sheet, parts)
  return best !== undefined && parts[best]! > parts[sheet.keys.length]! ? sheet.keys[best]! : null
}

/** The top two of a whole message, whose reasons together weigh as much as the whole; their confidence says how near. */
export function topThemes(sheet: Sheet, learnt: Learnt | null, matter: Matter, reasons: Stretch[]): Themed[] {
  const parts = partsOf(sheet, learnt, matter, 0, matter.roots.length)
  if (reasons.length > 0) {
    for (let at = 0; at < parts.length; at++) parts[at]! /= 2
    for (const { from, until } of reasons) {
      const own = partsOf(sheet, learnt, matter, from, until)
      for (let at = 0; at < parts.length; at++) parts[at]! += own[at]! / reasons.length / 2
    }
  }
  return ranked(sheet, parts)
    .slice(0, 2)
    .map((theme) => ({ theme: sheet.keys[theme]!, confidence: Math.round(parts[theme]! * 1000) / 1000 }))
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

function ranked(sheet: Sheet, parts: Float64Array): number[] {
  return [...sheet.keys.keys()].sort((a, b) => parts[b]! - parts[a]! || a - b)
}
