import { z } from 'zod'
import { actSubjects } from './act-subjects.ts'
import { CentreForm } from './centre-form.ts'
import { FacetCount } from './centres.ts'
import { claimReasons } from './claim-choices.ts'
import { Claim, ClaimId } from './claims.ts'
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
    countryCode: z.string().describe('Empty for what is for everybody, such as a word'),
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
    subject: z.enum(actSubjects),
    subjectId: z.string(),
    about: z.string().nullish().describe('Name, else address, of whom it was done to, where that is somebody'),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Act', description: 'What somebody of the staff, a steward or a sender did' })
export type Act = z.infer<typeof Act>

export const Sender = z
  .object({
    email: z.string(),
    name: z.string(),
    since: z.iso.datetime(),
    language: InterfaceLanguage.describe('In which the letter to them is written'),
  })
  .meta({ id: 'Sender', description: 'Who has sent something, to those who decide on it' })
export type Sender = z.infer<typeof Sender>

const isForAnother = z
  .boolean()
  .describe('Whether somebody else has to decide: whoever asks has refused it before, or has sent it')

export const RegistrationCase = z
  .object({
    registration: Registration,
    sender: Sender.nullable(),
    isForAnother,
    lookalikes: z.array(Lookalike),
    acts: z.array(Act).describe('Newest first, private notes among them'),
  })
  .meta({ id: 'RegistrationCase', description: 'A registration with what is needed to decide on it' })
export type RegistrationCase = z.infer<typeof RegistrationCase>

export const ClaimCase = z
  .object({
    claim: Claim,
    sender: Sender,
    isForAnother,
    stewards: z
      .array(
        z.object({
          by: z.string().describe('Name, else address'),
          answer: z.object({ agrees: z.boolean(), message: z.string(), at: z.iso.datetime() }).nullable(),
        }),
      )
      .describe('Who keeps the record by now, and what each says to the claim'),
    approvableFrom: z.iso
      .datetime()
      .nullable()
      .describe(
        'Until then it can only be refused, since stewards have not all agreed; null where nothing stands in the way',
      ),
    acts: z.array(Act).describe('Newest first, private notes among them'),
  })
  .meta({ id: 'ClaimCase', description: 'A claim with what is needed to decide on it' })
export type ClaimCase = z.infer<typeof ClaimCase>

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

export const ClaimDecision = z
  .strictObject({
    revision: z.int().min(1).describe('Of the claim that was looked at'),
    outcome: z.enum(['approve', 'reject']),
    reason: z.enum(claimReasons).nullable().default(null),
    message: Message.default('').describe('To the claimant, in their letter'),
  })
  .refine(({ outcome, reason }) => outcome === 'approve' || reason !== null, {
    path: ['reason'],
    error: `must be one of ${claimReasons.join(', ')}`,
  })
  .refine(({ reason, message }) => reason !== 'other' || message !== '', {
    path: ['message'],
    error: 'must say why, since the reason is other',
  })

export type ClaimDecisionInput = z.input<typeof ClaimDecision>

const byClaim = z.strictObject({ id: ClaimId })

export const moderation = {
  queue: endpoint({
    method: 'GET',
    url: '/moderation/queue',
    schema: {
      summary: 'List what waits for a decision',
      description:
        'What falls under the asking moderator’s scope, the oldest first: registrations, claims, suggestions, reports, changes to look at and words that may become terms. Counts of kinds and countries leave their own filter out.',
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
  readClaim: endpoint({
    method: 'GET',
    url: '/moderation/claims/:id',
    schema: {
      summary: 'Read what is needed to decide on a claim',
      description:
        'What was sent, by whom and with what evidence, what the stewards of the centre say, and what was done so far, private notes included.',
      tags,
      params: byClaim,
      response: { 200: ClaimCase, ...signedInProblems, 404: Problem },
    },
  }),
  decideClaim: endpoint({
    method: 'POST',
    url: '/moderation/claims/:id/decision',
    schema: {
      summary: 'Decide on a claim',
      description:
        'Makes the claimant a steward of the centre, or refuses; the claimant gets a letter with the reason. Where somebody else has decided or something has happened to the claim in the meantime, or where stewards of the centre still have time to answer, the answer is 409 and nothing is done.',
      tags,
      params: byClaim,
      body: ClaimDecision,
      response: { 200: Claim, ...problems },
    },
  }),
  noteOnClaim: endpoint({
    method: 'POST',
    url: '/moderation/claims/:id/notes',
    schema: {
      summary: 'Leave a note on a claim for other moderators',
      description: 'Neither the claimant nor the stewards ever see it.',
      tags,
      params: byClaim,
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
      querystring: z.strictObject({
        subject: z
          .enum(actSubjects, `must be one of ${actSubjects.join(', ')}`)
          .optional()
          .meta({ description: 'What was done to one kind of thing' }),
        person: z
          .string()
          .max(100)
          .optional()
          .meta({ description: 'What one person did, by their id', example: 'mZ8x0bqKk2dQ' }),
        limit,
        cursor,
      }),
      response: { 200: z.object({ items: z.array(Act), nextCursor: z.string().nullable() }), ...signedInProblems },
    },
  }),
}
