import { addWeights, type Features, type Learnt, labelsOf, step } from '../learnt.ts'
import { featuresOf } from '../themes/features.ts'
import { type Matter } from '../themes/matter.ts'
import { type Space } from '../themes/space.ts'
import { type Over } from '../versions.ts'

/** No key of a brand begins with a space and means these. */
const reasonOrNot = labelsOf([' no reason', ' reason'], Int32Array.of())
const refusals = ' refused'
/** How sure one was of what is refused, as a rule; a lesson begins there. */
const usualOdds = 0.4
/** What a word or two shared with something refused would take is let be: most of what is alike is a reason all the same. */
const spared = 0.5

/** The words and pairs of a stretch. Where they point to is left out: one refusal must not speak of all that is alike. */
function wordsOf(matter: Matter, from: number, until: number, space: Space): Features {
  const { hashes, values, fixed } = featuresOf(matter, from, until, space)
  const own = hashes.length - fixed
  return { hashes: hashes.subarray(0, own), values: values.subarray(0, own), fixed: 0 }
}

/** What refusals take from the odds that these words are a reason: zero or less. */
function takenFrom(learnt: Learnt, words: Features): number {
  const scores = new Float64Array(2)
  addWeights(scores, learnt.weights, 1, reasonOrNot, words)
  return Math.min(0, scores[1]! - scores[0]! + spared)
}

/** Null where nothing was ever refused. */
export function refusedOdds(
  learnt: Learnt | null,
  matter: Matter,
  space: Space,
): ((from: number, until: number) => number) | null {
  if (!learnt?.chosen.has(refusals)) return null
  return (from, until) => takenFrom(learnt, wordsOf(matter, from, until, space))
}

/**
 * Words that someone said are no reason (`right` 0), or are one (1). What is kept only gives back what refusals took: it
 * never makes surer than the training is.
 */
export function teachRefusal(
  learnt: Learnt,
  matter: Matter,
  space: Space,
  [from, until]: [number, number],
  right: 0 | 1,
  over: Over,
) {
  if (right === 1 && !learnt.chosen.has(refusals)) return
  const words = wordsOf(matter, from, until, space)
  const odds = takenFrom(learnt, words)
  if (right === 1 && odds === 0) return
  if (right === 0) learnt.chosen.set(refusals, (learnt.chosen.get(refusals) ?? 0) + 1)
  step(learnt, reasonOrNot, words, Float64Array.of(0, usualOdds + odds), right, over)
}
