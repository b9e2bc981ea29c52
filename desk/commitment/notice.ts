import { type Day } from '#kernel'
import { type DaySaid, daysSaid, type Said } from './days-said.ts'
import { fold, type Sentence, sentencesOf, withoutQuotes } from './fold.ts'
import { promises } from './promises.ts'

/** Words by which one promises something: a span of the text, and the day meant. */
export interface Noticed {
  start: number
  end: number
  /** null: no day is said, or none that a calendar knows. */
  on: Day | null
}

/** No answer gives more words than this. */
const most = 5
/** Longer texts are read as far as this: nobody waits at a composer. */
const readUpTo = 6_000

/** Between clauses: what is denied, or asked, in one is not in the next. */
const boundary = /[,;:()—–]|(?<!\p{L})(?:et|mais|donc|alors|car|puis|and|but|so|then)(?!\p{L})/gu
const conditions = /(?<!\p{L})(?:si|quand|lorsque|if|when|unless|until|once|comme)\s*$/u
const elsewhere = /(?<!\p{L})(?:quand|lorsque|si|car|parce|puisque|depuis|when|if|because|since)(?!\p{L})/u
/** What follows is told or wished, not promised: « je vous rappelle que… », « je vous dis à jeudi ». */
const tells =
  /^ (?:(?:(?!(?:des|ce) )\p{L}+ )?qu(?:e |')|rendez-?vous|a (?:demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?!\p{L}))/u
const denies =
  /(?<!\p{L})(?:n'|ne |pas |jamais |sans |aucun|impossible|not |never |cannot |can't|don't|doesn't|didn't|won't|unable)/u
const saying =
  '(?:dite?s?|disais|disait|disiez|disaient|repondue?s?|ecrite?s?|promise?s?|assuree?s?|annoncee?s?|affirmee?s?|indiquee?s?|said|told(?: (?:me|us|you|them|her|him))?|says|wrote|promised(?: (?:me|us|you|them))?|claims?)'
const reported = new RegExp(`(?<!\\p{L})${saying}(?: \\p{L}+){0,3}?\\s*(?:que|qu'|that|:|,)?\\s*$`, 'u')
const saidByUs =
  /(?<!\p{L})(?:je|j'|nous|on|i|we) ?(?:vous |te |t')?(?:dis|disons|dit|promets|promettons|assure|assurons|confirme|confirmons|promise|confirm|can say|can tell you)(?: \p{L}+){0,2}?\s*(?:que|qu'|that|:|,)?\s*$/u

/**
 * Where a text gives our word: « je reviens vers vous jeudi », “we’ll let you know tomorrow”. Not where it asks, denies,
 * sets a condition or tells what others said. It only proposes: whoever writes keeps it, changes its day or refuses it.
 */
export function noticeGivenWords(text: string, said: Said): Noticed[] {
  const folded = withoutQuotes(fold(text.slice(0, readUpTo)))
  const noticed = sentencesOf(folded).flatMap((sentence) => (sentence.asks ? [] : inSentence(sentence, said)))
  return noticed.slice(0, most)
}

function inSentence({ start, text }: Sentence, said: Said): Noticed[] {
  const days = daysSaid(text, said)
  const found: Noticed[] = []
  const spoken = promises
    .flatMap(({ pattern, needsDay }) =>
      [...text.matchAll(pattern)].map((match) => ({ at: match.index, end: match.index + match[0].length, needsDay })),
    )
    .sort((one, other) => one.at - other.at || Number(one.needsDay) - Number(other.needsDay) || other.end - one.end)
  for (const [index, promise] of spoken.entries()) {
    if (found.some((one) => promise.at < one.end - start)) continue
    if (!isGiven(text.slice(0, promise.at))) continue
    const next = spoken.slice(index + 1).find((other) => other.at >= promise.end)?.at ?? text.length
    const day = dayAfter(text, promise, next, days) ?? dayBefore(text, promise.at, days)
    if (promise.needsDay && (!day?.on || tells.test(text.slice(promise.end)))) continue
    const from = Math.min(promise.at, day?.start ?? promise.at)
    found.push({ start: start + from, end: start + Math.max(promise.end, day?.end ?? 0), on: day?.on ?? null })
  }
  return found
}

/** What stands before, in the same sentence, neither denies it, nor makes it hang on something, nor has others say it. */
function isGiven(head: string): boolean {
  const clause = head.slice(lastBoundary(head))
  if (conditions.test(head)) return false
  if (
    /(?:que|qu')\s*$/.test(head)
      ? denies.test(clause)
      : /\b(?:not|never|cannot|can't|don't|won't|unable)\b/.test(clause)
  )
    return false
  return !reported.test(head) || saidByUs.test(head)
}

function lastBoundary(text: string): number {
  let last = 0
  for (const match of text.matchAll(boundary)) last = match.index + match[0].length
  return last
}

function dayAfter(
  text: string,
  promise: { at: number; end: number },
  next: number,
  days: readonly DaySaid[],
): DaySaid | null {
  const after = days.filter(
    (day) =>
      day.start > promise.at &&
      day.start < next &&
      !elsewhere.test(text.slice(promise.end, Math.max(promise.end, day.start))),
  )
  return after.find((day) => day.on) ?? after[0] ?? null
}

/** « D’ici vendredi, on vous répond »: a day that opens its clause, right before. */
function dayBefore(text: string, at: number, days: readonly DaySaid[]): DaySaid | null {
  const day = days.findLast((one) => one.end <= at)
  if (!day || !/^[\s,:]*$/.test(text.slice(day.end, at))) return null
  const clause = text.slice(lastBoundary(text.slice(0, day.start)), day.start)
  return /^\s*(?:promis|c'est promis)?\s*$/.test(clause) ? day : null
}
