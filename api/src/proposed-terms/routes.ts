import { proposedTerms } from '@centres/contract'
import { mayDecide, type PersonRecord, type ProposedTermRecord, readProposedTerm } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { NotFound } from '../errors.ts'
import { moderatorOf } from '../people/moderator-of.ts'
import type { Services } from '../services.ts'
import { decideOnWord } from './decide.ts'
import { presentProposedTerm } from './present.ts'

/** Own words that may become terms. As with every case, another's is as if it were not there. */
export const proposedTermRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const { primary } = services
  const asModerator = moderatorOf(app)

  const find = async ({ moderates }: PersonRecord, id: string): Promise<ProposedTermRecord> => {
    const found = (await mayDecide(primary, moderates, { kind: 'vocabulary', id }))
      ? await readProposedTerm(primary, id)
      : undefined
    if (!found) throw new NotFound('There is no such word to decide on.')
    return found
  }

  app.route({
    ...proposedTerms.read,
    handler: async (request, reply) =>
      presentProposedTerm(primary, await find(await asModerator(request, reply), request.params.id)),
  })

  app.route({
    ...proposedTerms.decide,
    handler: async (request, reply) => {
      const moderator = await asModerator(request, reply)
      return decideOnWord(services, moderator, await find(moderator, request.params.id), request.body)
    },
  })
}
