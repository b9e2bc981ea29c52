import { measuresIn } from '../../understanding/measures.ts'
import { addPhrase, longestPhrase, phraseTree } from '../../understanding/phrases.ts'
import { candidatesIn, type Ground, isDisliked } from '../../understanding/reasons.ts'
import { type SpanWeights } from '../../understanding/spans/prior-weights.ts'
import { defaultThemes } from '../../understanding/themes/default-themes.ts'
import { plainRoots, rootOf } from '../../understanding/themes/matter.ts'
import { type Example, firstOfReason, goesOn } from './spans-examples.ts'
import { type Judged } from './spans-sureness.ts'

const seeds = phraseTree<true>()
for (const theme of defaultThemes) for (const seed of theme.seeds) addPhrase(seeds, plainRoots(seed), true)

/** What would be taken for a reason in one of our samples, and whether it is one. */
export function judgedIn(example: Example, weights: Omit<SpanWeights, 'sureness'>): Judged[] {
  const { heard, mood, aside, may } = example
  const opinions = [...heard.opinions]
  if (isDisliked(mood)) opinions.push(...measuresIn(heard.text, heard.words, heard.clauses, opinions))
  opinions.sort((a, b) => a.from - b.from)
  const roots = heard.forms.map(rootOf)
  const namesAspect = (from: number, until: number) => {
    for (let at = from; at < until; at++) if (longestPhrase(seeds, roots, at, until)) return true
    return false
  }
  const reasons = reasonsIn(may)
  return candidatesIn({ ...heard, opinions, mood, aside, namesAspect }, weights).map((one) => ({
    signs: one.signs,
    hit: reasons.some((reason) => meet(reason, one)) ? 1 : 0,
    weight: 1,
  }))
}

type Bounds = Pick<Ground, 'from' | 'until'>

function reasonsIn(may: Uint8Array): Bounds[] {
  const found: Bounds[] = []
  for (const [at, label] of may.entries()) {
    if (label === firstOfReason) found.push({ from: at, until: at + 1 })
    else if (label === goesOn && found.length > 0) found.at(-1)!.until = at + 1
  }
  return found
}

/** Half of the shorter lies in the other. */
function meet(one: Bounds, other: Bounds): boolean {
  const shared = Math.min(one.until, other.until) - Math.max(one.from, other.from)
  return shared * 2 >= Math.min(one.until - one.from, other.until - other.from)
}
