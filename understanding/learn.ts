import { readyBrand } from './brand.ts'
import { type Brand, type Correction } from './findings.ts'
import { copyOfStance, nothingLearntOfStance } from './heads/learn-stance.ts'
import { teachStance } from './heads/stances.ts'
import { copyOf, type Learnt, nothingLearnt } from './learnt.ts'
import { read } from './reading.ts'
import { matterOf, plainWords } from './themes/matter.ts'
import { type Sheet } from './themes/sheet.ts'
import { lessonOf, teach } from './themes/teach.ts'
import { readAtMost } from './words.ts'

/** The brand, wiser by one correction. The brand given stays as it was. */
export function learn(brand: Brand, correction: Correction): Brand {
  return learnAll(brand, [correction])
}

/** The same as learning them one by one, at less cost. To undo one, learn all others again from a brand without `learnt`. */
export function learnAll(brand: Brand, corrections: readonly Correction[]): Brand {
  const before = brand.learnt
  const themes = before ? copyOf(before.themes) : nothingLearnt()
  const stance = before?.stance ? copyOfStance(before.stance) : nothingLearntOfStance()
  const { sheet } = readyBrand(brand)
  for (const correction of corrections) {
    if (correction.stance) teachStance(stance, read(correction.text), correction.stance)
    learnThemes(sheet, themes, correction, brand.joined ?? {})
  }
  return { ...brand, learnt: { corrections: [...(before?.corrections ?? []), ...corrections], themes, stance } }
}

function learnThemes(
  sheet: Sheet,
  learnt: Learnt,
  { text, theme, reasons = [] }: Correction,
  joined: Record<string, string>,
) {
  const teachWords = (words: string, key: string | null | undefined) => {
    const index = key ? sheet.keys.indexOf(resolve(sheet, key, joined)) : -1
    if (index < 0) return
    const matter = matterOf(plainWords(words.slice(0, readAtMost)), sheet.space)
    teach(sheet, learnt, lessonOf(sheet, matter, 0, matter.roots.length, index))
  }
  teachWords(text, theme)
  for (const { start, end, theme: own } of reasons) teachWords(text.slice(start, end), own)
}

/** A theme that was joined into another teaches that other; a chain that bites its tail ends where it began. */
function resolve(sheet: Sheet, key: string, joined: Record<string, string>): string {
  let at = key
  for (let hops = 0; hops < 20 && !sheet.keys.includes(at) && joined[at]; hops++) at = joined[at]!
  return at
}
