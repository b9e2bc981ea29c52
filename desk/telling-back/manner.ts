import { type Dialect, isDialect } from '#kernel'
import { type FormOfAddress } from '#understanding'
import { type DecisionWord } from './decision.ts'

/**
 * In which words people are told: their language, how one addresses them, and whether they had been told otherwise
 * before. Kept as `fr tu`, `en several again`.
 */
export interface Manner {
  dialect: Dialect
  to: FormOfAddress | 'several'
  again: boolean
}

/** What they had spoken of: something that they like less, or something that does harm. */
export type About = 'dislike' | 'danger'

export const aboutAlert = (kind: 'danger' | 'volume'): About => (kind === 'danger' ? 'danger' : 'dislike')

/** The words a telling begins with, made of the decision’s own. */
export type Wordings = (manner: Manner, word: DecisionWord, about: About) => string

export const writeManner = ({ dialect, to, again }: Manner): string => `${dialect} ${to}${again ? ' again' : ''}`

export function readManner(written: string): Manner | null {
  const [dialect, to, again, ...more] = written.split(' ')
  if (!isDialect(dialect) || (to !== 'tu' && to !== 'vous' && to !== 'several') || more.length) return null
  if (again !== undefined && again !== 'again') return null
  return { dialect, to, again: again === 'again' }
}

/** What someone speaks, as far as we speak it; else what this client speaks. */
export function dialectFor(language: string | null, ours: Dialect): Dialect {
  const [tongue] = (language ?? '').toLowerCase().split('-')
  if (tongue === 'en') return 'en'
  if (tongue === 'fr') return ours === 'en' ? 'fr' : ours
  return ours
}

/** Stands for the person’s name in words that go to one alone. */
const nameSign = /\{(?:nom|name)\}/g

export const withName = (text: string, name: string): string => text.replace(nameSign, () => name)
