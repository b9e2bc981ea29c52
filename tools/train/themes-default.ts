import { nothingLearnt } from '../../understanding/learnt.ts'
import { type Section } from '../../understanding/prior/pack.ts'
import { defaultThemes } from '../../understanding/themes/default-themes.ts'
import { matterOf, plainWords } from '../../understanding/themes/matter.ts'
import { type Sheet, sheetOf } from '../../understanding/themes/sheet.ts'
import { type Space } from '../../understanding/themes/space.ts'
import { type Lesson, seededLessonOf, teach } from '../../understanding/themes/teach.ts'
import { ownSamples, type Sample } from './data.ts'

const rounds = 4

/** What customers mean by each of the default themes: weights beside the seeds, for brands that kept the seeds. */
export function trainDefaultThemes(space: Space): Map<string, Section> {
  const sheet = sheetOf(defaultThemes, space)
  const { weights } = learnFrom(
    sheet,
    ownSamples('learn').flatMap((one) => lessonsOf(sheet, one)),
  )
  const most = weights.reduce((best, one) => Math.max(best, Math.abs(one)), 1e-9)
  return new Map<string, Section>([
    ['themes.weights', Int8Array.from(weights, (one) => Math.round((one / most) * 127))],
    ['themes.scale', Float32Array.of(most / 127)],
  ])
}

export function learnFrom(sheet: Sheet, lessons: Lesson[]) {
  const learnt = nothingLearnt()
  for (let round = 0; round < rounds; round++) for (const lesson of spread(lessons, round)) teach(sheet, learnt, lesson)
  return learnt
}

const strides = [7919, 104_729, 1_299_709, 15_485_863]

/** Every lesson once, far from its neighbours in the file, in another order each round: the strides are primes. */
function* spread<T>(all: T[], round: number): Generator<T> {
  const stride = strides[round % strides.length]! % all.length || 1
  for (let at = 0, place = round; at < all.length; at++, place = (place + stride) % all.length) yield all[place]!
}

/** Each reason under its theme, and the whole message where it speaks of one theme alone. */
export function lessonsOf(sheet: Sheet, { text, reasons }: Sample): Lesson[] {
  const themes = new Set(reasons.map(([, theme]) => theme))
  const [only] = themes
  const spans = reasons.flatMap(([span, theme]) => lessonsFor(sheet, span, theme))
  return themes.size === 1 && reasons[0]?.[0] !== text ? [...spans, ...lessonsFor(sheet, text, only ?? null)] : spans
}

function lessonsFor(sheet: Sheet, text: string, key: string | null): Lesson[] {
  const theme = key === null ? -1 : sheet.keys.indexOf(key)
  if (theme < 0) return []
  const matter = matterOf(plainWords(text), sheet.space)
  return [seededLessonOf(sheet, matter, theme)]
}
