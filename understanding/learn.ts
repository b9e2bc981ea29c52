import { readyBrand } from './brand.ts'
import { logged } from './correction-log.ts'
import { type Brand, type Correction } from './findings.ts'
import { nothingLearntOfStance } from './heads/learn-stance.ts'
import { teachStance } from './heads/stances.ts'
import { type Learnt, nothingLearnt } from './learnt.ts'
import { type Reading, read } from './reading.ts'
import { teachRefusal } from './spans/refusals.ts'
import { matterOf } from './themes/matter.ts'
import { type Sheet } from './themes/sheet.ts'
import { lessonOf, teach } from './themes/teach.ts'
import { anew, type Over } from './versions.ts'
import { type Word } from './words.ts'

/** The brand, wiser by one correction. The brand given stays as it was. */
export function learn(brand: Brand, correction: Correction): Brand {
  return learnAll(brand, [correction])
}

/** The same as learning them one by one, at less cost. To undo one, learn all others again from a brand without `learnt`. */
export function learnAll(brand: Brand, corrections: readonly Correction[]): Brand {
  const before = brand.learnt
  const ofThemes = anew(before?.themes ?? nothingLearnt())
  const themes: Learnt = Object.assign(ofThemes.tables, { chosen: new Map(before?.themes.chosen) })
  const { tables: stance, over } = anew(before?.stance ?? nothingLearntOfStance())
  const { sheet } = readyBrand(brand)
  for (const correction of corrections) {
    // Words as reading finds them: what is learnt of a text is then found in it again.
    const reading = read(correction.text)
    if (correction.stance) teachStance(stance, reading, correction.stance, over)
    learnThemes(sheet, themes, reading, correction, brand.joined ?? {}, ofThemes.over)
  }
  return { ...brand, learnt: logged(before, corrections, { themes, stance }) }
}

function learnThemes(
  sheet: Sheet,
  learnt: Learnt,
  { words, forms }: Reading,
  { theme, reasons = [], refused = [] }: Correction,
  joined: Record<string, string>,
  over: Over,
) {
  const matter = matterOf(forms, sheet.space)
  const teachWords = (from: number, until: number, key: string | null | undefined) => {
    const index = key ? sheet.keys.indexOf(resolve(sheet, key, joined)) : -1
    if (index >= 0) teach(sheet, learnt, lessonOf(sheet, matter, from, until, index), over)
  }
  teachWords(0, words.length, theme)
  for (const { start, end, theme: own } of reasons) {
    const place = placeOf(words, start, end)
    if (!place) continue
    teachWords(...place, own)
    teachRefusal(learnt, matter, sheet.space, place, 1, over)
  }
  for (const { start, end } of refused) {
    const place = placeOf(words, start, end)
    if (place) teachRefusal(learnt, matter, sheet.space, place, 0, over)
  }
}

/** The words that stand between two offsets; null where there are none. */
function placeOf(words: Word[], start: number, end: number): [from: number, until: number] | null {
  const from = words.findIndex((word) => word.end > start)
  const until = words.findLastIndex((word) => word.start < end) + 1
  return from >= 0 && from < until ? [from, until] : null
}

/** A theme that was joined into another teaches that other; a chain that bites its tail ends where it began. */
function resolve(sheet: Sheet, key: string, joined: Record<string, string>): string {
  let at = key
  for (let hops = 0; hops < 20 && !sheet.keys.includes(at) && joined[at]; hops++) at = joined[at]!
  return at
}
