import { places } from '@centres/contract'
import { searchPlaces } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'

export const placeRoutes: FastifyPluginAsyncZod<Services> = async (app, { database }) => {
  app.route({
    ...places.search,
    config: { public: 'version' },
    handler: async ({ query }) => ({ items: await searchPlaces(database, query) }),
  })
}
