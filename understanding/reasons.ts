import { type Clause } from './clauses.ts'
import { type Opinion } from './opinions.ts'
import { tellingApart } from './spans/apart.ts'
import { cueGrounds, type Ground } from './spans/cue-grounds.ts'
import { withoutJoiners } from './spans/edges.ts'
import { type Mood, sceneOf } from './spans/features.ts'
import { type Stretch, stretchesIn } from './spans/labelling.ts'
import { passageOf } from './spans/passage.ts'
import { withoutPleas } from './spans/pleas.ts'
import { type SpanWeights, spanWeights } from './spans/prior-weights.ts'
import { isCueAlone, isCued, type Searched, signsOfReason, surenessOf } from './spans/sureness.ts'
import { type Word } from './words.ts'

export type { Ground } from './spans/cue-grounds.ts'

export interface Reading {
  text: string
  words: Word[]
  forms: string[]
  clauses: Clause[]
  opinions: Opinion[]
  english: boolean
  /** How likely the text is a dislike, a like. */
  mood: Mood
  /** Clauses that only ask or suggest. */
  aside: Set<number>
  /** Whether a theme's seed stands among these words. */
  namesAspect: (from: number, until: number) => boolean
  /** What refusals take from the odds that these words are a reason. */
  refusedOdds?: ((from: number, until: number) => number) | null
}

/** Words that may be a reason, and the signs that they are. */
export interface Candidate extends Ground {
  signs: Float64Array
}

const mostReasons = 12
const mostWords = 60
/** How far a stance moves the scales of the chain: a dislike looks for its reasons, others must be told plainly. */
const lean = { dislike: 0.5, others: 0.1 }
/** A cue as firm as this is a reason even where the chain saw none; in praise or a question it must be firmer. */
const firmCue = { dislike: 0.5, others: 0.82 }
/** How sure one must be to tell it; surest in praise, where it annoys most to be wrong. */
const enough = { dislike: 0.3, like: 0.48, others: 0.36, cuedDislike: 0.2, cueAlone: 0.1 }

export function isDisliked({ dislike, like }: Mood): boolean {
  return dislike >= 0.4 && dislike > like
}

/** Why, in the order of the text and apart from one another. */
export function groundsIn(reading: Reading, weights: SpanWeights = spanWeights()): Ground[] {
  return candidatesIn(reading, weights)
    .map((one) => ({
      ...one,
      confidence: surenessOf(one.signs, weights.sureness, reading.refusedOdds?.(one.from, one.until)),
    }))
    .filter(({ confidence, signs }) => confidence >= leastSure(reading.mood, signs))
    .flatMap(({ from, until, confidence }) => withoutPleas(reading, { from, until, confidence }) ?? [])
}

function leastSure(mood: Mood, signs: Float64Array): number {
  if (isCueAlone(signs)) return enough.cueAlone
  if (isDisliked(mood)) return isCued(signs) ? enough.cuedDislike : enough.dislike
  return mood.like >= 0.5 ? enough.like : enough.others
}

/** All that may be a reason: what the chain labels and, where it finds nothing, firm cues. */
export function candidatesIn(reading: Reading, weights: Omit<SpanWeights, 'sureness'>): Candidate[] {
  const passage = passageOf(reading, weights.evidence)
  const chances = new Float64Array(reading.words.length)
  const scene = sceneOf(passage, reading.mood)
  const leaning = isDisliked(reading.mood) ? lean.dislike : lean.others
  const apart = tellingApart(reading)
  const found: Ground[] = []
  for (let n = 0; n + 1 < passage.sentences.length; n++) {
    const [from, until] = [passage.sentences[n]!, passage.sentences[n + 1]!]
    const stretches = stretchesIn(passage, scene, from, until, weights.chain, leaning, chances)
    for (const stretch of apart(stretches.slice(0, mostReasons).map(aBreath))) {
      const ground = grounded(reading, stretch, found.at(-1)?.until ?? 0)
      if (ground) found.push(ground)
    }
    if (found.length >= mostReasons) break
  }
  const labelled = found.slice(0, mostReasons)
  const searched: Searched = {
    passage,
    mood: reading.mood,
    aside: reading.aside,
    chances,
    meanChance: chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length),
    mostChance: chances.reduce((most, chance) => Math.max(most, chance), 0),
  }
  const all = [
    ...labelled.map((one) => ({ ...one, signs: signsOfReason(searched, one, false) })),
    ...cuedBeside(reading, labelled).map((one) => ({ ...one, signs: signsOfReason(searched, one, true) })),
  ]
  return all.sort((a, b) => a.from - b.from).slice(0, mostReasons)
}

/** Sentences in which the chain found nothing and a cue leaves little doubt (« Aucun SAV. »). */
function cuedBeside(reading: Reading, labelled: Ground[]): Ground[] {
  const none = labelled.length === 0
  const least = none && isDisliked(reading.mood) ? firmCue.dislike : firmCue.others
  const sentenceOf = sentencesByWord(reading)
  const told = new Set(labelled.map(({ from }) => sentenceOf[from]))
  return cueGrounds(reading).filter((one) => one.confidence >= least && !told.has(sentenceOf[one.from]))
}

function sentencesByWord({ clauses, words }: Reading): Int32Array {
  const sentenceOf = new Int32Array(words.length)
  for (const { from, until, sentence } of clauses) sentenceOf.fill(sentence, from, until)
  return sentenceOf
}

/** Who writes without full stops says more than anyone reads as one reason. */
function aBreath(stretch: Stretch): Stretch {
  return { ...stretch, until: Math.min(stretch.until, stretch.from + mostWords) }
}

function grounded({ text, words, forms }: Reading, stretch: Stretch, after: number): Ground | null {
  const bare = withoutJoiners(text, words, forms, stretch.from, stretch.until)
  if (!bare) return null
  let { from, until } = bare
  // Two words may share one place (« jaime »): it goes to the first who takes it.
  while (from > after && words[from - 1]!.start === words[from]!.start) from--
  while (from < until && from > 0 && from <= after && words[from - 1]!.start === words[from]!.start) from++
  while (until < words.length && words[until]!.start === words[until - 1]!.start) until++
  return from < until ? { from, until, confidence: 0 } : null
}
