/** Who is told by one word: what they cost there besides its text. */
export interface Named {
  /** UTF-16 units that naming them takes. */
  cost: number
}

/**
 * The fewest words that name everyone, within what a place lets one word hold: the longest names first, each into the
 * first word with room for it. Someone too long for any word has one of their own. The order within a word is the one given.
 */
export function shareOut<One extends Named>(
  among: readonly One[],
  { room, most }: { room: number | null; most: number },
): One[][] {
  const words: { left: number; among: number[] }[] = []
  const byCost = among.map((one, at) => ({ at, cost: one.cost })).sort((a, b) => b.cost - a.cost || a.at - b.at)
  // Words before this one are full to the name: no longer looked at, however many there are.
  let full = 0
  for (const { at, cost } of byCost) {
    let word = words.slice(full).find((one) => one.among.length < most && one.left >= cost)
    if (!word) {
      word = { left: room ?? Number.POSITIVE_INFINITY, among: [] }
      words.push(word)
    }
    word.among.push(at)
    word.left -= cost
    while (full < words.length && words[full]!.among.length >= most) full++
  }
  return words.map((word) => word.among.sort((a, b) => a - b).map((at) => among[at]!))
}
