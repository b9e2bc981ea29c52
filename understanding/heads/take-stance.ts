import { type Stance } from '../findings.ts'
import { type Reading } from '../reading.ts'
import { leanAbroad } from './abroad.ts'
import { faceOf } from './faces.ts'
import { type StanceLearnt } from './learn-stance.ts'
import { type Scored, stances, weigh } from './stances.ts'

export interface Taken {
  kind: Stance
  confidence: number
  scores: Record<Scored, number>
  /** Clauses that only ask or suggest: what stands there gives no reason by itself. */
  aside: Set<number>
}

/** Below this the best of five is a guess. */
const enough = 0.34
/** So much likelier than both opinions together « neutral » must be: chosen by cross-validation on the training data. */
const neutralBeside = 0.7
const opinionsAtLeast = 0.5

const even = Object.fromEntries(stances.map((stance) => [stance, 1 / stances.length])) as Record<Scored, number>

/** The stance of a text; `unknown` where its language is not ours or no stance stands out. */
export function takeStance(reading: Reading, learnt?: StanceLearnt): Taken {
  if (reading.words.length === 0) return takenByFaces(reading)
  if (!reading.heard) return takenAbroad(reading)
  const { scores, position } = weigh(reading, learnt)
  for (const stance of stances) scores[stance] = round(scores[stance])
  const best = bestOf(scores)
  return {
    kind: best ?? 'unknown',
    confidence: best ? scores[best] : Math.max(...stances.map((stance) => scores[stance])),
    scores,
    aside: position?.aside ?? new Set(),
  }
}

/** The likeliest; but where most of it is opinion, doubt between two opinions, or a share of neutral, silences none. */
function bestOf(scores: Record<Scored, number>): Scored | null {
  let best: Scored = 'neutral'
  for (const stance of stances) if (scores[stance] > scores[best]) best = stance
  const opinions = scores.dislike + scores.like
  const doubted =
    best === 'neutral'
      ? scores.neutral <= neutralBeside * opinions
      : scores[best] < enough && opinions >= opinionsAtLeast
  if (doubted) return scores.dislike > scores.like ? 'dislike' : 'like'
  return scores[best] < enough ? null : best
}

/** Without a word: what the faces say, and how often people who marked such texts said the same. */
function takenByFaces({ text }: Reading): Taken {
  const face = faceOf(text)
  if (!face) return { kind: 'unknown', confidence: 0, scores: { ...even }, aside: new Set() }
  const scores = { dislike: 0.05, like: 0.05, question: 0.05, suggestion: 0.05, neutral: 0.05, [face]: 0.8 }
  return { kind: face, confidence: scores[face], scores, aside: new Set() }
}

function takenAbroad(reading: Reading): Taken {
  const lean = leanAbroad(reading)
  if (!lean) return { kind: 'unknown', confidence: 0, scores: { ...even }, aside: new Set() }
  const dislike = round(0.9 * lean.dislike)
  const like = round(0.9 - dislike)
  const scores = { dislike, like, question: 0.03, suggestion: 0.02, neutral: 0.05 }
  const best = dislike > like ? 'dislike' : 'like'
  return { kind: lean.sure ? best : 'unknown', confidence: scores[best], scores, aside: new Set() }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
