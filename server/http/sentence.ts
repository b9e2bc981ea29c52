import { type Dialect, type Refusal } from '#kernel'
import { wordsIn } from '#words'

/** A refusal in the reader's language: its sentence with its details filled in. Null where no sentence stands. */
export function sentenceOf(refusal: Pick<Refusal, 'code' | 'details'>, language: Dialect): string | null {
  const words: Record<string, string> = wordsIn(language).refusals
  const sentence = words[refusal.code]
  if (sentence === undefined) return null
  const { field } = refusal.details
  const details = typeof field === 'string' ? { ...refusal.details, field: fieldIn(words, field) } : refusal.details
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name as keyof typeof details] ?? ''))
}

/** `act.words` and `reasons.0.text` are called by their last name. */
function fieldIn(words: Record<string, string>, path: string): string {
  const name = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? path
  return words[`field.${name}`] ?? name
}
