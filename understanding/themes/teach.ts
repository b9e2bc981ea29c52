import { type Features, type Learnt, step } from '../learnt.ts'
import { type Over } from '../versions.ts'
import { featuresOf } from './features.ts'
import { type Matter } from './matter.ts'
import { type Sheet } from './sheet.ts'
import { addLearnt, frozen, seeded } from './weigh.ts'

/** Words that someone put under a theme. */
export interface Lesson {
  theme: number
  features: Features
  /** What is said of them before any correction. */
  frozen: Float64Array
}

export function lessonOf(sheet: Sheet, matter: Matter, from: number, until: number, theme: number): Lesson {
  const features = featuresOf(matter, from, until, sheet.space)
  return { theme, features, frozen: frozen(sheet, matter, from, until, features) }
}

/** For training, where the seeds alone stand before. */
export function seededLessonOf(sheet: Sheet, matter: Matter, theme: number): Lesson {
  const until = matter.roots.length
  const features = featuresOf(matter, 0, until, sheet.space)
  return { theme, features, frozen: seeded(sheet, matter, 0, until, features.direction) }
}

/** Writes into `learnt`; `over` is told where. */
export function teach(sheet: Sheet, learnt: Learnt, { theme, features, frozen }: Lesson, over?: Over) {
  const key = sheet.keys[theme]!
  learnt.chosen.set(key, (learnt.chosen.get(key) ?? 0) + 1)
  const scores = frozen.slice()
  addLearnt(scores, sheet, learnt, features)
  step(learnt, sheet, features, scores, theme, over)
}
