import { z } from 'zod'
import { CentreForm } from './centre-form.ts'
import { FacetCount } from './centres.ts'
import { decisionReasons } from './decision-reasons.ts'
import { endpoint } from './endpoint.ts'
import { InterfaceLanguage } from './languages.ts'
import { signedInProblems } from './people.ts'
import { Problem } from './problem.ts'
import { integerParam } from './query.ts'
import { queueKinds } from './queue-kinds.ts'
import { Lookalike, Registration, RegistrationId } from './registrations.ts'

export const QueueItem = z
  .object({
    kind: z.enum(queueKinds),
    id: z.string(),
    title: z.string(),
    institution: z.string().nullable(),
    countryCode: z.string(),
    submittedAt: z.iso.datetime(),
    evidence: z.array(z.string()).describe('What speaks for it by itself; codes of evidence'),
    isAppeal: z.boolean().describe('Whether it was refused before and somebody has appealed'),
  })
  .meta({ id: 'QueueItem', description: 'Something to decide' })
export type QueueItem = z.infer<typeof QueueItem>

export const Act = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    by: z.string().nullable().describe('Name or address of who did it; null for somebody who had themselves erased'),
    role: z.enum(['steward', 'moderator', 'administrator', 'sender']),
    action: z.string(),
    subject: z.enum(['registration', 'centre', 'suggestion', 'letter', 'import']),
    subjectId: z.string(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Act', description: 'What somebody of the staff, a steward or a sender did' })
export type Act = z.infer<typeof Act>

export const RegistrationCase = z
  .object({
    registration: Registration,
    sender: z
      .object({
        email: z.string(),
        name: z.string(),
        since: z.iso.datetime(),
        language: InterfaceLanguage.describe('In which the letter to them is written'),
      })
      .nullable(),
    lookalikes: z.array(Lookalike),
    acts: z.array(Act).describe('Newest first, private notes among them'),
  })
  .meta({ id: 'RegistrationCase', description: 'A registration with what is needed to decide on it' })
export type RegistrationCase = z.infer<typeof RegistrationCase>

const tags = ['Moderating']
const limit = integerParam(1, 100).default(50).meta({ description: 'How much a page holds at most' })
const cursor = z.string().max(200).optional().meta({ description: 'The nextCursor of the page before' })
const byId = z.strictObject({ id: RegistrationId })
const problems = { ...signedInProblems, 404: Problem, 409: Problem }

const Message = z.string().trim().max(2000, 'must have at most 2,000 characters')

export const Decision = z
  .strictObject({
    revision: z.int().min(1).describe('Of the registration that was looked at'),
    outcome: z.enum(['publish', 'ask', 'reject']),
    reason: z.enum(decisionReasons).nullable().default(null),
    message: Message.default('').describe('To the sender, in their letter'),
    form: CentreForm.optional().describe('With publish: the form with the moderator’s own mends'),
  })
  .refine(({ outcome, reason }) => outcome === 'publish' || reason !== null, {
    path: ['reason'],
    error: `must be one of ${decisionReasons.join(', ')}`,
  })
  .refine(({ reason, message }) => reason !== 'other' || message !== '', {
    path: ['message'],
    error: 'must say why, since the reason is other',
  })
  .refine(({ outcome, form }) => outcome === 'publish' || form === undefined, {
    path: ['form'],
    error: 'goes with publish only',
  })

export type DecisionInput = z.input<typeof Decision>

export const moderation = {
  queue: endpoint({
    method: 'GET',
    url: '/moderation/queue',
    schema: {
      summary: 'List what waits for a decision',
      description:
        'What falls under the asking moderator’s scope, the oldest first: registrations, claims, suggestions and changes to look at. Counts of kinds and countries leave their own filter out.',
      tags,
      querystring: z.strictObject({
        kind: z.enum(queueKinds).optional().meta({ description: 'What is to be decided on', example: 'registration' }),
        days: integerParam(1, 3650)
          .optional()
          .meta({ description: 'Only what has waited for at least as many days', example: 7 }),
        country: z.string().length(2).toUpperCase().optional().meta({ description: 'Country or area', example: 'ZA' }),
        limit,
        cursor,
      }),
      response: {
        200: z.object({
          total: z.int(),
          kinds: z.array(FacetCount).describe('Of all that waits in the scope, whatever kind is asked for'),
          countries: z.array(FacetCount).describe('Of all that waits in the scope, whatever country is asked for'),
          items: z.array(QueueItem),
          nextCursor: z.string().nullable(),
        }),
        ...signedInProblems,
      },
    },
  }),
  read: endpoint({
    method: 'GET',
    url: '/moderation/registrations/:id',
    schema: {
      summary: 'Read what is needed to decide',
      description:
        'The form, who sent it and with what evidence, listed centres that may be the same, and what was done so far, private notes included.',
      tags,
      params: byId,
      response: { 200: RegistrationCase, ...signedInProblems, 404: Problem },
    },
  }),
  decide: endpoint({
    method: 'POST',
    url: '/moderation/registrations/:id/decision',
    schema: {
      summary: 'Decide on a registration',
      description:
        'Publishes it, sends it back with what is missing, or refuses it; the sender gets a letter with the reason. Where somebody else has decided or the form has changed in the meantime, the answer is 409 and nothing is done.',
      tags,
      params: byId,
      body: Decision,
      response: { 200: Registration, ...problems },
    },
  }),
  note: endpoint({
    method: 'POST',
    url: '/moderation/registrations/:id/notes',
    schema: {
      summary: 'Leave a note for other moderators',
      description: 'The sender never sees it.',
      tags,
      params: byId,
      body: z.strictObject({ text: Message.min(1, 'must not be empty') }),
      response: { 200: Act, ...signedInProblems, 404: Problem },
    },
  }),
  acts: endpoint({
    method: 'GET',
    url: '/moderation/acts',
    schema: {
      summary: 'List what staff and stewards did',
      description: 'Newest first. For moderators of everything.',
      tags,
      querystring: z.strictObject({ limit, cursor }),
      response: { 200: z.object({ items: z.array(Act), nextCursor: z.string().nullable() }), ...signedInProblems },
    },
  }),
}
