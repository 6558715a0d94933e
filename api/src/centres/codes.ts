import type { CentreFilters } from '@centres/contract'
import { type Database, knownCodes } from '@centres/db'
import fp from 'fastify-plugin'
import { perVersion } from '../http/per-version.ts'
import { checkCodes } from './check-codes.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The codes that filters may name, as they are at this dataset version. */
    knownCodes: () => ReturnType<typeof knownCodes>
    /** Refuses filters that name a code that there is not. */
    checkCodes: (filters: CentreFilters) => Promise<void>
  }
}

/** The codes of filters, read once for each dataset version, however many routes ask. */
export const codes = fp<{ database: Database }>(
  async (app, { database }) => {
    const known = perVersion(app.versions, () => knownCodes(database))
    app.decorate('knownCodes', known)
    app.decorate('checkCodes', async (filters: CentreFilters) => checkCodes(filters, await known()))
  },
  { name: 'codes', dependencies: ['answers'] },
)
