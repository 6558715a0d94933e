import { type Act, moderation, type QueueItem, type Sender } from '@centres/contract'
import {
  actsOn,
  type ClaimRecord,
  listActs,
  listQueue,
  mayDecide,
  type PersonRecord,
  type RegistrationRecord,
  readClaim,
  readRegistration,
  readSender,
  recordAct,
} from '@centres/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { approvableFrom, voicesOn } from '../claims/contest.ts'
import { calledOf, claimOf } from '../claims/present.ts'
import { Invalid, NotFound } from '../errors.ts'
import { addressTo } from '../letters/address-to.ts'
import { moderatorOf, moderatorOfAll } from '../people/moderator-of.ts'
import { findLookalikes } from '../registrations/find-lookalikes.ts'
import { registrationOf } from '../registrations/present.ts'
import type { Services } from '../services.ts'
import { decide } from './decide.ts'
import { decideOnClaim } from './decide-claim.ts'
import { isForAnother } from './for-another.ts'

const mostActs = 100

/** The parts of a form that was sent, and so is one. */
type SentForm = {
  names: { text: string }[]
  institutions: { names: { text: string }[]; website: string | null }[]
  website: string | null
  location: { longitude: number; latitude: number } | null
}
const formOf = ({ form }: RegistrationRecord) => form as unknown as SentForm

const dayMs = 86_400_000

const cursorOf = ({ submittedAt, id }: QueueItem) => `${submittedAt} ${id}`

function afterOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined
  const [, submittedAt, id] = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z) ([\w-]{1,60})$/.exec(cursor) ?? []
  if (submittedAt && id) return { submittedAt, id }
  throw new Invalid([{ in: 'query', name: 'cursor', message: 'must be a nextCursor that this API gave' }])
}

function beforeOf(cursor: string | undefined): string | undefined {
  if (cursor === undefined || /^\d{1,18}$/.test(cursor)) return cursor
  throw new Invalid([{ in: 'query', name: 'cursor', message: 'must be a nextCursor that this API gave' }])
}

/** Only those who decide come in here. */
export const moderationRoutes: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const { primary, database, now } = services

  const asModerator = moderatorOf(app)
  const asModeratorOfAll = moderatorOfAll(app)

  /** One that falls under the moderator's scope; another's is as if it were not there. */
  const find = async ({ moderates }: PersonRecord, id: string): Promise<RegistrationRecord> => {
    const registration = (await mayDecide(primary, moderates, { kind: 'registration', id }))
      ? await readRegistration(primary, id)
      : undefined
    if (!registration || registration.submittedAt === null)
      throw new NotFound('There is no such registration to decide on.')
    return registration
  }

  /** The same of a claim. */
  const findClaim = async ({ moderates }: PersonRecord, id: string): Promise<ClaimRecord> => {
    const claim = (await mayDecide(primary, moderates, { kind: 'claim', id }))
      ? await readClaim(primary, id)
      : undefined
    if (!claim || claim.state === 'withdrawn') throw new NotFound('There is no such claim to decide on.')
    return claim
  }

  const senderOf = async (personId: string | null): Promise<Sender | null> => {
    const sender = personId ? await readSender(primary, personId) : undefined
    return sender ? { ...sender, language: addressTo(sender).language } : null
  }

  const leaveNote = async (moderator: PersonRecord, subject: Act['subject'], subjectId: string, text: string) => {
    await primary.transaction((tx) =>
      recordAct(tx, {
        at: now().toISOString(),
        personId: moderator.id,
        role: 'moderator',
        action: 'note',
        subject,
        subjectId,
        details: { text },
      }),
    )
    const [note] = await actsOn(primary, subject, subjectId, 1)
    return note as Act
  }

  app.route({
    ...moderation.queue,
    handler: async (request, reply) => {
      const { moderates } = await asModerator(request, reply)
      const { kind, country, days, limit, cursor } = request.query
      const { items, ...counts } = await listQueue(primary, {
        moderates,
        kind,
        country,
        until: days === undefined ? undefined : new Date(now().getTime() - days * dayMs).toISOString(),
        after: afterOf(cursor),
        limit: limit + 1,
      })
      const page = items.slice(0, limit)
      const last = items.length > limit ? page.at(-1) : undefined
      return { ...counts, items: page, nextCursor: last ? cursorOf(last) : null }
    },
  })

  app.route({
    ...moderation.read,
    handler: async (request, reply) => {
      const moderator = await asModerator(request, reply)
      const registration = await find(moderator, request.params.id)
      const { names, institutions, website, location } = formOf(registration)
      const lookalikes = await findLookalikes(database, {
        names: names.map(({ text }) => text),
        institutions: institutions.flatMap((one) => one.names.map(({ text }) => text)),
        websites: [website, ...institutions.map((one) => one.website)].flatMap((one) => one ?? []),
        near: location ? [location.longitude, location.latitude] : undefined,
      })
      return {
        registration: registrationOf(registration),
        sender: await senderOf(registration.personId),
        isForAnother: await isForAnother(primary, moderator, { kind: 'registration', ...registration }),
        lookalikes: lookalikes.filter(({ centre }) => centre.id !== registration.centreId),
        acts: await actsOn(primary, 'registration', registration.id, mostActs),
      }
    },
  })

  app.route({
    ...moderation.decide,
    handler: async (request, reply) => {
      const moderator = await asModerator(request, reply)
      return decide(services, moderator, await find(moderator, request.params.id), request.body)
    },
  })

  app.route({
    ...moderation.note,
    handler: async (request, reply) => {
      const moderator = await asModerator(request, reply)
      const { id } = await find(moderator, request.params.id)
      return leaveNote(moderator, 'registration', id, request.body.text)
    },
  })

  app.route({
    ...moderation.readClaim,
    handler: async (request, reply) => {
      const moderator = await asModerator(request, reply)
      const claim = await findClaim(moderator, request.params.id)
      const voices = await voicesOn(primary, claim)
      const sender = await senderOf(claim.personId)
      if (!sender) throw new NotFound('There is no such claim to decide on.')
      return {
        claim: claimOf(claim),
        sender,
        isForAnother: await isForAnother(primary, moderator, { kind: 'claim', ...claim }),
        stewards: voices.map(({ steward, answer }) => ({ by: calledOf(steward), answer })),
        approvableFrom: approvableFrom(claim, voices, now()),
        acts: await actsOn(primary, 'claim', claim.id, mostActs),
      }
    },
  })

  app.route({
    ...moderation.decideClaim,
    handler: async (request, reply) => {
      const moderator = await asModerator(request, reply)
      return decideOnClaim(services, moderator, await findClaim(moderator, request.params.id), request.body)
    },
  })

  app.route({
    ...moderation.noteOnClaim,
    handler: async (request, reply) => {
      const moderator = await asModerator(request, reply)
      const { id } = await findClaim(moderator, request.params.id)
      return leaveNote(moderator, 'claim', id, request.body.text)
    },
  })

  app.route({
    ...moderation.acts,
    handler: async (request, reply) => {
      await asModeratorOfAll(request, reply)
      const { limit, cursor, subject, person } = request.query
      const items = await listActs(primary, {
        before: beforeOf(cursor),
        subject,
        personId: person,
        limit: limit + 1,
      })
      const page = items.slice(0, limit)
      return { items: page, nextCursor: items.length > limit ? (page.at(-1)?.id ?? null) : null }
    },
  })
}
