import { readyBrand } from './brand.ts'
import { type Brand, type Correction } from './findings.ts'
import { copyOfStance, nothingLearntOfStance, type StanceLearnt } from './heads/learn-stance.ts'
import { teachStance } from './heads/stances.ts'
import { copyOf, type Learnt, nothingLearnt } from './learnt.ts'
import { type Reading, read } from './reading.ts'
import { matterOf } from './themes/matter.ts'
import { type Sheet } from './themes/sheet.ts'
import { lessonOf, teach } from './themes/teach.ts'

/** The brand, wiser by one correction. The brand given stays as it was. */
export function learn(brand: Brand, correction: Correction): Brand {
  return learnAll(brand, [correction])
}

/** The same as learning them one by one, at less cost. To undo one, learn all others again from a brand without `learnt`. */
export function learnAll(brand: Brand, corrections: readonly Correction[]): Brand {
  const before = brand.learnt
  // Tables weigh a megabyte: one that nothing is written into is shared with the brand before.
  const themes = themesToTeach(before?.themes, corrections)
  const stance = stanceToTeach(before?.stance, corrections)
  const { sheet } = readyBrand(brand)
  for (const correction of corrections) {
    // Words as reading finds them: what is learnt of a text is then found in it again.
    const reading = read(correction.text)
    if (stance && correction.stance) teachStance(stance, reading, correction.stance)
    if (saysTheme(correction)) learnThemes(sheet, themes, reading, correction, brand.joined ?? {})
  }
  return { ...brand, learnt: { corrections: [...(before?.corrections ?? []), ...corrections], themes, stance } }
}

function themesToTeach(before: Learnt | undefined, corrections: readonly Correction[]): Learnt {
  if (!before) return nothingLearnt()
  return corrections.some(saysTheme) ? copyOf(before) : before
}

function stanceToTeach(before: StanceLearnt | undefined, corrections: readonly Correction[]): StanceLearnt | undefined {
  if (!corrections.some(({ stance }) => stance)) return before
  return before ? copyOfStance(before) : nothingLearntOfStance()
}

const saysTheme = ({ theme, reasons }: Correction) => Boolean(theme || reasons?.length)

function learnThemes(
  sheet: Sheet,
  learnt: Learnt,
  { words, forms }: Reading,
  { theme, reasons = [] }: Correction,
  joined: Record<string, string>,
) {
  const matter = matterOf(forms, sheet.space)
  const teachWords = (from: number, until: number, key: string | null | undefined) => {
    const index = key ? sheet.keys.indexOf(resolve(sheet, key, joined)) : -1
    if (index >= 0) teach(sheet, learnt, lessonOf(sheet, matter, from, until, index))
  }
  teachWords(0, words.length, theme)
  for (const { start, end, theme: own } of reasons) {
    const from = words.findIndex((word) => word.end > start)
    const until = words.findLastIndex((word) => word.start < end) + 1
    if (from >= 0 && from < until) teachWords(from, until, own)
  }
}

/** A theme that was joined into another teaches that other; a chain that bites its tail ends where it began. */
function resolve(sheet: Sheet, key: string, joined: Record<string, string>): string {
  let at = key
  for (let hops = 0; hops < 20 && !sheet.keys.includes(at) && joined[at]; hops++) at = joined[at]!
  return at
}
