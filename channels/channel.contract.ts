import { afterEach, beforeEach, describe } from 'vitest'
import { connectingHolds } from './connecting.contract.ts'
import { hardTimesHold } from './hard-times.contract.ts'
import { type Harness } from './harness.contract.ts'
import { listeningHolds } from './listening.contract.ts'
import { noddingHolds } from './nodding.contract.ts'
import { platformHolds } from './platform.contract.ts'
import { publishingHolds } from './publishing.contract.ts'
import { manifestHolds, readingHolds, receivingHolds } from './reading.contract.ts'
import { sayingHolds } from './saying.contract.ts'
import { tallyingHolds } from './tallying.contract.ts'

export { type Harness, nowhere, type PlaceFault, tooHeavy } from './harness.contract.ts'
export { purseOf } from './platform.contract.ts'

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
    connectingHolds(() => at)
    readingHolds(() => at)
    receivingHolds(() => at)
    listeningHolds(() => at)
    tallyingHolds(() => at)
    platformHolds(() => at)
    hardTimesHold(() => at)
    sayingHolds(() => at)
    noddingHolds(() => at)
    publishingHolds(() => at)
  })
}
