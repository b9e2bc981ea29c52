import { fold } from '#understanding'

const masked = '[…]'
const honorific =
  /\b(?:M\.|MM\.|Mme|Mmes|Mlle|Dr|Pr|Me|Mr\.?|Mrs\.?|Ms\.?|Miss)\s+\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*){0,2}/gu
const email = /[^\s@<>()«»"“”,;]{1,64}@[^\s@<>()«»"“”,;]{1,255}\.[\p{L}]{2,24}/gu
const mention = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,63}(?:@[\p{L}\p{N}.-]{1,120})?/gu
const telephone = /(?<![\p{L}\p{N}])\+?\d(?:[\s.\u00a0\u202f()-]{0,2}\d){7,14}(?!\d)/gu

/**
 * A note as the person it is about may read it: what points to somebody else is withheld (GDPR art. 15(4)). `others` are
 * the names known in the conversation and at the desk; the brand's own name is nobody's.
 */
export function withholdOthers(text: string, others: readonly string[]): string {
  const plain = [mention, email, telephone, honorific].reduce((kept, pattern) => kept.replace(pattern, masked), text)
  const heard = fold(text)
  const words = new Set<string>()
  const wholes: string[] = []
  for (const name of others) {
    const folded = fold(name)
    if (folded.length < 2) continue
    // A conversation may hold thousands of names; a note holds few.
    if (heard.includes(folded)) wholes.push(name)
    for (const part of name.split(/[\s.,&()_-]+/)) if (part.length >= 3 && /^\p{Lu}/u.test(part)) words.add(fold(part))
  }
  const withoutWholes = wholes
    .toSorted((one, other) => other.length - one.length)
    .reduce((kept, name) => kept.replaceAll(new RegExp(edged(name), 'giu'), masked), plain)
  return withoutWholes
    .replace(/\p{Lu}[\p{L}]*/gu, (word) => (words.has(fold(word)) ? masked : word))
    .replace(/\[…\](?:[\s-]*\[…\])+/g, masked)
}

const edged = (name: string) =>
  `(?<![\\p{L}\\p{N}])${name
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    .replace(/\s+/g, '\\s+')}(?![\\p{L}\\p{N}])`
