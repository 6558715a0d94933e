import { matches } from '@centres/contract'
import type { Database, PublicCentre } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { findRecord } from '../centres/find-record.ts'
import type { Services } from '../services.ts'
import { find } from './find.ts'

/** A centre, or the one that it was merged into. */
async function follow(database: Database, id: string): Promise<PublicCentre> {
  const found = await findRecord(database, id)
  return 'movedTo' in found ? follow(database, found.movedTo) : found
}

export const matchRoutes: FastifyPluginAsyncZod<Services> = async (app, { database, now }) => {
  app.route({
    ...matches.find,
    config: { public: 'day' },
    handler: async ({ query }) => {
      const { offers, seeks, language, country, region, centre } = query
      await app.checkCodes({ offers, seeks, language, country, region })
      return find(database, query, centre === undefined ? undefined : await follow(database, centre), now())
    },
  })
}
