import { defineConfig } from 'vitest/config'

/** They start programs of their own, kill them, or change what belongs to the whole process. */
const apart = ['test/crash/**', 'test/setup/**', 'server/cli/**', 'database/embedded/**', 'tools/**']
const left = ['**/node_modules/**', '**/dist/**', 'data/**']
/** Far beyond what anything takes: a busy machine fails no test. */
const patience = { testTimeout: 90_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    // Once for all: one PostgreSQL, one template.
    globalSetup: 'test/setup/global.ts',
    // On two cores: while one test waits for PostgreSQL, Chromium or a clock, two others work.
    maxWorkers: 3,
    projects: [
      { test: { name: 'apart', include: apart.map((folder) => `${folder}/*.test.ts`), exclude: left, ...patience } },
      // One after another in the same process: what they import is read once.
      {
        test: {
          name: 'together',
          include: ['**/*.test.ts'],
          exclude: [...left, ...apart],
          isolate: false,
          ...patience,
        },
      },
    ],
  },
})
