import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** A database is copied and opened in a hook, on a machine that may be busy. */
const patient = { testTimeout: 120_000, hookTimeout: 300_000 }

/**
 * On a server everything runs that a database has a part in. The contract, the client on its own and pages that are only
 * read are the same on both databases, and were seen on the embedded one; what they ask for, the tests of the API ask on
 * both.
 */
const onServer = Boolean(process.env.TEST_DATABASE_URL)
const reading = [
  ...['accessibility', 'appearance', 'budgets', 'cite', 'docs', 'head', 'keyboard', 'languages', 'map', 'ogc', 'phone'],
  ...['profile', 'research', 'statistics'],
]
const lookedAt = reading.map((name) => `tests/browser/${name}.test.ts`)

const contract = { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], ...patient } }
const web = {
  define: { __BASEMAP_URL__: JSON.stringify('/basemap/test.json') },
  test: { name: 'web', include: ['tests/web/**/*.test.{ts,tsx}'], environment: 'jsdom', ...patient },
}

export default defineConfig({
  test: {
    // A test waits for its database and its browser, which are processes of their own: one at a time leaves cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: ['tests/support/run.ts'],
    projects: [
      ...(onServer ? [] : [contract, web]),
      { test: { name: 'db', include: ['tests/db/**/*.test.ts'], ...patient } },
      { test: { name: 'api', include: ['tests/api/**/*.test.ts'], ...patient } },
      { test: { name: 'seeds', include: ['tests/seeds/**/*.test.ts'], ...patient } },
      // Two real browsers that draw maps without a graphics card, on two cores: a second try, which the report names.
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: onServer ? lookedAt : [],
          retry: 1,
          ...patient,
        },
      },
      { test: { name: 'commands', include: ['tests/commands/**/*.test.ts'], ...patient, testTimeout: 300_000 } },
    ],
  },
})
