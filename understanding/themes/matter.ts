import { fold } from '../fold.ts'
import { hashOf } from '../hash.ts'
import { stem } from '../phrases.ts'
import { type Space } from './space.ts'

/** What themes and likeness look at in a text: its stems, where each lies in the word space, and how much each tells. */
export interface Matter {
  roots: string[]
  /** The roots' `hashOf`. */
  hashes: Int32Array
  rows: Int32Array
  rarity: Float64Array
}

export function matterOf(forms: string[], space: Space): Matter {
  const roots = forms.map(rootOf)
  const hashes = new Int32Array(roots.length)
  const rows = new Int32Array(roots.length)
  const rarity = new Float64Array(roots.length)
  for (let at = 0; at < roots.length; at++) {
    hashes[at] = hashOf(roots[at]!)
    rows[at] = space.rowOfHash(hashes[at]!)
    if (!isHandle(roots[at]!)) rarity[at] = space.rarity(rows[at]!)
  }
  return { roots, hashes, rows, rarity }
}

/** Numbers are all alike here: that there is one tells more than which. */
export function rootOf(form: string): string {
  const first = form.charCodeAt(0)
  const isLetter = first >= 0x61 && first <= 0x7a
  return !isLetter && /^\p{N}/u.test(form) ? '#' : stem(form)
}

/** Whom a message calls says nothing of what it is about. */
const isHandle = (root: string) => root.startsWith('@')

/** The folded words of a text, where offsets do not matter. */
export function plainWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

/** The stems of a text as `matterOf` makes them. */
export function plainRoots(text: string): string[] {
  return plainWords(text).map(rootOf)
}
