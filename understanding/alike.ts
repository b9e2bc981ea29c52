import { amongNone } from './likeness/among.ts'
import { likeness } from './likeness/match.ts'
import { type Statement, statementOf } from './likeness/statement.ts'
import { space } from './themes/space.ts'

/** From here on two questions ask the same. */
const same = 0.35
/** A word that stands in more texts than this brings nobody together. */
const mostHolders = 200
const namesEach = 6

/**
 * Texts that ask the same, as groups of indexes in order, the greatest group first; whoever is alone stands alone. A chain
 * of likes is one group, so the order of arrival changes nothing.
 */
export function alikeQuestions(texts: readonly string[]): number[][] {
  const statements = texts.map((text) => statementOf(text, space()))
  const leader = texts.map((_, at) => at)
  const lead = (at: number) => {
    let top = at
    while (leader[top] !== top) top = leader[top]!
    leader[at] = top
    return top
  }
  for (const [one, other] of candidates(statements)) {
    if (lead(one) === lead(other)) continue
    if (likeness(statements[one]!, statements[other]!, amongNone) < same) continue
    const [first, second] = [lead(one), lead(other)].sort((a, b) => a - b)
    leader[second!] = first!
  }
  const groups = new Map<number, number[]>()
  for (const at of texts.keys()) {
    const group = groups.get(lead(at))
    if (group) group.push(at)
    else groups.set(lead(at), [at])
  }
  return [...groups.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!)
}

/** Pairs that share one of the words that tell most of them: not every pair is worth a look. */
function* candidates(statements: Statement[]): Generator<[number, number]> {
  const holders = new Map<string, number[]>()
  for (const [at, { roots, tells }] of statements.entries()) {
    const telling = [...roots.keys()].sort((a, b) => tells[b]! - tells[a]! || (roots[a]! < roots[b]! ? -1 : 1))
    for (const index of telling.slice(0, namesEach)) {
      const root = roots[index]!
      const there = holders.get(root)
      if (there) there.push(at)
      else holders.set(root, [at])
    }
  }
  for (const all of holders.values()) {
    if (all.length > mostHolders) continue
    for (let one = 0; one < all.length; one++)
      for (let other = one + 1; other < all.length; other++) yield [all[one]!, all[other]!]
  }
}
