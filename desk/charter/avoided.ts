import { formsOf } from './word-forms.ts'

export interface Spelt {
  /** As it stands. */
  text: string
  form: string
  start: number
  end: number
}

export interface Avoided {
  start: number
  end: number
  word: string
  /** What to put in its place, agreeing in number with what stands there and with the little word before; null: nothing is better. */
  instead: string | null
}

interface Entry {
  word: string
  instead: string
  forms: Set<string>[]
}

/** More words than this in an expression are not looked for. */
const longest = 6
const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
const bareOf = (form: string) => form.normalize('NFD').replace(/\p{M}/gu, '')

/** Finds words one does not say, whatever their form, in words that are given; in time that grows with these alone. */
export function avoiding(avoid: readonly { word: string; instead: string }[], english: boolean) {
  const entries: Entry[] = avoid.flatMap(({ word, instead }) => {
    const forms = wordsIn(word).map((one) => inCapitalsToo(formsOf(one, english)))
    return forms.length && forms.length <= longest ? [{ word, instead, forms }] : []
  })
  // The longest first: « prix cassé » before « prix ».
  entries.sort((one, other) => other.forms.length - one.forms.length)
  const byFirst = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const form of entry.forms[0]!) byFirst.set(form, [...(byFirst.get(form) ?? []), entry])
  }
  return (text: string, words: readonly Spelt[], most: number): Avoided[] => {
    const found: Avoided[] = []
    for (let at = 0; at < words.length && found.length < most; at++) {
      const fits = byFirst.get(keyOf(words[at]!))?.filter((one) => standsAt(text, words, at, one)) ?? []
      const [first] = fits
      if (!first) continue
      // « clients » may be written down beside « client »: each in its own number, where both are.
      const exactly = fits.find(
        ({ word, forms }) => forms.length === first.forms.length && words[at]!.form === wordsIn(word)[0],
      )
      const entry = exactly ?? first
      found.push(replaced(text, words, at, entry, english))
      at += entry.forms.length - 1
    }
    return found
  }
}

/** Capitals are often written without their accents: « ELEVES » is « élèves », while « mur » is never « mûr ». */
const inCapitalsToo = (forms: Set<string>) => new Set([...forms].flatMap((form) => [form, `^${bareOf(form)}`]))
const keyOf = ({ text, form }: Spelt) => (text.length > 1 && text === text.toUpperCase() ? `^${bareOf(form)}` : form)

function standsAt(text: string, words: readonly Spelt[], at: number, { forms }: Entry): boolean {
  return forms.every((some, nth) => {
    const word = words[at + nth]
    if (!word || !some.has(keyOf(word))) return false
    const before = words[at + nth - 1]
    return nth === 0 || /^[\s'’-]{1,3}$/u.test(text.slice(before!.end, word.start))
  })
}

const elides = /^[aeiouyàâéèêëîïôöùûœh]/iu
const vowel = /^[aeiouàâéèêëîïôöùûœ]/iu
/** « l’ » is left as it is: of which gender the other word is, only its reader knows, unless it brings its own article. */
const whole: Record<string, string> = { d: 'de', qu: 'que', n: 'ne', s: 'se', j: 'je', m: 'me', t: 'te', c: 'ce' }
const cut = new Set(['de', 'que', 'ne', 'se', 'je', 'me', 'te', 'le', 'la'])
const article = /^(?:les?|la|l['’]|une?|des)\s*/iu

function replaced(text: string, words: readonly Spelt[], at: number, entry: Entry, english: boolean): Avoided {
  const first = words[at]!
  const last = words[at + entry.forms.length - 1]!
  const found = { start: first.start, end: last.end, word: text.slice(first.start, last.end) }
  if (!entry.instead) return { ...found, instead: null }
  const before = words[at - 1]
  const gap = before && text.slice(before.end, first.start)
  const own = article.exec(entry.instead)?.[0] ?? ''
  const inLine = before !== undefined && gap !== undefined && /^(?:['’]|\s)$/u.test(gap)
  let start = first.start
  let instead = entry.instead
  if (own && inLine && ['les', 'un', 'une', 'des'].includes(before.form)) instead = instead.slice(own.length)
  const one = inLine && !english ? oneOf(own) : null
  if (one && ['un', 'une'].includes(before!.form) && before!.form !== one) {
    start = before!.start
    instead = `${one} ${instead}`
  }
  if (!english && inLine) {
    if (own && ['l', 'le', 'la'].includes(before.form)) start = before.start
    else if (before.form in whole && gap !== ' ' && !elides.test(instead)) {
      start = before.start
      instead = `${whole[before.form]} ${instead}`
    } else if (cut.has(before.form) && gap === ' ' && vowel.test(instead)) {
      start = before.start
      instead = `${before.form.slice(0, -1)}’${instead}`
    }
  }
  const numbered = agrees(instead, entry.word, found.word)
  return { ...found, start, word: text.slice(start, last.end), instead: capital(numbered, text.slice(start, last.end)) }
}

/** « la personne » is « une personne »; « l’ » and « les » do not say which. */
const oneOf = (own: string) => (/^(?:la|une)/i.test(own) ? 'une' : /^(?:le|un)\s/i.test(own) ? 'un' : null)

/** Several, where several stood: of one word by one word; an expression is given as it is. */
function agrees(instead: string, word: string, stood: string): string {
  const several = /[sx]$/i.test(stood) && !/[sx]$/i.test(word)
  if (!several || /\s\S+\s/u.test(` ${instead}`) || /\s/u.test(word) || /[sxz]$/i.test(instead)) return instead
  if (/al$/i.test(instead)) return instead.replace(/al$/i, 'aux')
  return instead + (/(?:eau|eu)$/i.test(instead) ? 'x' : 's')
}

const capital = (instead: string, stood: string) =>
  /^\p{Lu}/u.test(stood) ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead
