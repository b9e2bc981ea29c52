import { abroadBucket, abroadLanguages, abroadSize } from '../../understanding/heads/abroad.ts'
import { gramsOf } from '../../understanding/heads/grams.ts'
import { type Section } from '../../understanding/prior/pack.ts'
import { read } from '../../understanding/reading.ts'
import { aspectSentences, domains } from './data.ts'
import { bayesGain, bayesRatios, type Example, type SpokenLesson, scoreOf, svm, viewScales } from './linear.ts'

const cost = 0.3
const epochs = 5

/**
 * What is answered must be right this often: on trades that were not learnt from, in a language that was; and where neither
 * was. The second asks for less: so much is to be had there.
 */
const rightAtLeast = { known: 0.93, never: 0.84 }

export interface AbroadLesson extends SpokenLesson {
  language: number
  text: string
  fold: number
}

/**
 * Dislike from like in languages we have no cues for, and how sure it must be before it is said: weights for each language
 * learnt from, and weights for all others, of what these have in common.
 */
export function trainAbroad(): Map<string, Section> {
  const lessons = abroadLanguages.flatMap(abroadLessons)
  const known = learnKnown(lessons)
  const common = learnCommon(lessons)
  const least = {
    known: surenessFor(rightAtLeast.known, unseenTrades(lessons)),
    never: surenessFor(rightAtLeast.never, unseenLanguages(lessons)),
  }
  return new Map<string, Section>([
    ...abroadLanguages.flatMap((language, at) => sectionsOf(language, known[at]!, least.known)),
    ...sectionsOf('other', common, least.never),
  ])
}

function sectionsOf(name: string, w: Float64Array, least: number): [string, Section][] {
  const sizes = Float64Array.from(w.subarray(0, abroadSize), Math.abs).sort()
  const scale = sizes[abroadSize - 1 - 30]! / 127
  const bytes = Int8Array.from(w.subarray(0, abroadSize), (one) =>
    Math.max(-127, Math.min(127, Math.round(one / scale))),
  )
  return [
    [`abroad.buckets.${name}`, bytes],
    [`abroad.numbers.${name}`, Float32Array.of(scale, w[abroadSize]!, least)],
  ]
}

/** How far each lesson is answered rightly by weights that saw no sentence of its trade. */
function unseenTrades(lessons: AbroadLesson[]): number[] {
  return [0, 1].flatMap((fold) => {
    const known = learnKnown(lessons.filter((lesson) => lesson.fold !== fold))
    return rightness(
      lessons.filter((lesson) => lesson.fold === fold),
      ({ language }) => known[language]!,
    )
  })
}

/** The same where they saw nothing of its language either. */
function unseenLanguages(lessons: AbroadLesson[]): number[] {
  return [0, 1].flatMap((fold) =>
    abroadLanguages.flatMap((_, left) => {
      const common = learnCommon(lessons.filter((lesson) => lesson.fold !== fold && lesson.language !== left))
      return rightness(
        lessons.filter((lesson) => lesson.fold === fold && lesson.language === left),
        () => common,
      )
    }),
  )
}

const rightness = (lessons: AbroadLesson[], weightsFor: (lesson: AbroadLesson) => Float64Array) =>
  lessons.map((lesson) => abroadScore(weightsFor(lesson), lesson.example) * lesson.y)

export const abroadScore = (w: Float64Array, example: Example) =>
  scoreOf(w, abroadSize, example, ...viewScales(example))

/** Weights for each language, in their order. */
export function learnKnown(lessons: AbroadLesson[]): Float64Array[] {
  const even = balanced(lessons)
  return learn(even, bayesGain(even, abroadSize, 1)).by
}

/** Weights for languages of which nothing was learnt. */
export function learnCommon(lessons: AbroadLesson[]): Float64Array {
  const even = balanced(lessons)
  return learn(even, commonGain(even)).shared
}

function learn(lessons: AbroadLesson[], gain: Float32Array) {
  const costly = lessons.map((one) => ({ ...one, cost: one.cost * cost }))
  return svm(costly, abroadLanguages.length, abroadSize, epochs, gain)
}

/** What says the same in all languages gains most; what speaks in one alone, or otherwise in another, least. */
function commonGain(lessons: AbroadLesson[]): Float32Array {
  const gain = bayesGain(lessons, abroadSize, 1)
  const spoken = [...new Set(lessons.map(({ language }) => language))]
  const sums = new Float64Array(abroadSize)
  const squares = new Float64Array(abroadSize)
  for (const language of spoken) {
    const ratios = bayesRatios(
      lessons.filter((lesson) => lesson.language === language),
      abroadSize,
      1,
    )
    for (const [at, ratio] of ratios.entries()) {
      sums[at]! += ratio
      squares[at]! += ratio * ratio
    }
  }
  return gain.map((one, at) =>
    squares[at]! > 0 ? one * Math.sqrt(sums[at]! ** 2 / (spoken.length * squares[at]!)) : 0,
  )
}

function balanced(lessons: AbroadLesson[]): AbroadLesson[] {
  const mass = (sign: number) => lessons.reduce((sum, { y }) => sum + (y === sign ? 1 : 0), 0)
  const half = lessons.length / 2
  return lessons.map((one) => ({ ...one, cost: half / mass(one.y) }))
}

export function abroadLessons(language: (typeof abroadLanguages)[number]): AbroadLesson[] {
  return aspectSentences(language).flatMap(({ text, domain, aspects }) => {
    const leans = new Set(aspects.map(({ polarity }) => polarity))
    if (leans.has('positive') === leans.has('negative')) return []
    const reading = read(text)
    const { bucket, words, length } = gramsOf(reading, 0, reading.words.length)
    const example = { buckets: bucket.slice(0, length).map(abroadBucket), words, signs: new Float32Array(0) }
    const lesson: AbroadLesson = {
      example,
      y: leans.has('negative') ? 1 : -1,
      cost: 1,
      language: abroadLanguages.indexOf(language),
      text,
      fold: domains.indexOf(domain) % 2,
    }
    return [lesson]
  })
}

/** The least size of a score from which on those beyond are right often enough, dislikes as often as likes. */
function surenessFor(share: number, right: number[]): number {
  const sorted = right.toSorted((a, b) => Math.abs(b) - Math.abs(a))
  let hits = 0
  let least = Number.POSITIVE_INFINITY
  for (const [at, one] of sorted.entries()) {
    if (one > 0) hits++
    if (hits / (at + 1) >= share) least = Math.abs(one)
  }
  return least
}
