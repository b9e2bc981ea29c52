/** A piece of text, by UTF-16 offsets. */
export interface Span {
  start: number
  end: number
}

const marked = [/«[^«»]{1,2000}»/g, /“[^“”]{1,2000}”/g, /"[^"\n]{1,2000}"/g, /^[ \t]*>[^\n]*$/gm]

/** What is marked as someone’s words: between quotation marks, or on lines that begin with `>`. */
export function quotationsIn(text: string): Span[] {
  const spans = marked.flatMap((mark) =>
    [...text.matchAll(mark)].map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  )
  return joined(spans)
}

/** The same pieces, none touching another, in the order of the text. */
export function joined(spans: readonly Span[]): Span[] {
  const apart: Span[] = []
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = apart.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else apart.push({ ...span })
  }
  return apart
}

export const lengthOf = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0)
