import { Refusal } from '#kernel'
import { fold } from '#understanding'

/** Where words stand in a text: `text.slice(start, end)`, in UTF-16 units. */
export type Span = { start: number; end: number }

/** A reason that understanding offers and nobody has looked at. `theme`: a theme’s id, or the key of a default one. */
export type Suggestion = { start: number; end: number; theme: string | null; confidence: number }

/** Longer than any sentence that says why. Whoever needs more marks two reasons. */
export const longestSpan = 1000

/** The span as it is kept: inside the text, no white space at its ends, no character cut in two. */
export function spanIn(text: string, { start, end }: Span): Span {
  if (!(start >= 0 && start < end && end <= text.length)) throw new Refusal('reason.no-such-span', 422)
  let from = start
  let until = end
  if (isLowHalf(text, from)) from--
  if (isLowHalf(text, until)) until++
  while (from < until && isBlank(text.charAt(from))) from++
  while (until > from && isBlank(text.charAt(until - 1))) until--
  if (from === until) throw new Refusal('reason.no-such-span', 422)
  if (until - from > longestSpan) throw new Refusal('reason.span-too-long', 422, { most: longestSpan })
  return { start: from, end: until }
}

export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

/** Whether two verbatims of two revisions say the same: one stands whole in the other, spelling of case and accents aside. */
export function saySame(one: string, other: string): boolean {
  const a = fold(one)
  const b = fold(other)
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a))
}

/** In text order, without those that stand on words already taken. */
export function suggestionsBeside(suggestions: readonly Suggestion[], taken: readonly Span[]): Suggestion[] {
  return suggestions
    .filter((one) => !taken.some((span) => overlap(one, span)))
    .sort((one, other) => one.start - other.start)
}

/** Most of the sentence around, so that a verbatim can be read in its place; an ellipsis where it is cut. */
export function around(text: string, span: Span, most = 280): string {
  const spare = Math.max(0, most - (span.end - span.start)) >> 1
  const from = sentenceStart(text, span.start, spare)
  const until = sentenceEnd(text, span.end, spare)
  const words = text.slice(from.at, until.at).trim()
  return `${from.cut ? '… ' : ''}${words}${until.cut ? ' …' : ''}`
}

/** The beginning of a text, cut between two words. */
export function opening(text: string, most: number): string {
  if (text.length <= most) return text.trim()
  const cut = text.slice(0, most).replace(/\s\S*$/, '')
  return `${(isLowHalf(text, cut.length) ? cut.slice(0, -1) : cut).trim()} …`
}

const ends = /[.!?…。！？\n\r\u2028\u2029]/

function sentenceStart(text: string, start: number, spare: number): { at: number; cut: boolean } {
  const least = Math.max(0, start - spare)
  for (let at = start; at > least; at--) if (ends.test(text.charAt(at - 1))) return { at, cut: false }
  if (least === 0) return { at: 0, cut: false }
  const space = text.slice(least, start).search(/\s/)
  return { at: space < 0 ? start : least + space, cut: true }
}

function sentenceEnd(text: string, end: number, spare: number): { at: number; cut: boolean } {
  const most = Math.min(text.length, end + spare)
  for (let at = end; at < most; at++) if (ends.test(text.charAt(at))) return { at: at + 1, cut: false }
  if (most === text.length) return { at: most, cut: false }
  const space = text.slice(end, most).search(/\s\S*$/)
  return { at: space < 0 ? end : end + space, cut: true }
}

function isLowHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff
}

// Zero-width characters and direction marks show nothing: a span of them says nothing.
function isBlank(character: string): boolean {
  return /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.test(character)
}
