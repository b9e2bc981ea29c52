import { nothingLearnt } from '../../understanding/learnt.ts'
import { type Section } from '../../understanding/prior/pack.ts'
import { none } from '../../understanding/themes/choose.ts'
import { defaultThemes } from '../../understanding/themes/default-themes.ts'
import { matterOf, plainWords } from '../../understanding/themes/matter.ts'
import { nearDefaultsIn, noTheme, type Sheet, sheetOf } from '../../understanding/themes/sheet.ts'
import { type Space } from '../../understanding/themes/space.ts'
import { type Lesson, seededLessonOf, teach } from '../../understanding/themes/teach.ts'
import { ownSamples, type Sample } from './data.ts'

export const training = { rounds: 8, places: 1 << 17 }

/** What customers mean by each of the default themes: weights beside the seeds, for brands that kept the seeds. */
export function trainDefaultThemes(space: Space): Map<string, Section> {
  const sheet = sheetForTraining(space)
  const { weights } = learnFrom(
    sheet,
    ownSamples('learn').flatMap((one) => lessonsOf(sheet, one)),
  )
  const most = weights.reduce((best, one) => Math.max(best, Math.abs(one)), 1e-9)
  return new Map<string, Section>([
    ['themes.weights', Int8Array.from(weights, (one) => Math.round((one / most) * 127))],
    ['themes.scale', Float32Array.of(most / 127)],
    ['themes.near', nearDefaultsIn(space)],
  ])
}

/** « None of them » is learnt as one more theme, which nobody sees. */
export function sheetForTraining(space: Space): Sheet {
  return sheetOf([...defaultThemes, { key: noTheme, seeds: [] }], space)
}

export function learnFrom(sheet: Sheet, lessons: Lesson[]) {
  const learnt = nothingLearnt(training.places)
  for (let round = 0; round < training.rounds; round++)
    for (const lesson of spread(lessons, round)) teach(sheet, learnt, lesson)
  return learnt
}

const strides = [7919, 104_729, 1_299_709, 15_485_863]

/** Every lesson once, far from its neighbours in the file, in another order each round: the strides are primes. */
function* spread<T>(all: T[], round: number): Generator<T> {
  const stride = strides[round % strides.length]! % all.length || 1
  for (let at = 0, place = round; at < all.length; at++, place = (place + stride) % all.length) yield all[place]!
}

/** Each reason under its theme, the whole message where it speaks of one theme alone, and dislikes that say nothing. */
export function lessonsOf(sheet: Sheet, { text, reasons, kind, stance }: Sample): Lesson[] {
  if (reasons.length === 0) return kind === 'bare' && stance === 'dislike' ? lessonsFor(sheet, text, noTheme) : []
  const themes = new Set(reasons.map(([, theme]) => theme ?? noTheme))
  const [only] = themes
  const spans = reasons.flatMap(([span, theme]) => lessonsFor(sheet, span, theme ?? noTheme))
  return themes.size === 1 && reasons[0]![0] !== text ? [...spans, ...lessonsFor(sheet, text, only!)] : spans
}

function lessonsFor(sheet: Sheet, text: string, key: string): Lesson[] {
  const theme = sheet.keys.indexOf(key)
  if (theme < 0) return []
  const matter = matterOf(plainWords(text), sheet.space)
  const lesson = seededLessonOf(sheet, matter, theme)
  // As reading will weigh it: no seeds, and a score of its own.
  lesson.frozen[sheet.keys.length - 1] = none
  return [lesson]
}
