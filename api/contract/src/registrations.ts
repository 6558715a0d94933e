import { z } from 'zod'
import { CentreSummary } from './centres.ts'
import { Appeal, UsualDays } from './claims.ts'
import { endpoint } from './endpoint.ts'
import { PositionParam } from './geo.ts'
import { Done, signedInProblems } from './people.ts'
import { Problem } from './problem.ts'
import { repeatable } from './query.ts'

export const registrationStates = ['draft', 'submitted', 'changes-asked', 'published', 'rejected'] as const

/** A form that may be half filled in: whether it is right, its sending says. */
export const Draft = z.record(z.string().max(60), z.unknown()).describe('A CentreForm, filled in as far as it is')

const registration = {
  id: z.string(),
  state: z.enum(registrationStates),
  revision: z.int().describe('Counts up with every writing; hand it back when writing'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  evidence: z.array(z.string()).describe('Steps of the evidence ladder that are climbed already; codes of evidence'),
  reason: z.string().nullable().describe('Of a refusal, or of changes that are asked for; code'),
  message: z.string().nullable().describe('What the moderator wrote'),
  appeal: z.string().nullable().describe('The words of the appeal, if there was one: there is only one'),
  centreId: z.string().nullable().describe('Of the record, once it is published'),
}

export const Registration = z
  .object({ ...registration, form: Draft, usualDays: UsualDays })
  .meta({ id: 'Registration', description: 'A centre on its way into the directory' })
export type Registration = z.infer<typeof Registration>

export const RegistrationBrief = z
  .object({ ...registration, title: z.string().describe('The first name in the form; may be empty') })
  .meta({ id: 'RegistrationBrief' })
export type RegistrationBrief = z.infer<typeof RegistrationBrief>

export const lookalikeReasons = ['name', 'institution', 'website', 'place'] as const

export const Lookalike = z
  .object({ centre: CentreSummary, shares: z.array(z.enum(lookalikeReasons)).describe('What it has in common') })
  .meta({ id: 'Lookalike', description: 'A centre of the directory that may be the same' })
export type Lookalike = z.infer<typeof Lookalike>

/** Names of one kind that are looked for at once. */
const mostTexts = 8

const tags = ['Registering']
export const RegistrationId = z
  .uuid('must be the id of a registration')
  .meta({ description: 'Id of a registration', example: '0b9d4b3e-6c1f-4a54-9f0e-1f6a5c1b7a10' })
const byId = z.strictObject({ id: RegistrationId })
const revision = z.int().min(1).describe('That was read; a newer one is not written over')
const ownProblems = { ...signedInProblems, 404: Problem, 409: Problem }

export const registrations = {
  lookalikes: endpoint({
    method: 'GET',
    url: '/lookalikes',
    schema: {
      summary: 'Find centres that may be the same',
      description:
        'For whoever enters a centre: those of the directory with a similar name or institution, with the same website’s domain, or close by. Most alike first.',
      tags,
      querystring: z.strictObject({
        name: repeatable(z.string().max(200), mostTexts).meta({
          description: 'A name of the centre; repeat it for others',
          example: 'Skryflab',
        }),
        institution: repeatable(z.string().max(200), mostTexts).meta({
          description: 'A name of an institution of it; repeat it for others',
          example: 'Universiteit Stellenbosch',
        }),
        website: repeatable(z.string().max(500), mostTexts).meta({
          description: 'A website of the centre or an institution; repeat it for others',
          example: 'https://www.sun.ac.za/',
        }),
        near: PositionParam.optional().meta({
          description: 'Where it is: longitude,latitude in degrees, longitude first',
          example: '18.87,-33.93',
        }),
      }),
      response: { 200: z.object({ items: z.array(Lookalike) }), 400: Problem, 429: Problem, 503: Problem },
    },
  }),
  list: endpoint({
    method: 'GET',
    url: '/registrations',
    schema: {
      summary: 'List one’s own registrations',
      description: 'The drafts and what was sent, the newest first, and where each of them stands.',
      tags,
      response: { 200: z.object({ items: z.array(RegistrationBrief) }), 401: Problem, 429: Problem, 503: Problem },
    },
  }),
  begin: endpoint({
    method: 'POST',
    url: '/registrations',
    schema: {
      summary: 'Keep a draft',
      description: 'Keeps a form that is not finished yet. Only its sender can read it.',
      tags,
      body: z.strictObject({ form: Draft }),
      response: { 201: Registration, ...signedInProblems },
    },
  }),
  read: endpoint({
    method: 'GET',
    url: '/registrations/:id',
    schema: {
      summary: 'Read a registration of one’s own',
      description: 'The form as it was written last, and where it stands.',
      tags,
      params: byId,
      response: { 200: Registration, 401: Problem, 404: Problem, 429: Problem, 503: Problem },
    },
  }),
  save: endpoint({
    method: 'PUT',
    url: '/registrations/:id',
    schema: {
      summary: 'Write a draft anew',
      description:
        'Writes the whole form. Where it was written since this revision, on another device for instance, the answer is 409 and nothing is lost.',
      tags,
      params: byId,
      body: z.strictObject({ form: Draft, revision }),
      response: { 200: Registration, ...ownProblems },
    },
  }),
  submit: endpoint({
    method: 'POST',
    url: '/registrations/:id/submission',
    schema: {
      summary: 'Send a registration to the moderators',
      description: 'The form has to be a CentreForm by now; errors names every field that is not as it should be.',
      tags,
      params: byId,
      body: z.strictObject({ revision }),
      response: { 200: Registration, ...ownProblems },
    },
  }),
  appeal: endpoint({
    method: 'POST',
    url: '/registrations/:id/appeal',
    schema: {
      summary: 'Appeal against the refusal of a registration',
      description: 'Once, in one’s own words. Another moderator than the one who refused decides, where there is one.',
      tags,
      params: byId,
      body: Appeal,
      response: { 200: Registration, ...ownProblems },
    },
  }),
  discard: endpoint({
    method: 'DELETE',
    url: '/registrations/:id',
    schema: {
      summary: 'Throw a draft away',
      description: 'One that was sent can be taken back this way as long as nobody has decided.',
      tags,
      params: byId,
      response: { 200: Done, ...ownProblems },
    },
  }),
}
