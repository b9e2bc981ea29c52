import { addPhrase, longestPhrase, phraseTree } from '../phrases.ts'
import { type Ground } from './cue-grounds.ts'
import { saidBetween } from './evidence.ts'
import { type Mood } from './features.ts'
import { cueCount, type Passage } from './passage.ts'

/** Verdicts: they say that someone is through with it, not why. */
const verdicts = phraseTree<true>()
for (const phrase of (
  'je ne recommande,je recommande pas,je deconseille,on deconseille,a fuir,fuyez,a eviter,evitez,plus jamais,jamais plus,je ne reviendrai,on ne reviendra,' +
  'nous ne reviendrons,je resilie,j arrete,je change,je pars,je suis decu,je suis decue,tres decu,tres decue,decu,decue,quelle deception,grosse deception,' +
  'c est honteux,c est inadmissible,c est inacceptable,c est scandaleux,c est du vol,une honte,une arnaque,arnaque,passez votre chemin,n achetez,' +
  'avoid,stay away,never again,do not buy,don t buy,i would not recommend,would not recommend,do not recommend,not buying,i m done,i am done,i m switching,' +
  'very disappointed,disappointed,so disappointed,what a joke,absolute joke,disgraceful,total scam,a scam,scam,joke,save your money,waste of money'
).split(','))
  addPhrase(verdicts, phrase.split(' '), true)

/** What is known of a text when its reasons have been looked for. */
export interface Searched {
  passage: Passage
  mood: Mood
  /** For each word, how likely the chain holds it to stand in a reason; then the mean and the most of the text. */
  chances: Float64Array
  meanChance: number
  mostChance: number
  /** Clauses that only ask or suggest. */
  aside: Set<number>
}

const plainSigns = 24
export const signCount = plainSigns + cueCount

/**
 * What speaks for a stretch of words being a reason, as numbers of like size; `scratch` receives them. A logistic
 * regression over stretches of texts that the chain has not seen weighs them (Platt 1999).
 */
export function signsOfReason(searched: Searched, { from, until, confidence }: Ground, cued: boolean): Float64Array {
  const { passage, mood, chances, aside } = searched
  const signs = new Float64Array(signCount)
  const { against, inFavour } = passage.evidence
  const words = passage.forms.length
  let [sum, most, least] = [0, 0, 1]
  let dressed = 0
  for (let at = from; at < until; at++) {
    const chance = chances[at]!
    sum += chance
    most = Math.max(most, chance)
    least = Math.min(least, chance)
    const cue = passage.cues[at]!
    signs[plainSigns + cue] = 1
    if (cue === 0 && passage.forms[at]!.length > 3) dressed++
  }
  const length = until - from
  const clause = passage.clauseOf[from]!
  const closing = passage.closings[passage.clauseOf[until - 1]!]!
  const dislike = odds(mood.dislike)
  const like = odds(mood.like)
  signs[0] = 1
  signs[1] = odds(sum / length)
  signs[2] = odds(most)
  signs[3] = odds(least)
  signs[4] = dislike
  signs[5] = like
  signs[6] = odds(1 - mood.dislike - mood.like)
  signs[7] = dislike > like ? 1 : 0
  signs[8] = within(saidBetween(against, from, until))
  signs[9] = within(saidBetween(inFavour, from, until))
  signs[10] = within(saidBetween(against, 0, words))
  signs[11] = within(saidBetween(inFavour, 0, words))
  signs[12] = Math.log(length)
  signs[13] = length / words
  signs[14] = Math.min(3, passage.sentences.length - 2)
  signs[15] = aside.has(clause) ? 1 : 0
  signs[16] = closing & 1
  signs[17] = closing >> 1
  signs[18] = cued ? confidence : 0
  signs[19] = Math.log(1 + dressed)
  signs[20] = odds(searched.meanChance)
  signs[21] = odds(searched.mostChance)
  signs[22] = (signs[1] * dislike) / 4
  signs[23] = (longestPhrase(verdicts, passage.forms, from, until)?.length ?? 0) / Math.sqrt(length)
  return signs
}

function odds(chance: number): number {
  const kept = Math.max(0.01, Math.min(0.99, chance))
  return Math.log(kept / (1 - kept))
}

function within(score: number): number {
  return Math.max(-4, Math.min(4, score))
}

/** Whether a firm cue alone proposes the stretch, not the chain. */
export function isCued(signs: Float64Array): boolean {
  return signs[18]! > 0
}

/** « Trop cher. »: a firm cue and nothing beside it. */
export function isCueAlone(signs: Float64Array): boolean {
  return isCued(signs) && signs[19] === 0
}

/** How likely a stretch with these signs is a reason; `odds` is what corrections add to it. */
export function surenessOf(signs: Float64Array, weights: Float32Array, odds = 0): number {
  let score = odds
  for (let at = 0; at < weights.length; at++) score += signs[at]! * weights[at]!
  return 1 / (1 + Math.exp(-score))
}
