/** Every sentence the tool says: French is the source, English says the same, Québec's French is derived. */
import { type Dialect } from '#kernel'
import { canadian } from './canadian.ts'
import { refusals as enRefusals } from './en/refusals.ts'
import { shell as enShell } from './en/shell.ts'
import { refusals } from './fr/refusals.ts'
import { shell } from './fr/shell.ts'

// What the desk's screens say. Kept apart from what only the server says, which need not travel to the browser.
const frDesk = { shell }
const enDesk: typeof frDesk = { shell: enShell }

const fr = { ...frDesk, refusals }
const en: typeof fr = { ...enDesk, refusals: enRefusals }

export type DeskWords = typeof frDesk
export type Words = typeof fr
export type { Dialect }

let frCaDesk: DeskWords | undefined
let frCa: Words | undefined

/** The words of the screens. */
export function deskWordsIn(dialect: Dialect): DeskWords {
  if (dialect === 'en') return enDesk
  if (dialect === 'fr') return frDesk
  frCaDesk ??= canadian(frDesk)
  return frCaDesk
}

export function wordsIn(dialect: Dialect): Words {
  if (dialect === 'en') return en
  if (dialect === 'fr') return fr
  frCa ??= canadian(fr)
  return frCa
}
