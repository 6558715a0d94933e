import { type InterfaceLanguage, type Me, type OwnSession, people } from '@centres/contract'
import { changePerson, type PersonRecord, readPerson } from '@centres/db'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { slugOf } from '../centres/present.ts'
import { NotFound, Unauthenticated } from '../errors.ts'
import { lettersTo } from '../http/letters-to.ts'
import { isPerson } from '../robots/refuse-robots.ts'
import type { Services } from '../services.ts'
import { headersOf } from './session.ts'
import { openLink, sendLink } from './sign-in.ts'

/** Letters that one client, and that one address, may have sent. */
const linksByClient = { max: 10, timeWindow: '10 minutes' }
const linksByAddress = { max: 5, timeWindow: '1 hour' }
const tries = { max: 30, timeWindow: '10 minutes' }

export const meOf = ({ email, name, language, moderates, isAdministrator, centres }: PersonRecord): Me => ({
  email,
  name,
  language: language as InterfaceLanguage,
  moderates,
  isAdministrator,
  centres: centres.map((centre) => ({ ...centre, slug: slugOf(centre.names) })),
})

export const peopleRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const { primary, now } = services
  const { auth } = app
  const countAddress = lettersTo(app, linksByAddress)

  app.route({
    ...people.askForLink,
    config: { rateLimit: linksByClient },
    handler: async (request, reply) => {
      const { altcha, homepage, ...asked } = request.body
      if (await isPerson(services, { altcha, homepage })) {
        await countAddress(request, reply)
        await sendLink(services, auth, asked, headersOf(request))
      }
      return reply.code(202).header('cache-control', 'no-store').send({})
    },
  })

  app.route({
    ...people.signIn,
    config: { rateLimit: tries },
    handler: async (request, reply) => {
      const { token, language } = request.body
      const { personId, cookies } = await openLink(services, auth, token, headersOf(request, language))
      const person = await readPerson(primary, personId)
      if (!person) throw new Unauthenticated('Sign in first.')
      return reply.header('cache-control', 'no-store').header('set-cookie', cookies).send(meOf(person))
    },
  })

  app.route({
    ...people.signOut,
    handler: async (request, reply) => {
      await app.signedIn(request, reply)
      const { headers } = await auth.api.signOut({ headers: headersOf(request), returnHeaders: true })
      return reply.header('set-cookie', headers?.getSetCookie() ?? []).send({})
    },
  })

  app.route({
    ...people.me,
    handler: async (request, reply) => meOf(await app.signedIn(request, reply)),
  })

  app.route({
    ...people.change,
    handler: async (request, reply) => {
      const { id } = await app.signedIn(request, reply)
      await changePerson(primary, id, request.body, now().toISOString())
      return meOf((await readPerson(primary, id)) as PersonRecord)
    },
  })

  /** Their tokens open doors and stay here. */
  const sessionsOf = async (request: FastifyRequest) => {
    const headers = headersOf(request)
    const [current, list] = await Promise.all([auth.api.getSession({ headers }), auth.api.listSessions({ headers })])
    return list.map((one) => ({ ...one, isCurrent: one.id === current?.session.id }))
  }

  app.route({
    ...people.sessions,
    handler: async (request, reply) => {
      await app.signedIn(request, reply)
      const items = (await sessionsOf(request)).map(
        ({ id, userAgent, createdAt, updatedAt, isCurrent }): OwnSession => ({
          id,
          device: userAgent || null,
          createdAt: new Date(createdAt).toISOString(),
          seenAt: new Date(updatedAt).toISOString(),
          isCurrent,
        }),
      )
      return { items }
    },
  })

  app.route({
    ...people.endSession,
    handler: async (request, reply) => {
      await app.signedIn(request, reply)
      const session = (await sessionsOf(request)).find(({ id }) => id === request.params.id)
      if (!session) throw new NotFound('You have no such session.')
      await auth.api.revokeSession({ body: { token: session.token }, headers: headersOf(request) })
      return {}
    },
  })

  app.route({
    ...people.endSessions,
    handler: async (request, reply) => {
      await app.signedIn(request, reply)
      const { headers } = await auth.api.revokeSessions({ headers: headersOf(request), returnHeaders: true })
      return reply.header('set-cookie', headers?.getSetCookie() ?? []).send({})
    },
  })
}
