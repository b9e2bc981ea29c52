import { afterEach, beforeEach, describe } from 'vitest'
import { type Harness } from './contract/harness.ts'
import { listeningHolds } from './contract/listening.ts'
import { manifestHolds, readingHolds } from './contract/reading.ts'
import { sayingHolds } from './contract/saying.ts'

export type { Harness, PlaceFault } from './contract/harness.ts'

/** One suite for every channel: what the desk relies on, and what must hold when networks do what they do. */
export function channelContract(name: string, makeHarness: () => Promise<Harness>): void {
  describe(`the contract of channels: ${name}`, () => {
    let at: Harness
    beforeEach(async () => {
      at = await makeHarness()
    })
    afterEach(async () => {
      await at.close?.()
    })
    manifestHolds(() => at)
    readingHolds(() => at)
    listeningHolds(() => at)
    sayingHolds(() => at)
  })
}
