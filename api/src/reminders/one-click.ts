import type { FastifyPluginAsync } from 'fastify'
import type { Services } from '../services.ts'
import { unsubscribeByLink } from './choose.ts'

type Posted = { Params: { token: string } }

/**
 * What List-Unsubscribe names (RFC 8058): mail programs post a form to it for their readers, from their own servers and
 * pages. A GET of the same address is a page of the client with a button.
 */
export const oneClickRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  // What is posted says nothing that the address does not.
  app.addContentTypeParser(['application/x-www-form-urlencoded', 'multipart/form-data'], (_, payload, done) => {
    payload.resume()
    done(null, undefined)
  })
  app.post<Posted>(
    '/unsubscribe/:token',
    {
      schema: { hide: true } as object,
      config: { fromAnywhere: true, rateLimit: { max: 60, timeWindow: '10 minutes' } },
    },
    async ({ params }, reply) => {
      reply.header('cache-control', 'no-store')
      return unsubscribeByLink(services, params.token)
    },
  )
}
