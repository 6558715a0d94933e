import { type OwnData, privacy } from '@centres/contract'
import { isLastAdministrator, isLastModerator, readErasure, readOwnData } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { Unauthenticated } from '../errors.ts'
import { headersOf } from '../people/session.ts'
import type { Services } from '../services.ts'
import { erase } from './erase.ts'

const often = { max: 30, timeWindow: '1 hour' }

export const privacyRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const { primary, now } = services
  const { auth } = app

  app.route({
    ...privacy.data,
    config: { rateLimit: often },
    handler: async (request, reply): Promise<OwnData> => {
      const { id } = await app.signedIn(request, reply)
      const data = await readOwnData(primary, id)
      if (!data) throw new Unauthenticated('Sign in first.')
      reply.header('content-disposition', 'attachment; filename="writing-centre-atlas-about-me.json"')
      return { writtenAt: now().toISOString(), ...data }
    },
  })

  app.route({
    ...privacy.erasure,
    handler: async (request, reply) => {
      const { id } = await app.signedIn(request, reply)
      return {
        isLastModerator: await isLastModerator(primary, id),
        isLastAdministrator: await isLastAdministrator(primary, id),
        ...(await readErasure(primary, id)),
      }
    },
  })

  app.route({
    ...privacy.erase,
    config: { rateLimit: often },
    handler: async (request, reply) => {
      await erase(services, await app.signedIn(request, reply), request.body.email)
      // The session is gone already; this takes its cookie back.
      const { headers } = await auth.api.signOut({ headers: headersOf(request), returnHeaders: true })
      return reply.header('set-cookie', headers?.getSetCookie() ?? []).send({})
    },
  })
}
