import { mostSetsAMinute, sets } from '@centres/contract'
import { knownCodes, type SetSince } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { LRUCache } from 'lru-cache'
import { setAddress } from '../addresses.ts'
import { checkCodes } from '../centres/check-codes.ts'
import { perVersion } from '../http/per-version.ts'
import type { Services } from '../services.ts'
import { keepSet } from './keep.ts'
import { readPage } from './read.ts'

const mostCompared = 200

export const setRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const { database, settings } = services
  const codes = perVersion(app.versions, () => knownCodes(database))
  const compared = new LRUCache<string, SetSince>({ max: mostCompared })

  app.route({
    ...sets.keep,
    config: { rateLimit: { max: mostSetsAMinute, timeWindow: '1 minute' } },
    handler: async ({ query }, reply) => {
      checkCodes(query, await codes())
      const { set, isNew } = await keepSet(services, query)
      const address = setAddress(settings.publicUrl, set.id)
      return reply
        .code(isNew ? 201 : 200)
        .header('location', `/v1/sets/${set.id}`)
        .header('cache-control', 'no-store')
        .send({ ...set, address })
    },
  })

  app.route({
    ...sets.read,
    config: { public: 'version' },
    handler: ({ params, query }) => readPage(services, params.id, query, compared),
  })
}
