import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** The channels against real servers that nobody here wrote: `npm run test:peers`. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    include: ['test/peers/*.peers.ts'],
    globalSetup: 'test/setup/global.ts',
    // Each peer is several servers: one at a time.
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
})
