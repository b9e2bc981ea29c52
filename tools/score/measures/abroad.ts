import { existsSync } from 'node:fs'
import { abroadLanguages, speaksEnough } from '../../../understanding/heads/abroad.ts'
import { prior } from '../../../understanding/prior/prior.ts'
import { read } from '../../../understanding/reading.ts'
import { type AbroadLesson, abroadLessons, abroadScore, learnCommon, learnKnown } from '../../train/abroad.ts'
import { trainingData } from '../../train/data.ts'
import { type Figure } from '../figure.ts'

/**
 * Languages without cues: how much is answered and how much of that is right, by heads that saw neither these trades nor,
 * the second time, this language. The sentences are versions of the same in each language, so trades go out together.
 */
export function measure(): Figure[] {
  if (!existsSync(trainingData)) return []
  const lessons = abroadLanguages.flatMap(abroadLessons)
  const known = halves(lessons, learnKnown)
  return abroadLanguages.flatMap((language, at) => {
    const own = lessons.filter((lesson) => lesson.language === at)
    const common = halves(
      lessons.filter((lesson) => lesson.language !== at),
      learnCommon,
    )
    return [
      ...answered(language, 'trades never learnt from', own, leastOf(language), (fold) => known[fold]![at]!),
      ...answered(language, 'neither trades nor language learnt from', own, leastOf('other'), (fold) => common[fold]!),
    ]
  })
}

/** What is learnt without the one half of the trades, and without the other. */
function halves<T>(lessons: AbroadLesson[], learn: (lessons: AbroadLesson[]) => T): [T, T] {
  return [learn(lessons.filter(({ fold }) => fold !== 0)), learn(lessons.filter(({ fold }) => fold !== 1))]
}

const leastOf = (language: string) => prior().float32(`abroad.numbers.${language}`)[2]!

function answered(
  language: string,
  how: string,
  lessons: AbroadLesson[],
  least: number,
  weightsWithout: (fold: number) => Float64Array,
): Figure[] {
  let [said, right] = [0, 0]
  for (const { text, example, fold, y } of lessons) {
    const reading = read(text)
    if (reading.heard || !speaksEnough(reading)) continue
    const score = abroadScore(weightsWithout(fold), example)
    if (Math.abs(score) < least) continue
    said++
    if (score * y > 0) right++
  }
  const figure = { set: `sentences in ${language}, ${how}`, from: 'others' as const, texts: lessons.length }
  return [
    { ...figure, metric: 'stance answered, share', ours: (100 * said) / lessons.length },
    { ...figure, metric: 'stance answered, accuracy', ours: (100 * right) / Math.max(1, said) },
  ]
}
