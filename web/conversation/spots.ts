import { type Audience, type Conversation, type Turn } from '#contract'
import { audienceOf, widest } from './audience.ts'

/** Where an answer goes out: what was said there is answered there, by a message of its own. */
export interface Spot {
  key: string
  place: Turn['place']
  answered: [Turn, ...Turn[]]
  audience: Audience
  /** Where one goes to answer by one's own hand. */
  url: string | null
  /** Until when one can answer there; null: at any time. */
  until: Date | null
}

/** What one answers, by where it was said, in the order given. */
export function spotsOf(answered: readonly Turn[], threads: Conversation['threads'] = []): Spot[] {
  return [...Map.groupBy(answered, (turn) => turn.spot)].map(([key, there]) => {
    const [first] = there as [Turn, ...Turn[]]
    const thread = threads.find((one) => one.id === first.thread)
    return {
      key,
      place: first.place,
      answered: there as [Turn, ...Turn[]],
      audience: audienceOf(there),
      until: latest(there),
      url: there.find((turn) => turn.url)?.url ?? thread?.url ?? null,
    }
  })
}

/** Past its time a place takes an answer by hand only. */
export function isLate({ place, until }: Spot, now: Date): boolean {
  return place.says && until !== null && until <= now
}

/** Those where one answers on the spot, by one’s own hand. */
export const byHandAmong = (spots: readonly Spot[], now: Date): Spot[] =>
  spots.filter((spot) => !spot.place.says || isLate(spot, now))

function latest(there: readonly Turn[]): Date | null {
  const moments = there.map((turn) => turn.answerUntil)
  return moments.includes(null) ? null : new Date(Math.max(...moments.map((at) => Date.parse(at!))))
}

/** The widest that it is anywhere; at each spot it is as narrow as what it answers there. */
export function audienceAt(spots: readonly Spot[]): Audience {
  return widest(spots.map((spot) => spot.audience))
}
