import { type Audience, audiences } from '#channel'
import { type Spoken } from './conversation-store.ts'

/** Where an answer goes out: what was said there, and is answered there by one message. The main one first. */
export interface Spot {
  key: string
  answered: readonly [Spoken, ...Spoken[]]
  /** The widest that an answer there may be. */
  audience: Audience
}

/** What one answers, by where it was said, in the order given. A blog’s pieces and their comments are one spot. */
export function spotsOf(answered: readonly Spoken[]): Spot[] {
  return [...Map.groupBy(answered, (one) => one.spot)].map(([key, there]) => ({
    key,
    answered: there as [Spoken, ...Spoken[]],
    audience: there.map((one) => one.audience).reduce(narrower),
  }))
}

/** Its place takes no answer any more to any of what is answered there. */
export function isLate({ answered }: Spot, now: Date): boolean {
  return answered.every(({ answerUntil }) => answerUntil !== null && answerUntil <= now)
}

export function narrower(one: Audience, other: Audience): Audience {
  return isWider(one, other) ? other : one
}

export function isWider(one: Audience, than: Audience): boolean {
  return audiences.indexOf(one) > audiences.indexOf(than)
}
