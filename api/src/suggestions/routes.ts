import { suggestions } from '@centres/contract'
import { suggestionsForSteward } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { findRecord } from '../centres/find-record.ts'
import { slugOf } from '../centres/present.ts'
import { lettersTo } from '../http/letters-to.ts'
import { redirect } from '../http/redirect.ts'
import { isPerson } from '../robots/refuse-robots.ts'
import type { Services } from '../services.ts'
import { confirm } from './confirm.ts'
import { decide } from './decide.ts'
import { caseOf, casesFor, findForDecision } from './find.ts'
import { checkSuggestion, sendSuggestion } from './send.ts'

/** Suggestions of one client, and letters about them to one address. */
const byClient = { max: 20, timeWindow: '1 hour' }
const byAddress = { max: 10, timeWindow: '1 hour' }
const tries = { max: 30, timeWindow: '10 minutes' }

export const suggestionRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const { primary } = services
  const countAddress = lettersTo(app, byAddress)

  app.route({
    ...suggestions.send,
    config: { rateLimit: byClient },
    handler: async (request, reply) => {
      const { altcha, homepage, ...suggested } = request.body
      const found = await findRecord(primary, request.params.id)
      if ('movedTo' in found) return redirect(request, reply, `/v1/centres/${found.movedTo}/suggestions`)
      // What is wrong with it is told before a solution is spent.
      if (homepage === '') await checkSuggestion(services, found, suggested)
      if (await isPerson(services, { altcha, homepage })) {
        await countAddress(request, reply)
        await sendSuggestion(services, found, suggested)
      }
      return reply.code(202).header('cache-control', 'no-store').send({})
    },
  })

  app.route({
    ...suggestions.confirm,
    config: { rateLimit: tries },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { centre, kind } = await confirm(services, request.body.token)
      const { id, names } = centre
      return { centre: { id, slug: slugOf(names), names }, kind }
    },
  })

  app.route({
    ...suggestions.list,
    handler: async (request, reply) => {
      const person = await app.signedIn(request, reply)
      return { items: await casesFor(services, person, await suggestionsForSteward(primary, person.id)) }
    },
  })

  app.route({
    ...suggestions.read,
    handler: async (request, reply) => {
      const person = await app.signedIn(request, reply)
      return caseOf(services, await findForDecision(services, person, request.params.id))
    },
  })

  app.route({
    ...suggestions.decide,
    handler: async (request, reply) =>
      decide(services, await app.signedIn(request, reply), request.params.id, request.body),
  })
}
