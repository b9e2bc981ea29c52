import { mixed, stances } from '../../understanding/heads/stances.ts'
import { seeded } from './linear.ts'

export interface MixingLesson {
  input: Float64Array
  stance: number
  source: string
  weight: number
}

/** What a source weighs in all: brand talk is what we are for, and others' labels know only three stances. */
export const share: Record<string, number> = { own: 0.34, reviews: 0.33, tweets: 0.33 }
const rounds = 30
const decay = 1e-4

/** Multinomial logistic regression by AdaGrad: its answers are probabilities, as it saw only answers to unseen texts. */
export function mixingOf(lessons: MixingLesson[]): Float32Array {
  const width = mixed + 1
  const w = new Float64Array(stances.length * width)
  const square = new Float64Array(w.length).fill(1e-6)
  const weights = weightsOf(lessons)
  const order = [...lessons.keys()]
  const random = seeded(2)
  for (let round = 0; round < rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      ;[order[at], order[other]] = [order[other]!, order[at]!]
    }
    for (const at of order) {
      const { input, stance } = lessons[at]!
      const logits = stances.map((_, one) => {
        let sum = w[one * width + mixed]!
        for (let k = 0; k < mixed; k++) sum += w[one * width + k]! * input[k]!
        return sum
      })
      const most = Math.max(...logits)
      const parts = logits.map((logit) => Math.exp(logit - most))
      const total = parts.reduce((sum, part) => sum + part, 0)
      for (const [one, part] of parts.entries()) {
        const slope = (part / total - (one === stance ? 1 : 0)) * weights[at]!
        for (let k = 0; k < width; k++) {
          const place = one * width + k
          const step = slope * (k < mixed ? input[k]! : 1) + decay * w[place]!
          square[place]! += step * step
          w[place]! -= (0.1 * step) / Math.sqrt(square[place]!)
        }
      }
    }
  }
  return Float32Array.from(w)
}

// An opinion taken for none is lost to the desk; a fact taken for an opinion is seen and corrected.
const neutralBeside = 0.5

/** Within a source all stances weigh the same but neutral; on average a lesson weighs about 1. */
function weightsOf(lessons: MixingLesson[]): Float64Array {
  const mass = new Map<string, number>()
  const key = ({ source, stance }: MixingLesson) => `${source} ${stance}`
  for (const lesson of lessons) mass.set(key(lesson), (mass.get(key(lesson)) ?? 0) + lesson.weight)
  const kinds = (source: string) => [...mass.keys()].filter((one) => one.startsWith(source)).length
  return Float64Array.from(
    lessons,
    (lesson) =>
      ((stances[lesson.stance] === 'neutral' ? neutralBeside : 1) *
        lesson.weight *
        lessons.length *
        share[lesson.source]!) /
      (kinds(lesson.source) * mass.get(key(lesson))!),
  )
}
