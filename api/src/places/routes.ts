import { places } from '@centres/contract'
import { placeAt, searchPlaces } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'

export const placeRoutes: FastifyPluginAsyncZod<Services> = async (app, { database }) => {
  app.route({
    ...places.search,
    config: { public: 'version' },
    handler: async ({ query }) => ({ items: await searchPlaces(database, query) }),
  })

  app.route({
    ...places.at,
    config: { public: 'version' },
    handler: async ({ query }) => {
      const [longitude, latitude] = query.point
      return placeAt(database, { longitude, latitude })
    },
  })
}
