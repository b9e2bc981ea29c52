import { prior } from '../prior/prior.ts'
import { type Reading } from '../reading.ts'
import { type Position } from '../stance.ts'
import { type Over } from '../versions.ts'
import { type Grams, gramsOf } from './grams.ts'
import { addedBy, learnStance, type StanceLearnt } from './learn-stance.ts'
import { signs, signsOf } from './signs.ts'

export const stances = ['dislike', 'like', 'question', 'suggestion', 'neutral'] as const
export type Scored = (typeof stances)[number]

/** What each head tells apart: dislike from like, opinion from none, question from the rest, suggestion from the rest. */
export const heads = ['polarity', 'opinion', 'question', 'suggestion'] as const

export interface Weighed {
  scores: Record<Scored, number>
  /** Where the cues by themselves would stand. */
  position: Position | null
}

interface Weights {
  /** A bucket's weight for each head side by side: one look into memory serves all. */
  buckets: Int8Array
  scales: Float32Array
  /** Per head: its signs, then its bias. */
  signs: Float32Array
  /** Per stance: what heads, their sizes and the signs speak for it, then its bias. */
  mixing: Float32Array
}

let weights: Weights | undefined

function ready(): Weights {
  weights ??= {
    buckets: prior().int8('stance.buckets'),
    scales: prior().float32('stance.scales'),
    signs: prior().float32('stance.signs'),
    mixing: prior().float32('stance.mixing'),
  }
  return weights
}

/** The heads' answers beside one another, then what the signs say: what the stances are mixed from. */
export const mixed = heads.length + 2 + signs

/** How likely each stance is, to whoever learnt nothing or `learnt`. */
export function weigh(reading: Reading, learnt?: StanceLearnt): Weighed {
  const { values, position } = signsOf(reading)
  const grams = gramsOf(reading, 0, reading.words.length)
  const answers = answersOf(grams, values, ready())
  const input = mixingInput(answers, values)
  const parts = likely(input, grams, learnt)
  const scores = Object.fromEntries(stances.map((stance, at) => [stance, parts[at]!])) as Weighed['scores']
  return { scores, position }
}

/** Teaches `learnt` that the text takes this stance; `over` is told where it writes. */
export function teachStance(learnt: StanceLearnt, reading: Reading, stance: Scored, over: Over) {
  const { values } = signsOf(reading)
  const grams = gramsOf(reading, 0, reading.words.length)
  const input = mixingInput(answersOf(grams, values, ready()), values)
  learnStance(learnt, grams, input, likely(input, grams, learnt), stances.indexOf(stance), over)
}

function likely(input: Float64Array, grams: Grams, learnt: StanceLearnt | undefined): number[] {
  const { mixing } = ready()
  const more = learnt && addedBy(learnt, grams, input)
  const logits = stances.map((_, stance) => mix(input, mixing, stance) + (more?.[stance] ?? 0))
  const most = Math.max(...logits)
  const parts = logits.map((logit) => Math.exp(logit - most))
  const sum = parts.reduce((total, part) => total + part, 0)
  return parts.map((part) => part / sum)
}

const sums = new Float64Array(8)

function answersOf({ bucket, words, length }: Grams, values: Float32Array, { buckets, scales, signs: own }: Weights) {
  sums.fill(0)
  addUp(bucket, 0, words, buckets, 0)
  addUp(bucket, words, length, buckets, 4)
  const one = 1 / Math.sqrt(Math.max(1, words))
  const other = 1 / Math.sqrt(Math.max(1, length - words))
  return heads.map((_, head) => {
    let answer = (sums[head]! * one + sums[head + 4]! * other) * scales[head]!
    const row = head * (signs + 1)
    for (let at = 0; at < signs; at++) answer += own[row + at]! * values[at]!
    return answer + own[row + signs]!
  })
}

function addUp(bucket: Int32Array, from: number, until: number, weights: Int8Array, into: number) {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let at = from; at < until; at++) {
    const place = bucket[at]! << 2
    a += weights[place]!
    b += weights[place + 1]!
    c += weights[place + 2]!
    d += weights[place + 3]!
  }
  sums[into] = a
  sums[into + 1] = b
  sums[into + 2] = c
  sums[into + 3] = d
}

/** Polarity also by its size: an opinion that leans hard is no neutral. */
export function mixingInput(answers: ArrayLike<number>, values: Float32Array): Float64Array {
  const input = new Float64Array(mixed)
  for (let head = 0; head < heads.length; head++) input[head] = squash(answers[head]!)
  input[heads.length] = Math.abs(input[0]!)
  input[heads.length + 1] = Math.max(0, input[0]!)
  input.set(values, heads.length + 2)
  return input
}

const squash = (answer: number) => 3 * Math.tanh(answer / 3)

export function mix(input: Float64Array, mixing: Float32Array | Float64Array, stance: number): number {
  const row = stance * (mixed + 1)
  let sum = mixing[row + mixed]!
  for (let at = 0; at < mixed; at++) sum += mixing[row + at]! * input[at]!
  return sum
}
