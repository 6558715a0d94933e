import { matches } from '@centres/contract'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { followRecord } from '../centres/find-record.ts'
import type { Services } from '../services.ts'
import { find } from './find.ts'

export const matchRoutes: FastifyPluginAsyncZod<Services> = async (app, { database, now }) => {
  app.route({
    ...matches.find,
    config: { public: 'day' },
    handler: async ({ query }) => {
      const { offers, seeks, language, country, region, centre } = query
      await app.checkCodes({ offers, seeks, language, country, region })
      return find(database, query, centre === undefined ? undefined : await followRecord(database, centre), now())
    },
  })
}
