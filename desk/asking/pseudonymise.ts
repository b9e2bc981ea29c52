/*
 * What a colleague reads of people's words: names, addresses, numbers and links of persons are taken out, the rest
 * stands to the letter. A name that nobody in the conversation bears is not known here for one: the desk shows what will
 * be sent before it is.
 */

/** Stand for what is taken out; worded by whoever shows them. */
export const stands = {
  name: '\u{e000}',
  mail: '\u{e001}',
  phone: '\u{e002}',
  link: '\u{e003}',
  /** Taken out by hand. */
  masked: '\u{e004}',
} as const
export type Stand = keyof typeof stands

const mail = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu
/** `@name` and `@name@host`, as networks write them. */
const handle = /(?<![\p{L}\p{N}_.%+-])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,62}(?:@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)?/gu
const link =
  /(?:https?:\/\/|www\.)[^\s<>«»"]+|(?<![\p{L}\p{N}.@-])(?:[\p{L}\p{N}-]{1,63}\.)+(?:com|fr|net|org|ca|be|ch|eu|io|me|social|app|blog|info)(?:\/[^\s<>«»"]*)?(?![\p{L}\p{N}-])/giu
/** Eight digits and more, as one writes them: 06 12 34 56 78, +33 (0)6 12…, 514-555-0199. Dates and prices have fewer, or are no such run. */
const phone = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d(?:[\s.\-/()\u00a0\u202f]{0,3}\d){7,14}(?![\p{L}\p{N}])/gu
const date = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/

const cleared = /[\u{e000}-\u{e004}]/gu
const shortest = 3

/** `names`: of everyone who speaks there, as their places know them. */
export function pseudonymise(text: string, names: readonly string[]): string {
  const marked = text
    .replace(cleared, '')
    .replace(handle, (found) => `${stands.name}${/[.-]+$/.exec(found)?.[0] ?? ''}`)
    .replace(mail, stands.mail)
    .replace(link, (found) => `${stands.link}${/[.,;:!?)]+$/.exec(found)?.[0] ?? ''}`)
    .replace(phone, (found) => (date.test(found.trim()) ? found : stands.phone))
  return withoutNames(marked, names).replace(/\u{e000}(?:[\s-]*\u{e000})+/gu, stands.name)
}

/** A whole name however it is written; a part of one where it begins with a capital, as names do. */
function withoutNames(text: string, names: readonly string[]): string {
  const whole = [...new Set(names.map((name) => name.trim()))].filter((name) => name.length >= shortest)
  const parts = [...new Set(whole.flatMap((name) => name.split(/[\s._@-]+/u)))].filter(
    (part) => part.length >= shortest && /\p{L}/u.test(part),
  )
  const without = replaced(text, whole, () => true)
  return replaced(without, parts, (found) => /^\p{Lu}/u.test(found))
}

function replaced(text: string, names: readonly string[], isOne: (found: string) => boolean): string {
  if (!names.length) return text
  // The longest first, so that « Anne-Marie » is not left as « -Marie ».
  const any = [...names].sort((one, other) => other.length - one.length).map(asPattern)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return text.replace(pattern, (found) => (isOne(found) ? stands.name : found))
}

const accents: Record<string, string> = {
  a: 'àâäáãå',
  c: 'ç',
  e: 'éèêë',
  i: 'îïíì',
  n: 'ñ',
  o: 'ôöóòõ',
  u: 'ùûüú',
  y: 'ÿý',
}

/** « Bénédicte » is met as « Benedicte » too. */
function asPattern(name: string): string {
  return [...name.normalize('NFC')]
    .map((letter) => {
      const plain = letter.normalize('NFD')[0]!.toLowerCase()
      if (accents[plain]) return `[${plain}${accents[plain]}]`
      return /\s/.test(letter) ? '\\s+' : letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    })
    .join('')
}
