import { round } from './benchmark.ts'

export interface Times {
  p50: number
  p95: number
}

/** Nearest rank: a figure that really was measured. */
export function timesOf(millis: readonly number[]): Times {
  if (millis.length === 0) throw new Error('nothing was measured')
  const sorted = millis.toSorted((one, other) => one - other)
  const rank = (share: number) => round(sorted[Math.min(sorted.length, Math.ceil(share * sorted.length)) - 1]!)
  return { p50: rank(0.5), p95: rank(0.95) }
}

/** Does it several times, one after the other, and says how long each took; the first few, which warm up, aside. */
export async function timed(
  times: number,
  work: (at: number) => Promise<unknown>,
  warmUp = Math.min(10, times),
): Promise<Times> {
  const millis: number[] = []
  for (let at = -warmUp; at < times; at++) {
    const began = performance.now()
    await work(at + warmUp)
    if (at >= 0) millis.push(performance.now() - began)
  }
  return timesOf(millis)
}

export async function millisOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
