import { type Clause, clausesIn } from './clauses.ts'
import { type Lexicon, lexicon } from './cues/cue.ts'
import { englishCues } from './cues/english.ts'
import { frenchCues } from './cues/french.ts'
import { quebecCues } from './cues/quebec.ts'
import { languageOf, type Spoken } from './language.ts'
import { deedsDenied, type Heard, opinionsIn } from './opinions.ts'
import { readAtMost, type Word, wordsIn } from './words.ts'

/** A text taken apart once, for all that looks at it afterwards. `heard` is null where we have no cues for the language. */
export interface Reading {
  /** What is read of the text: its first 20,000 UTF-16 units. Offsets are those of the whole. */
  text: string
  words: Word[]
  forms: string[]
  clauses: Clause[]
  language: Spoken
  heard: Heard | null
}

const french = lexicon(frenchCues)
const quebec = lexicon(quebecCues)
const english = lexicon(englishCues)
const lexicons: Record<string, Lexicon[]> = { fr: [french], 'fr-CA': [quebec, french], en: [english] }
const known = (form: string) => french.forms.has(form) || english.forms.has(form) || quebec.forms.has(form)

export function read(whole: string): Reading {
  const text = headOf(whole)
  const words = wordsIn(text, known)
  const forms = words.map((word) => word.form)
  const clauses = clausesIn(text, words)
  const language = languageOf(text, words, french, english)
  const cues = lexicons[language.code]
  const heard = cues ? opinionsIn(forms, clauses, cues) : null
  if (heard && language.code !== 'en') heard.opinions.push(...deedsDenied(forms, clauses, heard.opinions))
  return { text, words, forms, clauses, language, heard }
}

function headOf(text: string): string {
  if (text.length <= readAtMost) return text
  // Never between the two halves of one character.
  const cut = (text.charCodeAt(readAtMost - 1) & 0xfc00) === 0xd800 ? readAtMost - 1 : readAtMost
  return text.slice(0, cut)
}
