/** Chance that falls alike each time: the same seed, the same run (mulberry32, public domain). */
export interface Chance {
  next(): number
  below(bound: number): number
  one<T>(of: readonly T[]): T
  /** Small numbers often, large ones seldom: as a few people speak often and most once. */
  few(bound: number): number
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return { next, below, one: (of) => of[below(of.length)]!, few: (bound) => Math.floor(bound ** next()) - 1 }
}
