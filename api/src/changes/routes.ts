import { changes, narrowingFilters } from '@centres/contract'
import { changesBefore, changesSince, knownCodes } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { checkCodes } from '../centres/check-codes.ts'
import { perVersion } from '../http/per-version.ts'
import type { Services } from '../services.ts'
import { tellChange } from './tell.ts'
import { writeFeed } from './write-feed.ts'

export const changeRoutes: FastifyPluginAsyncZod<Services> = async (app, { database, settings }) => {
  const codes = perVersion(app.versions, () => knownCodes(database))

  app.route({
    ...changes.list,
    config: { public: 'version' },
    handler: async ({ query: { since, limit, ...asked } }) => {
      const selection = narrowingFilters(asked)
      checkCodes(selection, await codes())
      const { items, reached, hasMore, datasetVersion } = await changesSince(database, selection, { since, limit })
      return { items: items.map(tellChange), next: reached, hasMore, datasetVersion }
    },
  })

  app.route({
    ...changes.feed,
    config: { public: 'version' },
    handler: async ({ query: asked }, reply) => {
      const query = narrowingFilters(asked)
      const { before, limit, lang: _, ...selection } = query
      checkCodes(selection, await codes())
      const found = await changesBefore(database, selection, { before, limit })
      return reply
        .type('application/atom+xml; charset=utf-8')
        .serializer(String)
        .send(writeFeed(found, { publicUrl: settings.publicUrl, query }))
    },
  })
}
