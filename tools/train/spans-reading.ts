import { clausesIn } from '../../understanding/clauses.ts'
import { lexicon } from '../../understanding/cues/cue.ts'
import { englishCues } from '../../understanding/cues/english.ts'
import { frenchCues } from '../../understanding/cues/french.ts'
import { quebecCues } from '../../understanding/cues/quebec.ts'
import { deedsDenied, opinionsIn } from '../../understanding/opinions.ts'
import { type Heard } from '../../understanding/spans/passage.ts'
import { stanceOf } from '../../understanding/stance.ts'
import { wordsIn } from '../../understanding/words.ts'

const french = lexicon(frenchCues)
const quebec = lexicon(quebecCues)
const english = lexicon(englishCues)
const known = (form: string) => french.forms.has(form) || english.forms.has(form) || quebec.forms.has(form)

/** A text as `understand` reads it before it looks for reasons. */
export function heardIn(text: string, language: string): { heard: Heard; aside: Set<number> } {
  const words = wordsIn(text, known)
  const forms = words.map((word) => word.form)
  const clauses = clausesIn(text, words)
  const read = language === 'en' ? [english] : language === 'fr-CA' ? [quebec, french] : [french]
  const found = opinionsIn(forms, clauses, read)
  const { opinions } = found
  if (language !== 'en') opinions.push(...deedsDenied(forms, clauses, opinions))
  const { aside } = stanceOf(clauses, found, text, words.length)
  return { heard: { text, words, forms, clauses, opinions, english: language === 'en' }, aside }
}
