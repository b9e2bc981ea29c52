import { words } from '../words.svelte.ts'
import { type Spot } from './spots.ts'

/** For whom one speaks, where it will go and who will see it, in one sentence. */
export function whereItGoes(client: string, spots: readonly Spot[]): string {
  const say = words.composer
  const seen = (spot: Spot) => say.seenBy(spot.audience, spot.answered[0].name)
  const [only] = spots
  if (!only) return say.nobodyYet
  if (spots.length === 1) return say.speakingFor(client, only.place.name, seen(only))
  const each = spots.map((spot) => {
    const namesakes = spots.filter((one) => one.place.name === spot.place.name)
    const whom = namesakes.length > 1 ? spot.answered[0].name : null
    return say.oneOfSpots(spot.place.name, spot.place.says ? seen(spot) : say.byHand, whom)
  })
  return say.speakingAt(client, each)
}
