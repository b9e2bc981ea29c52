import { type Clock, Refusal } from '#kernel'

const windowMs = 15 * 60_000
/** Wrong passwords within the window: for one account from one place, from one place, for one account from anywhere. */
const most = { both: 8, address: 40, account: 60 }
/** Beyond this, the oldest are forgotten: memory is bounded whoever knocks. */
const mostKeys = 20_000

/** Remembers wrong passwords for a quarter of an hour, in this process. A right one is never counted. */
export interface SignInLimit {
  /** Refuses with the minutes to wait. */
  check(email: string, address: string): void
  failed(email: string, address: string): void
  succeeded(email: string, address: string): void
}

export function signInLimit(clock: Clock): SignInLimit {
  const failures = new Map<string, number[]>()
  const recent = (key: string) => (failures.get(key) ?? []).filter((at) => at > clock().getTime() - windowMs)
  return {
    check(email, address) {
      for (const [key, bound] of keysOf(email, address)) {
        const times = recent(key)
        if (times.length < bound) continue
        const wait = times.at(-bound)! + windowMs - clock().getTime()
        throw new Refusal('session.too-many', 429, { minutes: Math.max(1, Math.ceil(wait / 60_000)) })
      }
    },
    failed(email, address) {
      for (const [key, bound] of keysOf(email, address)) {
        const times = [...recent(key), clock().getTime()].slice(-bound)
        failures.delete(key)
        failures.set(key, times)
      }
      while (failures.size > mostKeys) failures.delete(failures.keys().next().value!)
    },
    succeeded: (email, address) => void failures.delete(both(email, address)),
  }
}

const both = (email: string, address: string) => `both ${email.toLowerCase()} ${address}`

const keysOf = (email: string, address: string): [string, number][] => [
  [both(email, address), most.both],
  [`address ${address}`, most.address],
  [`account ${email.toLowerCase()}`, most.account],
]
