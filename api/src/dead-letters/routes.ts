import { type DeadLetter, deadLetters } from '@centres/contract'
import { type DeadJob, inTransaction, type PersonRecord, recordAct } from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { NotFound } from '../errors.ts'
import { letterQueue, type SealedLetter } from '../letters/enqueue.ts'
import { moderatorOfAll } from '../people/moderator-of.ts'
import type { Services } from '../services.ts'

/** As much of an address as tells a slip in its host: a…@example.org. */
const masked = (address: string) => address.replace(/^(.).*@/u, '$1…@')

function presentDead({ id, data, reason, tries, writtenAt, at }: DeadJob): DeadLetter {
  const { kind, to, language } = data as SealedLetter
  const answer = (reason as { message?: unknown } | null)?.message
  return {
    id,
    kind,
    to: masked(to),
    language,
    writtenAt,
    givenUpAt: at,
    tries,
    answer: typeof answer === 'string' ? answer : '',
  }
}

export const deadLetterRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const { jobs, primary, now } = services

  const asModerator = moderatorOfAll(app)

  const take = async (person: PersonRecord, id: string, again: boolean) => {
    await inTransaction(primary, async (tx) => {
      const letter = (await jobs.take(tx, letterQueue.name, id, again)) as SealedLetter | undefined
      if (!letter) throw new NotFound('There is no undelivered letter with this id.')
      await recordAct(tx, {
        at: now().toISOString(),
        personId: person.id,
        role: 'moderator',
        action: again ? 'tried-again' : 'discarded',
        subject: 'letter',
        subjectId: id,
        details: { kind: letter.kind },
      })
    })
    return {}
  }

  app.route({
    ...deadLetters.list,
    handler: async (request, reply) => {
      await asModerator(request, reply)
      return { items: (await jobs.dead(letterQueue.name)).map(presentDead) }
    },
  })

  app.route({
    ...deadLetters.retry,
    handler: async (request, reply) => take(await asModerator(request, reply), request.params.id, true),
  })

  app.route({
    ...deadLetters.discard,
    handler: async (request, reply) => take(await asModerator(request, reply), request.params.id, false),
  })
}
