import { type Dialect, type Id } from '#kernel'

/**
 * What someone does here. `desk` works at the desk and may act; `colleague` reads and leaves notes; `client`, the brand
 * itself, reads.
 */
export type Role = 'desk' | 'colleague' | 'client'

/** Notes are words between colleagues: the client neither reads them nor learns that they are there. */
export const readsNotes = (role: Role): boolean => role !== 'client'

/** A workspace as one of its members sees it. */
export interface Membership {
  workspace: Id<'workspace'>
  name: string
  /** One or two letters that stand for the client on a row. */
  mark: string
  language: Dialect
  /** IANA name, `Europe/Paris`. */
  zone: string
  role: Role
  demo: boolean
  /** More than one person works at this desk: only then is there anything to assign. */
  shared: boolean
}

/** The initials of the first two words that carry meaning; of one word its first two letters. */
export function markOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => !small.has(word.toLowerCase()))
  const [first, second] = telling.length ? telling : words
  if (!first) return '•'
  const [a, b] = [...first]
  return (second ? a! + [...second][0]! : a! + (b ?? '')).toUpperCase()
}

const small = new Set(['le', 'la', 'les', 'l', 'un', 'une', 'des', 'de', 'du', 'd', 'et', 'à', 'the', 'a', 'of', 'and'])
