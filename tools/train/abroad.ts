import { abroadBits, abroadBucket } from '../../understanding/heads/abroad.ts'
import { gramsOf } from '../../understanding/heads/grams.ts'
import { type Section } from '../../understanding/prior/pack.ts'
import { read } from '../../understanding/reading.ts'
import { aspectSentences, domains } from './data.ts'
import { bayesGain, type Example, type Lesson, scoreOf, svm, viewScales } from './linear.ts'

const size = 1 << abroadBits
const cost = 0.3
const epochs = 5

/** What is answered must be right this often, on trades that were not learnt from. */
const rightAtLeast = 0.93

export interface AbroadLesson extends Lesson {
  text: string
  fold: number
}

/** One head for the languages we have no cues for: dislike from like, and how sure it must be before it answers. */
export function trainAbroad(): Map<string, Section> {
  const lessons = ['es', 'pt', 'de', 'nl'].flatMap(abroadLessons)
  const sure = [0, 1].flatMap((fold) => {
    const w = learnAbroad(lessons.filter((lesson) => lesson.fold !== fold))
    return lessons.filter((lesson) => lesson.fold === fold).map(({ example, y }) => abroadScore(w, example) * y)
  })
  const w = learnAbroad(lessons)
  const sizes = Float64Array.from(w.subarray(0, size), Math.abs).sort()
  const scale = sizes[size - 1 - 30]! / 127
  return new Map<string, Section>([
    [
      'abroad.buckets',
      Int8Array.from(w.subarray(0, size), (one) => Math.max(-127, Math.min(127, Math.round(one / scale)))),
    ],
    ['abroad.numbers', Float32Array.of(scale, w[size]!, surenessFor(sure))],
  ])
}

export const abroadScore = (w: Float64Array, example: Example) => scoreOf(w, size, example, ...viewScales(example))

export function learnAbroad(lessons: AbroadLesson[]): Float64Array {
  const mass = (sign: number) => lessons.reduce((sum, { y }) => sum + (y === sign ? 1 : 0), 0)
  const half = lessons.length / 2
  const balanced = lessons.map((one) => ({ ...one, cost: half / mass(one.y) }))
  return svm(
    balanced.map((one) => ({ ...one, cost: one.cost * cost })),
    size,
    epochs,
    bayesGain(balanced, size, 1),
  )
}

export function abroadLessons(language: string): AbroadLesson[] {
  return aspectSentences(language).flatMap(({ text, domain, aspects }) => {
    const leans = new Set(aspects.map(({ polarity }) => polarity))
    if (leans.has('positive') === leans.has('negative')) return []
    const reading = read(text)
    const { bucket, words, length } = gramsOf(reading, 0, reading.words.length)
    const example = { buckets: bucket.slice(0, length).map(abroadBucket), words, signs: new Float32Array(0) }
    return [
      { example, y: leans.has('negative') ? 1 : -1, cost: 1, text, fold: domains.indexOf(domain) % 2 } as AbroadLesson,
    ]
  })
}

/** The least size of a score from which on those beyond are right often enough, dislikes as often as likes. */
function surenessFor(right: number[]): number {
  const sorted = right.toSorted((a, b) => Math.abs(b) - Math.abs(a))
  let hits = 0
  let least = Number.POSITIVE_INFINITY
  for (const [at, one] of sorted.entries()) {
    if (one > 0) hits++
    if (hits / (at + 1) >= rightAtLeast) least = Math.abs(one)
  }
  return least
}
