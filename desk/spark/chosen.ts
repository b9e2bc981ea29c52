const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replaceAll('’', "'")
    .replace(/\s+/gu, ' ')
    .trim()

/** Names of those who are answered, and signs of a list or of a quotation. */
const before = /^(?:\s|@[\w.@-]+|[-–—•·*>«"“(])+/u
/** What may come right after a choice for it to be one: an end, a stop, or why. A question is none, « pomme-coing » is not « pomme ». */
const after =
  /^(?:$|\s*\n|\s*[.,;:!…–—)»"”]|\s+-\s|\s*\(|\s*\p{Extended_Pictographic}|\s+(?:parce|car|puisque|because|since)(?![\p{L}]))/iu
const between = /^[\s.,;:!…–—)»"”-]+/u
/** Nobody chooses further into what they say. */
const readAtMost = 400

export interface Chosen {
  /** Which of the choices. */
  nth: number
  /** The words behind it, to the letter; empty where nothing was said of why. */
  why: string
}

/** What somebody chose, who says so by the choice's own words at the head of theirs; null: they chose nothing. Pure. */
export function chosenIn(text: string, choices: readonly string[]): Chosen | null {
  const said = text.slice(before.exec(text.slice(0, readAtMost))?.[0].length ?? 0)
  const fits = choices.flatMap((choice, nth) => {
    const length = lengthAtHead(said, choice)
    return length && after.test(said.slice(length, length + 40)) ? [{ nth, length }] : []
  })
  const best = fits.toSorted((one, other) => other.length - one.length)[0]
  if (!best) return null
  return { nth: best.nth, why: said.slice(best.length).replace(between, '').trim() }
}

/** How far into the words the choice reaches, whatever its accents and spaces; 0 where they begin otherwise. */
function lengthAtHead(said: string, choice: string): number {
  const wanted = fold(choice)
  if (!wanted) return 0
  // Folding changes lengths: some more than the choice itself has to be looked at.
  const most = Math.min(said.length, choice.length * 2 + 10)
  if (!fold(said.slice(0, most)).startsWith(wanted)) return 0
  for (let end = Math.ceil(wanted.length / 2); end <= most; end++)
    if (fold(said.slice(0, end)) === wanted && !/^[\p{M}\u200d]/u.test(said.slice(end))) return end
  return 0
}
