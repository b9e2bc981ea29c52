import { type Turn } from '#contract'

export interface Piece {
  text: string
  start: number
  /** The reason these words are, or are suggested to be. */
  reason: Turn['reasons'][number] | null
  suggestion: Turn['suggestions'][number] | null
  /** What the brand asserts in them. */
  claim: Turn['claims'][number] | null
}

/** The text cut where reasons and suggestions begin and end. Offsets are UTF-16 units, as everywhere. */
export function piecesOf(
  turn: Pick<Turn, 'text' | 'reasons' | 'suggestions'> & Partial<Pick<Turn, 'claims'>>,
): Piece[] {
  const inside = <Span extends { start: number; end: number }>(span: Span) =>
    span.start < span.end && span.end <= turn.text.length
  const reasons = turn.reasons.filter(inside)
  const suggestions = turn.suggestions.filter(inside)
  const claims = (turn.claims ?? []).filter(inside)
  const cuts = new Set([0, turn.text.length])
  for (const span of [...reasons, ...suggestions, ...claims]) cuts.add(span.start).add(span.end)
  const edges = [...cuts].sort((one, other) => one - other)
  return edges.slice(0, -1).map((start, index) => {
    const over = (span: { start: number; end: number }) => span.start <= start && start < span.end
    return {
      text: turn.text.slice(start, edges[index + 1]),
      start,
      reason: reasons.find(over) ?? null,
      suggestion: suggestions.find(over) ?? null,
      claim: claims.find(over) ?? null,
    }
  })
}

const picture = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u

/**
 * Where the words of a text stand: what the arrows go by when one marks a reason with the keys. An emoji says as much as
 * a word; where there is neither (« :( »), each sign does.
 */
export function wordsIn(text: string, language: string | null): { start: number; end: number }[] {
  const segmenter = new Intl.Segmenter(language ?? undefined, { granularity: 'word' })
  const words = [...segmenter.segment(text)].filter((part) => part.isWordLike || picture.test(part.segment))
  const parts = words.length ? words : [...segmenter.segment(text)].filter((part) => part.segment.trim())
  return parts.map(({ index, segment }) => ({ start: index, end: index + segment.length }))
}

/** A span without the spaces around it; null when nothing is left. */
export function trimmed(text: string, start: number, end: number): { start: number; end: number } | null {
  const words = text.slice(start, end)
  const from = start + (words.length - words.trimStart().length)
  const to = end - (words.length - words.trimEnd().length)
  return from < to ? { start: from, end: to } : null
}
