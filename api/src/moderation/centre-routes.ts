import { type Act, moderatedCentres } from '@centres/contract'
import { actsOn } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { moderatorOf } from '../people/moderator-of.ts'
import type { Services } from '../services.ts'
import { findModerated } from './as-moderator.ts'
import { moderatedHistory } from './centre-history.ts'
import { readLookCase, see } from './look.ts'
import { merge } from './merge.ts'
import { noteAct } from './note-act.ts'
import { presentCentre } from './present-centre.ts'
import { restore } from './restore.ts'
import { split } from './split.ts'
import { undo } from './undo.ts'
import { withdraw } from './withdraw.ts'

/** What moderators do to records that are published: only they come in here, each within their scope. */
export const moderatedCentreRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const { primary, now } = services
  const moderator = moderatorOf(app)

  app.route({
    ...moderatedCentres.read,
    handler: async (request, reply) => {
      const { id } = await findModerated(primary, await moderator(request, reply), request.params.id)
      return presentCentre(primary, id)
    },
  })

  app.route({
    ...moderatedCentres.history,
    handler: async (request, reply) => {
      const { id } = await findModerated(primary, await moderator(request, reply), request.params.id)
      return moderatedHistory(primary, id, request.query)
    },
  })

  app.route({
    ...moderatedCentres.merge,
    handler: async (request, reply) =>
      merge(services, await moderator(request, reply), request.params.id, request.body),
  })

  app.route({
    ...moderatedCentres.split,
    handler: async (request, reply) =>
      split(services, await moderator(request, reply), request.params.id, request.body),
  })

  app.route({
    ...moderatedCentres.withdraw,
    handler: async (request, reply) =>
      withdraw(services, await moderator(request, reply), request.params.id, request.body),
  })

  app.route({
    ...moderatedCentres.restore,
    handler: async (request, reply) =>
      restore(services, await moderator(request, reply), request.params.id, request.body),
  })

  app.route({
    ...moderatedCentres.undo,
    handler: async (request, reply) => undo(services, await moderator(request, reply), request.params.id, request.body),
  })

  app.route({
    ...moderatedCentres.note,
    handler: async (request, reply): Promise<Act> => {
      const person = await moderator(request, reply)
      const { id: centreId } = await findModerated(primary, person, request.params.id)
      const { text } = request.body
      await primary.transaction((tx) =>
        noteAct(tx, person, { at: now().toISOString(), action: 'note', centreId, details: { text } }),
      )
      const [note] = await actsOn(primary, 'centre', centreId, 1)
      return note as Act
    },
  })

  app.route({
    ...moderatedCentres.look,
    handler: async (request, reply) => readLookCase(services, await moderator(request, reply), request.params.id),
  })

  app.route({
    ...moderatedCentres.see,
    handler: async (request, reply) => see(services, await moderator(request, reply), request.params.id, request.body),
  })
}
