import { randomUUID } from 'node:crypto'
import { type PublicPage, soundsLikeBrand } from '#conversation'
import { isId } from '#kernel'
import { cleanLine, cleanText } from '#reading'
import { type Words } from '#words'
import { type Filled, nameUnits, textUnits, trapField } from './form-view.ts'

/** What is wrong with what was typed, in words, and in which field. */
export interface Amiss {
  words: string
  field: 'name' | 'text' | null
}

// Letters that show nothing: fillers of Hangul, the braille blank.
const shows = /[^\p{Z}\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800]/u

/** As it was typed, to the letter: what is given back when something is amiss. */
export function typed(fields: URLSearchParams): Filled & { trap: string } {
  const once = fields.get('once')
  return {
    name: fields.get('name') ?? '',
    text: fields.get('text') ?? '',
    once: isId(once) ? once : randomUUID(),
    reply: fields.get('reply') ?? '',
    choice: /^\d{1,2}$/.exec(fields.get('choice') ?? '')?.[0] ?? '',
    trap: fields.get(trapField) ?? '',
  }
}

/** The words as they will be kept; or what is amiss with them. */
export function wordsTyped(text: string, words: Words['page']): { text: string } | Amiss {
  const whole = text.replace(/\r\n?/g, '\n').trim()
  // Before any cleaning: what does not fit is told, never cut.
  if (whole.length > textUnits) return { words: words.problem.tooLong(whole.length, textUnits), field: 'text' }
  const clean = cleanText(whole, textUnits)
  return shows.test(clean) ? { text: clean } : { words: words.problem.empty, field: 'text' }
}

export function nameTyped(name: string, page: PublicPage, words: Words['page']): { name: string } | Amiss {
  const clean = cleanLine(name, textUnits)
  if (!shows.test(clean)) return { words: words.problem.nameMissing, field: 'name' }
  if (clean.length > nameUnits) return { words: words.problem.nameTooLong(nameUnits), field: 'name' }
  if (soundsLikeBrand(clean, page.brand)) return { words: words.problem.nameOfBrand(page.brand), field: 'name' }
  return { name: clean }
}
