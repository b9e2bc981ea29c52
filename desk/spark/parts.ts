/**
 * A text in parts that a place takes one by one, cut where one breathes: between paragraphs, sentences, words; in a word
 * only where nothing else can be done. Nothing is lost but the white space at the cuts.
 */
export function partsOf(
  text: string,
  longest: number | null,
  measure: (text: string) => number,
): [string, ...string[]] {
  const parts: string[] = []
  let rest = text.trim()
  while (longest !== null && rest && measure(rest) > longest && parts.length < mostParts - 1) {
    const cut = cutOf(rest, longest, measure)
    parts.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  const [first = rest, ...more] = [...parts, rest]
  return [first, ...more]
}

/** Beyond this nobody reads on; what is left over stands in the last part, which is then too long. */
export const mostParts = 10

const breaths = [/\n\s*\n/g, /[.!?…]["»”)\]]*\s+/g, /\n/g, /\s+/g]

function cutOf(text: string, longest: number, measure: (text: string) => number): number {
  for (const [at, breath] of breaths.entries()) {
    let best = 0
    for (const { index, 0: found } of text.matchAll(breath)) {
      const end = index + found.length
      if (measure(text.slice(0, end).trimEnd()) > longest) break
      best = end
    }
    // A part of a few words before a long one reads as torn off: paragraphs and sentences must fill half of it.
    if (best && (at === breaths.length - 1 || measure(text.slice(0, best).trimEnd()) * 2 >= longest)) return best
  }
  return withinWord(text, longest, measure)
}

function withinWord(text: string, longest: number, measure: (text: string) => number): number {
  let cut = 0
  for (const { index, segment } of new Intl.Segmenter().segment(text)) {
    if (measure(text.slice(0, index + segment.length)) > longest) break
    cut = index + segment.length
  }
  return cut || [...text][0]!.length
}
