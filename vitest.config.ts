import { defineConfig } from 'vitest/config'

/** A database is copied and opened in a hook, on a machine that may be busy. */
const patient = { testTimeout: 120_000, hookTimeout: 300_000 }

export default defineConfig({
  test: {
    globalSetup: ['tests/support/run.ts'],
    projects: [
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], ...patient } },
      { test: { name: 'db', include: ['tests/db/**/*.test.ts'], ...patient } },
      { test: { name: 'api', include: ['tests/api/**/*.test.ts'], ...patient } },
      { test: { name: 'seeds', include: ['tests/seeds/**/*.test.ts'], ...patient } },
      {
        define: { __BASEMAP_URL__: JSON.stringify('/basemap/test.json') },
        test: { name: 'web', include: ['tests/web/**/*.test.{ts,tsx}'], environment: 'jsdom', ...patient },
      },
      // Two real browsers that draw maps without a graphics card, on two cores: a second try, which the report names.
      { test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], retry: 1, ...patient } },
      { test: { name: 'commands', include: ['tests/commands/**/*.test.ts'], ...patient, testTimeout: 300_000 } },
    ],
  },
})
