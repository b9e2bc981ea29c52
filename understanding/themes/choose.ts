import { type Learnt } from '../learnt.ts'
import { type Matter } from './matter.ts'
import { type Sheet } from './sheet.ts'
import { weigh } from './weigh.ts'

export interface Themed {
  theme: string
  confidence: number
}

/** What « none of them » scores: less than a seed, more than a vague direction. */
const none = 0.8

/** The theme of a reason, null when none of the brand's is near. */
export function themeOf(
  sheet: Sheet,
  learnt: Learnt | null,
  matter: Matter,
  from: number,
  until: number,
): string | null {
  const scores = weigh(sheet, learnt, matter, from, until)
  const [best] = ranked(scores)
  return best !== undefined && scores[best]! > none ? sheet.keys[best]! : null
}

/**
 * The top two of a whole message, whose reasons are heard twice. Ties keep the brand's own order. `always`: names the
 * nearest even where nothing is near.
 */
export function topThemes(
  sheet: Sheet,
  learnt: Learnt | null,
  matter: Matter,
  reasons: { from: number; until: number }[],
  always: boolean,
): Themed[] {
  const scores = weigh(sheet, learnt, matter, 0, matter.roots.length)
  for (const { from, until } of reasons) {
    const own = weigh(sheet, learnt, matter, from, until)
    for (let theme = 0; theme < scores.length; theme++) scores[theme]! += (emphasis * own[theme]!) / reasons.length
  }
  const all = scores.reduce((sum, score) => sum + Math.exp(score), Math.exp(none))
  return ranked(scores)
    .filter((theme) => always || scores[theme]! > none)
    .slice(0, 2)
    .map((theme) => ({
      theme: sheet.keys[theme]!,
      confidence: Math.round((Math.exp(scores[theme]!) / all) * 1000) / 1000,
    }))
}

const emphasis = 0.5

function ranked(scores: Float64Array): number[] {
  return [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b)
}
