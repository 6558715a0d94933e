import { vocabularies } from '@centres/contract'
import { listVocabularies } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Services } from '../services.ts'

export const vocabularyRoutes: FastifyPluginAsyncZod<Services> = async (app, { database }) => {
  app.route({
    ...vocabularies.list,
    config: { public: 'version' },
    handler: async ({ query: { lang } }) => ({ lang, ...(await listVocabularies(database, lang)) }),
  })
}
