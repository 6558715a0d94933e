import { statistics } from '@centres/contract'
import { knownCodes } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { checkCodes } from '../centres/check-codes.ts'
import { perVersion } from '../http/per-version.ts'
import type { Services } from '../services.ts'
import { readStatistics } from './read.ts'

export const statisticsRoutes: FastifyPluginAsyncZod<Services> = async (app, { database, now }) => {
  const codes = perVersion(app.versions, () => knownCodes(database))

  // The first visitor should not wait until the log has been read.
  app.addHook('onListen', async () => {
    readStatistics(database, {}, now()).catch((error: unknown) =>
      app.log.warn({ err: error }, 'the log could not be read'),
    )
  })

  app.route({
    ...statistics.read,
    config: { public: 'day' },
    handler: async ({ query }) => {
      checkCodes(query, await codes())
      return readStatistics(database, query, now())
    },
  })
}
