import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'data/**'],
    globalSetup: 'test/setup/global.ts',
    // Two cores are what a small machine has; PostgreSQL and Chromium want their share of them.
    maxWorkers: 2,
    // A browser on a machine that does much else may be late once; twice is a fault.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
