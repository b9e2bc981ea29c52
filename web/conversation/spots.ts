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
      url: there.find((turn) => turn.url)?.url ?? thread?.url ?? null,
    }
  })
}

/** The widest that it is anywhere; at each spot it is as narrow as what it answers there. */
export function audienceAt(spots: readonly Spot[]): Audience {
  return widest(spots.map((spot) => spot.audience))
}
