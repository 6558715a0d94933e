import { statistics } from '@centres/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'
import { readStatistics } from './read.ts'

export const statisticsRoutes: FastifyPluginAsyncZod<Services> = async (app, { database, now }) => {
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
      await app.checkCodes(query)
      return readStatistics(database, query, now())
    },
  })
}
