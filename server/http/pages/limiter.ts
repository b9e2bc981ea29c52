import ipaddr from 'ipaddr.js'
import { type Clock } from '#kernel'

/** So many at once, then one more every so many seconds. */
export interface Pace {
  burst: number
  everySeconds: number
}

export interface Limiter {
  /** Takes one; or says in how many seconds there will be one again. */
  take(key: string): number | null
  /** The same without taking any. */
  look(key: string): number | null
  size(): number
}

const mostKeys = 20_000

/**
 * A bucket of tokens for each key, in memory and bounded: the one unused for longest is forgotten first. Of several
 * processes each counts for itself.
 */
export function openLimiter(clock: Clock, pace: Pace, most = mostKeys): Limiter {
  const buckets = new Map<string, { tokens: number; at: number }>()
  const tokensAt = (key: string, now: number) => {
    const before = buckets.get(key)
    const refilled = before ? Math.max(0, now - before.at) / (pace.everySeconds * 1000) : pace.burst
    return Math.min(pace.burst, (before?.tokens ?? 0) + refilled)
  }
  const waitFor = (tokens: number) => (tokens >= 1 ? null : Math.ceil((1 - tokens) * pace.everySeconds))
  return {
    take(key) {
      const now = clock().getTime()
      const tokens = tokensAt(key, now)
      buckets.delete(key)
      buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
      if (buckets.size > most) buckets.delete(buckets.keys().next().value!)
      return waitFor(tokens)
    },
    look: (key) => waitFor(tokensAt(key, clock().getTime())),
    size: () => buckets.size,
  }
}

/** Whom to count together: one address; of IPv6 the network, which one household has to itself. */
export function addressKey(address: string): string {
  if (!ipaddr.isValid(address)) return address.slice(0, 64)
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return (parsed as ipaddr.IPv6).parts.slice(0, 4).join(':')
}
