import { type Clause } from './clauses.ts'
import { type Stance } from './findings.ts'
import { type Opinion } from './opinions.ts'
import { tellingApart } from './spans/apart.ts'
import { cueGrounds, type Ground } from './spans/cue-grounds.ts'
import { withoutJoiners } from './spans/edges.ts'
import { type Mood, sceneOf } from './spans/features.ts'
import { type Stretch, stretchesIn } from './spans/labelling.ts'
import { passageOf } from './spans/passage.ts'
import { spanWeights } from './spans/prior-weights.ts'
import { type Word } from './words.ts'

export type { Ground } from './spans/cue-grounds.ts'

export interface Reading {
  text: string
  words: Word[]
  forms: string[]
  clauses: Clause[]
  opinions: Opinion[]
  english: boolean
  stance: Stance
  /** How likely the text is a dislike, a like. */
  mood: Mood
  /** Clauses that only ask or suggest. */
  aside: Set<number>
  /** Whether a theme's seed stands among these words. */
  namesAspect: (from: number, until: number) => boolean
}

const mostReasons = 12
const mostWords = 60
/** How far a stance moves the scales: a dislike looks for its reasons, others must be told plainly. */
const lean = { dislike: 0.5, others: 0.1 }
/** A cue as firm as this is a reason even where the training saw none; in praise or a question it must be firmer. */
const firmCue = { dislike: 0.5, others: 0.82 }

/** Why, in the order of the text and apart from one another. Where the training finds nothing, firm cues may. */
export function groundsIn(reading: Reading): Ground[] {
  const found = groundsLabelled(reading)
  const disliked = reading.stance === 'dislike'
  if (found.length === 0) {
    const firm = disliked ? firmCue.dislike : firmCue.others
    return cueGrounds(reading).filter((one) => one.confidence >= firm)
  }
  return disliked ? withEvident(reading, found) : found
}

/** A sentence left out of a dislike in which a cue leaves no doubt (« Aucun SAV. »). */
function withEvident(reading: Reading, found: Ground[]): Ground[] {
  const sentenceOf = sentencesByWord(reading)
  const told = new Set(found.map(({ from }) => sentenceOf[from]))
  const evident = cueGrounds(reading).filter(
    (one) => one.confidence >= firmCue.others && !told.has(sentenceOf[one.from]),
  )
  if (evident.length === 0) return found
  return [...found, ...evident].sort((a, b) => a.from - b.from).slice(0, mostReasons)
}

function sentencesByWord({ clauses, words }: Reading): Int32Array {
  const sentenceOf = new Int32Array(words.length)
  for (const { from, until, sentence } of clauses) sentenceOf.fill(sentence, from, until)
  return sentenceOf
}

function groundsLabelled(reading: Reading): Ground[] {
  const weights = spanWeights()
  const passage = passageOf(reading, weights.evidence)
  const scene = sceneOf(passage, reading.mood)
  const apart = tellingApart(reading)
  const found: Ground[] = []
  for (let n = 0; n + 1 < passage.sentences.length && found.length < mostReasons; n++) {
    const [from, until] = [passage.sentences[n]!, passage.sentences[n + 1]!]
    const leaning = reading.stance === 'dislike' ? lean.dislike : lean.others
    const stretches = stretchesIn(passage, scene, from, until, weights.chain, leaning)
    for (const stretch of apart(stretches.slice(0, mostReasons).map(aBreath))) {
      const ground = grounded(reading, stretch, found.at(-1)?.until ?? 0)
      if (ground) found.push(ground)
    }
  }
  return found.slice(0, mostReasons)
}

/** Who writes without full stops says more than anyone reads as one reason. */
function aBreath(stretch: Stretch): Stretch {
  return { ...stretch, until: Math.min(stretch.until, stretch.from + mostWords) }
}

function grounded({ text, words }: Reading, stretch: Stretch, after: number): Ground | null {
  const bare = withoutJoiners(text, words, stretch.from, stretch.until)
  if (!bare) return null
  let { from, until } = bare
  // Two words may share one place (« jaime »): it goes to the first who takes it.
  while (from > after && words[from - 1]!.start === words[from]!.start) from--
  while (from < until && from > 0 && from <= after && words[from - 1]!.start === words[from]!.start) from++
  while (until < words.length && words[until]!.start === words[until - 1]!.start) until++
  return from < until ? { from, until, confidence: sureness(stretch.sure) } : null
}

/** The chain is too modest: half of what it calls one in three is a reason. */
function sureness(sure: number): number {
  const odds = Math.max(1e-3, sure) / Math.max(1e-3, 1 - sure)
  return Math.min(0.95, odds / (odds + 0.5))
}
