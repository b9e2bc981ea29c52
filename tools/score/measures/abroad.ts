import { existsSync } from 'node:fs'
import { speaksEnough } from '../../../understanding/heads/abroad.ts'
import { prior } from '../../../understanding/prior/prior.ts'
import { read } from '../../../understanding/reading.ts'
import { type AbroadLesson, abroadLessons, abroadScore, learnAbroad } from '../../train/abroad.ts'
import { trainingData } from '../../train/data.ts'
import { type Figure } from '../figure.ts'

const languages = ['es', 'pt', 'de', 'nl']

/**
 * Languages without cues: how much is answered and how much of that is right, by heads that saw neither these trades nor,
 * the second time, this language. The sentences are versions of the same in each language, so trades go out together.
 */
export function measure(): Figure[] {
  if (!existsSync(trainingData)) return []
  const lessons = new Map(languages.map((language) => [language, abroadLessons(language)]))
  return languages.flatMap((language) => {
    const own = lessons.get(language)!
    const others = languages.filter((one) => one !== language).flatMap((one) => lessons.get(one)!)
    return [
      ...answered(language, 'trades never learnt from', own, [...own, ...others]),
      ...answered(language, 'neither trades nor language learnt from', own, others),
    ]
  })
}

function answered(language: string, how: string, lessons: AbroadLesson[], among: AbroadLesson[]): Figure[] {
  const least = prior().float32('abroad.numbers')[2]!
  let [said, right] = [0, 0]
  for (const fold of [0, 1]) {
    const weights = learnAbroad(among.filter((lesson) => lesson.fold !== fold))
    for (const lesson of lessons) {
      if (lesson.fold !== fold) continue
      const reading = read(lesson.text)
      if (reading.heard || !speaksEnough(reading)) continue
      const score = abroadScore(weights, lesson.example)
      if (Math.abs(score) < least) continue
      said++
      if (score * lesson.y > 0) right++
    }
  }
  const figure = { set: `sentences in ${language}, ${how}`, from: 'others' as const, texts: lessons.length }
  return [
    { ...figure, metric: 'stance answered, share', ours: (100 * said) / lessons.length },
    { ...figure, metric: 'stance answered, accuracy', ours: (100 * right) / Math.max(1, said) },
  ]
}
