import { type Tone } from '#contract'

/**
 * What two people at one tone both want: what one changed since they read it (`was`) is as they have it, all else as it
 * stands now. Of a list, each word that one added or took out counts by itself.
 */
export function together(now: Tone, was: Tone, mine: Tone): Tone {
  const either = <K extends keyof Tone>(of: K): Tone[K] => (mine[of] === was[of] ? now[of] : mine[of])
  return {
    address: either('address'),
    signing: either('signing'),
    emoji: either('emoji'),
    inclusive: either('inclusive'),
    say: listTogether(now.say, was.say, mine.say, (word) => word),
    avoid: listTogether(now.avoid, was.avoid, mine.avoid, ({ word }) => word),
  }
}

function listTogether<T>(now: readonly T[], was: readonly T[], mine: readonly T[], keyOf: (one: T) => string): T[] {
  const [before, own] = [new Map(was.map((one) => [keyOf(one), one])), new Map(mine.map((one) => [keyOf(one), one]))]
  const same = (one: T, other: T | undefined) => JSON.stringify(one) === JSON.stringify(other)
  const kept = now.flatMap((one) => {
    const key = keyOf(one)
    const ours = own.get(key)
    if (!ours) return before.has(key) ? [] : [one]
    return [same(ours, before.get(key)) ? one : ours]
  })
  const there = new Set(now.map(keyOf))
  const added = mine.filter((one) => !there.has(keyOf(one)) && !same(one, before.get(keyOf(one))))
  return [...kept, ...added]
}
