import { bits } from '../../understanding/heads/grams.ts'
import { heads, mixingInput, stances } from '../../understanding/heads/stances.ts'
import { type Section } from '../../understanding/prior/pack.ts'
import { trainAbroad } from './abroad.ts'
import { bayesGain, type SpokenLesson, scoreOf, svm, viewScales } from './linear.ts'
import { type MixingLesson, mixingOf } from './mixing.ts'
import { folds, type StanceLesson, stanceLessons } from './stance-lessons.ts'

const size = 1 << bits
type Head = (typeof heads)[number]

/** What a source weighs for a head; none where its labels say nothing of it. */
const shares: Record<Head, Partial<Record<StanceLesson['source'], number>>> = {
  polarity: { own: 3, reviews: 1, tweets: 1, tone: 0.5, phrases: 1 },
  opinion: { own: 3, reviews: 1, tweets: 1, tone: 0.2, phrases: 0.5 },
  // Nobody marked questions and suggestions among the others' texts; few of them are any.
  question: { own: 3, reviews: 0.2, tweets: 0.2 },
  suggestion: { own: 3, reviews: 0.2, tweets: 0.2 },
}

/** Cost of an error, on average. */
const cost = 0.3
const epochs = 16

function side(head: Head, { stance }: StanceLesson): 1 | -1 | 0 {
  if (head === 'polarity') return stance === 'dislike' ? 1 : stance === 'like' ? -1 : 0
  if (head === 'opinion') return stance === 'dislike' || stance === 'like' || stance === 'mixed' ? 1 : -1
  return stance === head ? 1 : -1
}

/** Both sides of a head cost the same in all, however many stand on each. French and English teach the same weights (decision 41). */
function balanced(head: Head, lessons: StanceLesson[]): SpokenLesson[] {
  const few = head === 'question' || head === 'suggestion'
  const chosen = lessons.flatMap((lesson, at) => {
    if (few && lesson.source !== 'own' && at % 7 > 0) return []
    const y = side(head, lesson)
    const weight = lesson.weight * (shares[head][lesson.source] ?? 0)
    return y === 0 || weight === 0 ? [] : [{ example: lesson.example, y, weight }]
  })
  const mass = (sign: number) => chosen.reduce((sum, { y, weight }) => sum + (y === sign ? weight : 0), 0)
  const half = (mass(1) + mass(-1)) / 2
  const factor = { '1': half / mass(1), '-1': half / mass(-1) }
  return chosen.map(({ example, y, weight }) => ({ example, y, cost: weight * factor[`${y}`], language: null }))
}

export function learnHead(head: Head, lessons: StanceLesson[]): Float64Array {
  const some = balanced(head, lessons)
  const gain = bayesGain(some, size, 1)
  return svm(
    some.map((lesson) => ({ ...lesson, cost: lesson.cost * cost })),
    0,
    size,
    epochs,
    gain,
  ).shared
}

export function trainStance(): Map<string, Section> {
  const { lessons, mixing } = unseen()
  const final = heads.map((head) => learnHead(head, lessons))
  return new Map([...sectionsOf(final, mixing), ...trainAbroad()])
}

interface Unseen {
  lessons: StanceLesson[]
  /** By lesson, what the heads say of it that have not seen it. */
  answers: Float64Array[]
  mixing: Float32Array
}

let made: Unseen | undefined

/** Made once: the finder of reasons learns from it, too. */
export function unseen(): Unseen {
  if (made) return made
  const lessons = stanceLessons()
  const answers = unseenAnswers(lessons)
  made = { lessons, answers, mixing: mixingOf(mixingLessons(lessons, answers)) }
  return made
}

export function sectionsOf(final: Float64Array[], mixing: Float32Array): Map<string, Section> {
  const { buckets, scales } = quantised(final)
  return new Map<string, Section>([
    ['stance.buckets', buckets],
    ['stance.scales', scales],
    ['stance.signs', Float32Array.from(final.flatMap((w) => [...w.subarray(size)]))],
    ['stance.mixing', mixing],
  ])
}

export function mixingLessons(lessons: StanceLesson[], answers: Float64Array[]): MixingLesson[] {
  return lessons.flatMap(({ source, stance, weight, example, fold }, at) =>
    fold < 0 || stance === 'mixed'
      ? []
      : [{ input: mixingInput(answers[at]!, example.signs), stance: stances.indexOf(stance), source, weight }],
  )
}

/** What the heads answer to each text when neither it nor its trade was among their lessons. */
export function unseenAnswers(lessons: StanceLesson[]): Float64Array[] {
  const answers = lessons.map(() => new Float64Array(heads.length))
  for (let fold = 0; fold < folds; fold++) {
    const seen = lessons.filter((lesson) => lesson.fold !== fold)
    for (const [at, head] of heads.entries()) {
      const w = learnHead(head, seen)
      for (const [which, lesson] of lessons.entries()) {
        if (lesson.fold !== fold) continue
        const [a, b] = viewScales(lesson.example)
        answers[which]![at] = scoreOf(w, size, lesson.example, a, b)
      }
    }
  }
  return answers
}

/** Eight bits a weight, the heads' weights of one bucket side by side. The few beyond the scale are cut to it. */
function quantised(final: Float64Array[]): { buckets: Int8Array; scales: Float32Array } {
  const buckets = new Int8Array(size * heads.length)
  const scales = new Float32Array(heads.length)
  for (const [head, w] of final.entries()) {
    const sizes = Float64Array.from(w.subarray(0, size), Math.abs).sort()
    const scale = sizes[size - 1 - 30]! / 127
    scales[head] = scale
    for (let at = 0; at < size; at++)
      buckets[at * heads.length + head] = Math.max(-127, Math.min(127, Math.round(w[at]! / scale)))
  }
  return { buckets, scales }
}
